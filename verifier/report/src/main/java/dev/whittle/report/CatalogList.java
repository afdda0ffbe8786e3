package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.json.JsonWriter;
import dev.whittle.text.Numbers;
import java.util.List;
import java.util.stream.Stream;

/**
 * The catalogs that there are; with a column for operations where one of them has some.
 *
 * @param catalogs in the order to show them in
 */
public record CatalogList(List<Catalog> catalogs) implements Report {
    public CatalogList {
        catalogs = List.copyOf(catalogs);
    }

    @Override
    public List<String> lines() {
        Table table = new Table();
        boolean hasOperations = catalogs.stream().anyMatch(catalog -> catalog.operationCount() > 0);
        table.row(row("date", "services", "actions", hasOperations ? "operations" : "", "origin", "sha256"));
        for (Catalog catalog : catalogs) {
            table.row(row(
                    catalog.date().toString(),
                    Numbers.grouped(catalog.services().size()),
                    Numbers.grouped(catalog.actionCount()),
                    hasOperations ? Numbers.grouped(catalog.operationCount()) : "",
                    catalog.origin(),
                    catalog.sha256()));
        }
        return table.lines();
    }

    /** The cells that say something. */
    private static String[] row(String... cells) {
        return Stream.of(cells).filter(cell -> !cell.isEmpty()).toArray(String[]::new);
    }

    @Override
    public void json(JsonWriter out) {
        out.objects("catalogs", catalogs, CatalogIdentity::json);
    }
}
