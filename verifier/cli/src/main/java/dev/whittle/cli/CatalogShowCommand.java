package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogService;
import dev.whittle.catalog.Catalogs;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.policy.Pattern;
import dev.whittle.report.KeyList;
import dev.whittle.report.ServiceList;
import dev.whittle.run.ForCheck;
import dev.whittle.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle catalog show}: the actions of one service, or its condition keys and resource types. */
@Grouped(OptionGroup.RESULTS)
@Command(
        name = "show",
        description = "Show a service's actions with their access levels and resource types, or its condition keys.")
final class CatalogShowCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SERVICE",
            completionCandidates = ServicePrefixes.class,
            description =
                    "the service's prefix, such as `s3`; with --plain it may be left out for all services, and with --keys"
                            + " for the keys of no service")
    private @Nullable String service;

    @Option(names = "--plain", description = "print the actions alone, one `service:Action` a line")
    private boolean isPlain;

    @Option(
            names = "--keys",
            description = "show condition keys with their types, and resource types with their ARN formats")
    private boolean isOfKeys;

    @Grouped(OptionGroup.CATALOG)
    @Option(
            names = "--catalog",
            paramLabel = "DATE-OR-FILE",
            completionCandidates = BundledDates.class,
            description = "the date of a bundled catalog, or a catalog's file (default: newest bundled)")
    private @Nullable String catalog;

    @Mixin
    private ReportOption format = new ReportOption();

    CatalogShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (isPlain && format.isNamed()) {
            throw Usage.wrong(command, "--plain prints no report; leave out --format");
        }
        Catalog chosen = catalog == null ? Catalogs.newest() : Catalogs.choose(catalog);
        console.mindAge(chosen);
        if (isPlain && isOfKeys) {
            throw Usage.wrong(
                    command, "--plain prints actions and --keys what else a request holds; write one of them");
        }
        String named = service;
        if (named == null) {
            if (!isPlain && !isOfKeys) {
                throw Usage.wrong(command, "name a service, such as `s3`; for all of them write --plain");
            }
            if (isPlain) {
                console.result(lines(ForCheck.actions(chosen)));
            } else {
                format.print(new KeyList(Vocabularies.of(chosen), Optional.empty()), console);
            }
            return ExitCode.PROVED;
        }
        CatalogService found = chosen.service(Pattern.fold(named))
                .orElseThrow(() -> Usage.wrong(
                        command,
                        "the catalog of " + chosen.date() + " has no service `" + Printable.of(named)
                                + "`; write a prefix such as `s3`"));
        if (isPlain) {
            console.result(lines(ForCheck.actions(found)));
        } else {
            format.print(
                    isOfKeys
                            ? new KeyList(Vocabularies.of(chosen), Optional.of(found))
                            : new ServiceList(chosen, found),
                    console);
        }
        return ExitCode.PROVED;
    }

    private static String lines(List<String> actions) {
        return actions.stream().map(action -> action + "\n").collect(Collectors.joining());
    }
}
