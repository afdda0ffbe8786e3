package dev.whittle.cli;

import dev.whittle.catalog.Catalogs;
import dev.whittle.trie.CatalogTrie;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that proves has to know: the catalog and the time. */
final class ProofOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

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

    /** The files that these options may read, as named. */
    List<String> files() {
        return catalog == null || InputFile.isStandardInput(catalog) ? List.of() : List.of(catalog);
    }

    /** The chosen catalog. */
    CatalogTrie catalog() {
        return new CatalogTrie(catalog == null ? Catalogs.newest() : Catalogs.choose(catalog));
    }

    /** Time for each obligation. */
    Duration timeout() {
        if (timeout.signum() <= 0 || timeout.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    "--timeout `" + timeout.toPlainString()
                            + "` is out of range; write seconds above 0, up to 1000000");
        }
        return Duration.ofMillis(timeout.movePointRight(3).longValue()).plusMillis(1);
    }
}
