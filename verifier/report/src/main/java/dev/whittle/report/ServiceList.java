package dev.whittle.report;

import dev.whittle.catalog.AccessLevel;
import dev.whittle.catalog.AccessLevels;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogAction;
import dev.whittle.catalog.CatalogOperation;
import dev.whittle.catalog.CatalogService;
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
    public JsonObject json() {
        JsonObject json = new JsonObject()
                .object("catalog", CatalogIdentity.json(catalog))
                .string("service", service.prefix())
                .string("title", service.title())
                .objects(
                        "actions",
                        service.actions().stream().map(ServiceList::json).toList());
        return service.operations().isEmpty()
                ? json
                : json.objects(
                        "operations",
                        service.operations().stream().map(ServiceList::json).toList());
    }

    private static JsonObject json(CatalogOperation operation) {
        return new JsonObject().string("name", operation.name()).strings("actions", operation.actions());
    }

    private static JsonObject json(CatalogAction action) {
        return new JsonObject()
                .string("name", action.name())
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
