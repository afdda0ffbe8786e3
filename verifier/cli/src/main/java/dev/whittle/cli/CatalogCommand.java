package dev.whittle.cli;

import dev.whittle.catalog.Catalogs;
import dev.whittle.report.CatalogList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code whittle catalog}: the known actions at one date, and how they change. */
@Command(
        name = "catalog",
        description = "Show, compare and import catalogs: all known actions at one date.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  whittle catalog list",
            "  whittle catalog show s3 --catalog 2024-11-20",
            "  whittle catalog diff 2024-11-20 2026-09-26",
            "  whittle catalog import package -o catalog.gz",
        })
final class CatalogCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec command;

    /** The command with its own commands. */
    static CommandLine of(Console console) {
        return new CommandLine(new CatalogCommand())
                .addSubcommand(new ListCommand(console))
                .addSubcommand(new CatalogShowCommand(console))
                .addSubcommand(new CatalogDiffCommand(console))
                .addSubcommand(new CatalogImportCommand(console));
    }

    @Override
    public void run() {
        throw Usage.wrong(command, "write a command: list, show, diff or import");
    }

    /** {@code whittle catalog list}. */
    @Command(name = "list", description = "List the bundled catalogs with their dates, origins, sizes and hashes.")
    private static final class ListCommand implements Callable<Integer> {
        private final Console console;

        @Mixin
        private ReportOption format = new ReportOption();

        ListCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            format.print(
                    new CatalogList(Catalogs.bundledDates().stream()
                            .map(Catalogs::bundled)
                            .toList()),
                    console);
            return ExitCode.PROVED;
        }
    }
}
