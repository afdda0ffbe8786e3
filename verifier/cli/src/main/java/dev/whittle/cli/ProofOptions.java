package dev.whittle.cli;

import dev.whittle.catalog.Catalogs;
import dev.whittle.config.Configuration;
import dev.whittle.files.InputFile;
import dev.whittle.refine.AdmitNew;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.verify.Refinery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that proves has to know: the catalog and the time. */
@Grouped(OptionGroup.CATALOG)
final class ProofOptions {
    @Option(
            names = "--catalog",
            paramLabel = "DATE-OR-FILE",
            completionCandidates = BundledDates.class,
            description =
                    "the known actions: the date of a bundled catalog, or a catalog's file (default: newest bundled)")
    private @Nullable String catalog;

    @Mixin
    private TimeoutOption timeout = new TimeoutOption();

    private Configuration configuration = Configuration.NONE;

    /** Heeds what it says of the catalog, which an option overrides, and of what is protected. */
    void heed(Configuration other) {
        configuration = other;
    }

    private Optional<String> chosen() {
        return Optional.ofNullable(catalog).or(configuration::catalog);
    }

    /** The files that these options may read, as named. */
    List<String> files() {
        return chosen().filter(name -> !InputFile.isStandardInput(name)).stream()
                .toList();
    }

    /** The chosen catalog. */
    CatalogTrie catalog() {
        return new CatalogTrie(chosen().map(Catalogs::choose).orElseGet(Catalogs::newest));
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
        return new Refinery(catalog(), admitNew, timeout()).protecting(configuration.protection());
    }

    /** Time for each obligation. */
    Duration timeout() {
        return timeout.timeout();
    }
}
