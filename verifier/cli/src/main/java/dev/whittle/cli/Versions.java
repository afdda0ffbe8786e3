package dev.whittle.cli;

import dev.whittle.catalog.Catalogs;
import dev.whittle.report.CatalogIdentity;
import dev.whittle.smt.Solver;
import dev.whittle.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the program's version, Z3's, and the bundled catalogs. */
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        List<String> lines = new ArrayList<>();
        lines.add("whittle " + own());
        lines.add(solver());
        lines.add("catalog " + CatalogIdentity.line(Catalogs.newest()) + "; `whittle catalog list` has "
                + Numbers.count(Catalogs.bundledDates().size() - 1, "older one"));
        return lines.toArray(String[]::new);
    }

    /** All that results depend on besides input and options. */
    static String ofProver() {
        return "whittle " + own() + ", " + solver();
    }

    /** The program's version, from the jar's manifest. */
    static String own() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }

    /** The solver's. */
    static String solver() {
        return "Z3 " + Solver.version();
    }
}
