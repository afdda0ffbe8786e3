package dev.whittle.cli;

import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceForm;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.Interpretation;
import dev.whittle.evidence.PlainList;
import dev.whittle.evidence.Reports;
import dev.whittle.json.Limits;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The evidence for one policy: what was never used, and what stays in any case. */
final class EvidenceOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--unused",
            required = true,
            paramLabel = "FILE",
            description =
                    "what was never used: an Access Analyzer finding (get-finding-v2), its short form, or a plain list"
                            + " of service:Action lines; several add up; `-` is standard input")
    private List<String> unused = List.of();

    @Option(
            names = "--unused-format",
            paramLabel = "FORM",
            description = "the form of every FILE, instead of what its shape says: ${COMPLETION-CANDIDATES}")
    private @Nullable EvidenceForm form;

    @Option(
            names = "--role",
            paramLabel = "ARN",
            description = "the principal whose finding counts, where FILE has those of several")
    private @Nullable String role;

    @Option(
            names = "--unused-for",
            paramLabel = "DAYS",
            converter = Days.class,
            description =
                    "in a last accessed report, how long ago the last use has to be for an action to be unused, such as"
                            + " 90d; without it only what was never used is")
    private @Nullable Duration unusedFor;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = AsOf.class,
            description = "the day from which --unused-for counts, such as 2026-06-01 (default: the report's)")
    private @Nullable Instant asOf;

    @Option(
            names = "--keep",
            paramLabel = "FILE",
            description = "a plain list of actions and patterns that are never removed")
    private @Nullable String keep;

    /** The files that these options read, as named. */
    List<String> files() {
        List<String> files = new ArrayList<>(unused);
        Optional.ofNullable(keep).ifPresent(files::add);
        return files;
    }

    /** Fails where standard input would be read twice. */
    void checkStandardInput(List<String> others) {
        List<String> all = new ArrayList<>(files());
        all.addAll(others);
        if (all.stream().filter(InputFile::isStandardInput).count() > 1) {
            throw usage("standard input can be read only once; name a file for all but one `-`");
        }
    }

    /** K and U of these policies under this evidence. */
    KnownActions known(List<Policy> policies, CatalogTrie catalog) {
        return KnownActions.of(catalog, evidence(), policies);
    }

    private Evidence evidence() {
        Interpretation how = new Interpretation(
                Optional.ofNullable(form), Optional.ofNullable(unusedFor), Optional.ofNullable(asOf));
        Evidence evidence = unused.stream()
                .map(file -> EvidenceReader.read(InputFile.title(file), InputFile.read(file, Limits.EVIDENCE), how))
                .reduce(Reports::plus)
                .map(reports -> reports.about(Optional.ofNullable(role)))
                .orElse(Evidence.NONE);
        return keep == null ? evidence : evidence.plus(kept(keep));
    }

    private static Evidence kept(String file) {
        return Evidence.ofKept(
                PlainList.read(SourceText.decode(InputFile.title(file), InputFile.read(file), Limits.DEFAULT)));
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }
}
