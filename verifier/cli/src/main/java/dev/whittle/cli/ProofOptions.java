package dev.whittle.cli;

import dev.whittle.catalog.Catalogs;
import dev.whittle.files.InputFile;
import dev.whittle.refine.AdmitNew;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.verify.Refinery;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that proves has to know: the catalog and the time. */
final class ProofOptions {
    @Option(
            names = "--catalog",
            paramLabel = "DATE-OR-FILE",
            description =
                    "the known actions: the date of a bundled catalog, or a catalog's file (default: newest bundled)")
    private @Nullable String catalog;

    @Mixin
    private TimeoutOption timeout = new TimeoutOption();

    /** The files that these options may read, as named. */
    List<String> files() {
        return catalog == null || InputFile.isStandardInput(catalog) ? List.of() : List.of(catalog);
    }

    /** The chosen catalog. */
    CatalogTrie catalog() {
        return new CatalogTrie(catalog == null ? Catalogs.newest() : Catalogs.choose(catalog));
    }

    /** The same; says so if it is old. */
    CatalogTrie catalog(Console console) {
        CatalogTrie chosen = catalog();
        console.mindAge(chosen.catalog());
        return chosen;
    }

    /**
     * What refines by them.
     *
     * @param admitNew what refined text admits of actions that nobody knows yet
     */
    Refinery refinery(AdmitNew admitNew) {
        return new Refinery(catalog(), admitNew, timeout());
    }

    /** Time for each obligation. */
    Duration timeout() {
        return timeout.timeout();
    }
}
