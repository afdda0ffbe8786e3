package dev.whittle.cli;

import dev.whittle.catalog.CatalogDiff;
import dev.whittle.catalog.Catalogs;
import dev.whittle.report.DiffList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code whittle catalog diff}: what was added, removed and respelled. */
@Command(
        name = "diff",
        description = "Show the services and actions that were added, removed or renamed in letter case.")
final class CatalogDiffCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "FROM",
            completionCandidates = BundledDates.class,
            description = "the date of a bundled catalog, or a catalog's file")
    private String from = "";

    @Parameters(
            index = "1",
            paramLabel = "TO",
            completionCandidates = BundledDates.class,
            description = "the catalog to compare it with")
    private String to = "";

    @Mixin
    private ReportOption format = new ReportOption();

    CatalogDiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        format.print(new DiffList(CatalogDiff.of(Catalogs.choose(from), Catalogs.choose(to))), console);
        return ExitCode.PROVED;
    }
}
