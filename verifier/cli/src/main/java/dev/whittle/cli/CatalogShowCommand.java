package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogService;
import dev.whittle.catalog.Catalogs;
import dev.whittle.policy.Pattern;
import dev.whittle.report.ServiceList;
import dev.whittle.text.Printable;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle catalog show}: the actions of one service. */
@Command(name = "show", description = "Show a service's actions with their access levels and resource types.")
final class CatalogShowCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "the service's prefix, such as `s3`")
    private String service = "";

    @Option(
            names = "--catalog",
            paramLabel = "DATE-OR-FILE",
            description = "the date of a bundled catalog, or a catalog's file (default: newest bundled)")
    private @Nullable String catalog;

    @Mixin
    private ReportOption format = new ReportOption();

    CatalogShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Catalog chosen = catalog == null ? Catalogs.newest() : Catalogs.choose(catalog);
        console.mindAge(chosen);
        CatalogService found = chosen.service(Pattern.fold(service))
                .orElseThrow(() -> new ParameterException(
                        Objects.requireNonNull(command).commandLine(),
                        "the catalog of " + chosen.date() + " has no service `" + Printable.of(service)
                                + "`; write a prefix such as `s3`"));
        console.result(format.of(new ServiceList(chosen, found)));
        return ExitCode.PROVED;
    }
}
