package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import java.util.List;

/**
 * The catalogs that there are.
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
        table.row("date", "services", "actions", "origin", "sha256");
        for (Catalog catalog : catalogs) {
            table.row(
                    catalog.date().toString(),
                    Numbers.grouped(catalog.services().size()),
                    Numbers.grouped(catalog.actionCount()),
                    catalog.origin(),
                    catalog.sha256());
        }
        return table.lines();
    }

    @Override
    public JsonObject json() {
        return new JsonObject()
                .objects(
                        "catalogs", catalogs.stream().map(CatalogIdentity::json).toList());
    }
}
