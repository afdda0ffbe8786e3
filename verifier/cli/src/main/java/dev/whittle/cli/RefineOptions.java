package dev.whittle.cli;

import dev.whittle.config.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is asked of refining, wherever the policy stands. */
@Grouped(OptionGroup.RESULTS)
final class RefineOptions {
    @Mixin
    final EvidenceOptions evidence = new EvidenceOptions();

    @Mixin
    final ProofOptions proving = new ProofOptions();

    @Mixin
    final AdmitNewOptions admitNew = new AdmitNewOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "write the refined policy (or what --format names) there instead; the file is removed if there is nothing to write;"
                            + " of many policies of a plan a folder, with a file for each that changes")
    private @Nullable String output;

    @Grouped(OptionGroup.PIPELINE)
    @Option(names = "--check", description = "print no policy; exit 1 unless nothing had to change")
    boolean isCheck;

    @Mixin
    final QuotaOptions quotas = new QuotaOptions();

    @Mixin
    final StrictOptions strictness = new StrictOptions();

    @Mixin
    final ScriptOptions scripts = new ScriptOptions();

    @Mixin
    final ReportOptions reporting = new ReportOptions();

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    /** Reads the configuration and heeds it everywhere; before all else, since it is named first. */
    void configure(Console console) {
        Configuration read = config.read(console);
        evidence.heed(read);
        proving.heed(read);
        quotas.heed(read);
        reporting.heed(read);
        ConfigOptions.sayByTag(read, console);
    }

    /** The file of {@code -o}, as named. */
    Optional<String> output() {
        return Optional.ofNullable(output);
    }

    /** A check wants no policy; a report that the user names is wanted all the same. */
    boolean isWritten() {
        return !isCheck || reporting.isReport();
    }

    /** How many policies are worked on at a time. */
    int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The files that are read beside the policy, as named. */
    List<String> files() {
        List<String> files = new ArrayList<>(evidence.files());
        files.addAll(proving.files());
        files.addAll(config.files());
        return files;
    }
}
