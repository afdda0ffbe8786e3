package dev.whittle.report;

import dev.whittle.catalog.AccessLevel;
import dev.whittle.catalog.AccessLevels;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogAction;
import dev.whittle.catalog.CatalogOperation;
import dev.whittle.catalog.CatalogService;
import dev.whittle.json.JsonWriter;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All actions of one service, and the operations of its API as far as the catalog was imported with them.
 *
 * @param catalog the catalog
 * @param service one of its services
 */
public record ServiceList(Catalog catalog, CatalogService service) implements Report {
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("catalog  " + CatalogIdentity.line(catalog));
        lines.add("service  " + service.prefix() + ", " + Printable.of(service.title()) + ", "
                + Numbers.count(service.actions().size(), "action")
                + (service.operations().isEmpty()
                        ? ""
                        : ", " + Numbers.count(service.operations().size(), "operation")));
        Table table = new Table();
        for (CatalogAction action : service.actions()) {
            table.row(
                    service.prefix() + ":" + action.name(),
                    levels(action.levels()),
                    Printable.of(String.join(", ", action.resourceTypes())));
        }
        table.lines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    @Override
    public void json(JsonWriter out) {
        out.member("catalog", member -> CatalogIdentity.json(member, catalog))
                .member("service", service.prefix())
                .member("title", service.title())
                .objects("actions", service.actions(), ServiceList::json);
        if (!service.operations().isEmpty()) {
            out.objects("operations", service.operations(), ServiceList::json);
        }
    }

    private static void json(JsonWriter out, CatalogOperation operation) {
        out.member("name", operation.name()).strings("actions", operation.actions());
    }

    private static void json(JsonWriter out, CatalogAction action) {
        out.member("name", action.name())
                .strings("levels", titles(action.levels()))
                .strings("resourceTypes", action.resourceTypes());
    }

    /** The published words, with commas between. */
    static String levels(AccessLevels levels) {
        return String.join(", ", titles(levels));
    }

    static List<String> titles(AccessLevels levels) {
        return levels.stream().map(AccessLevel::title).collect(Collectors.toList());
    }
}
