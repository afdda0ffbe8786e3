package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.PlainList;
import dev.whittle.json.Limits;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that judges a policy has to know: the evidence, the catalog and the time. */
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
            names = "--role",
            paramLabel = "ARN",
            description = "the principal whose finding counts, where FILE has those of several")
    private @Nullable String role;

    @Option(
            names = "--keep",
            paramLabel = "FILE",
            description = "a plain list of actions and patterns that are never removed")
    private @Nullable String keep;

    @Option(
            names = "--catalog",
            paramLabel = "DATE-OR-FILE",
            description =
                    "the known actions: the date of a bundled catalog, or a catalog's file (default: newest bundled)")
    private @Nullable String catalog;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description =
                    "time for each obligation; what is not decided by then is unknown (default: ${DEFAULT-VALUE})")
    private BigDecimal timeout = BigDecimal.valueOf(30);

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

    /** Time for each obligation. */
    Duration timeout() {
        if (timeout.signum() <= 0 || timeout.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            throw usage("--timeout `" + timeout.toPlainString()
                    + "` is out of range; write seconds above 0, up to 1000000");
        }
        return Duration.ofMillis(timeout.movePointRight(3).longValue()).plusMillis(1);
    }

    /** K and U of these policies. */
    KnownActions known(List<Policy> policies) {
        Catalog actions = catalog == null ? Catalogs.newest() : Catalogs.choose(catalog);
        return KnownActions.of(new CatalogTrie(actions), evidence(), policies);
    }

    private Evidence evidence() {
        Evidence evidence = Evidence.NONE;
        for (String file : unused) {
            evidence = evidence.plus(
                    EvidenceReader.read(InputFile.title(file), InputFile.read(file), Optional.ofNullable(role)));
        }
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
