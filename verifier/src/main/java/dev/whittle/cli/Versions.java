package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.report.Numbers;
import dev.whittle.smt.Solver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the program's version, Z3's, and the bundled catalogs. */
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        List<String> lines = new ArrayList<>();
        lines.add("whittle " + own());
        lines.add("Z3 " + Solver.version());
        for (LocalDate date : Catalogs.bundledDates()) {
            Catalog catalog = Catalogs.bundled(date);
            lines.add("catalog " + date + ": " + Numbers.count(catalog.actionCount(), "action") + " of "
                    + Numbers.count(catalog.services().size(), "service") + ", " + catalog.origin() + ", sha256 "
                    + catalog.sha256());
        }
        return lines.toArray(String[]::new);
    }

    /** All that results hang on but for input and options. */
    static String ofProver() {
        return "whittle " + own() + ", Z3 " + Solver.version();
    }

    /** From the jar's manifest. */
    private static String own() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }
}
