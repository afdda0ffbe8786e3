package dev.whittle.report;

import dev.whittle.catalog.CatalogDiff;
import dev.whittle.catalog.CatalogService;
import dev.whittle.json.JsonWriter;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two catalogs.
 *
 * @param diff the differences
 */
public record DiffList(CatalogDiff diff) implements Report {
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("from  " + CatalogIdentity.line(diff.from()));
        lines.add("to    " + CatalogIdentity.line(diff.to()));
        lines.addAll(part("services added", services("+", diff.addedServices())));
        lines.addAll(part("services removed", services("-", diff.removedServices())));
        lines.addAll(part("actions added", actions("+", diff.added())));
        lines.addAll(part("actions removed", actions("-", diff.removed())));
        Table table = new Table();
        diff.respelled()
                .forEach(each ->
                        table.row("~", each.from().name() + " -> " + each.to().name()));
        lines.addAll(part("actions renamed in letter case", table));
        if (diff.from().operationCount() + diff.to().operationCount() > 0) {
            lines.add("operations: " + Numbers.grouped(diff.from().operationCount()) + " -> "
                    + Numbers.grouped(diff.to().operationCount()));
        }
        return lines;
    }

    private static List<String> part(String title, Table rows) {
        List<String> lines = new ArrayList<>();
        lines.add(title + ": " + Numbers.grouped(rows.lines().size()));
        rows.lines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static Table services(String sign, List<CatalogService> services) {
        Table table = new Table();
        services.forEach(service -> table.row(
                sign,
                service.prefix(),
                Numbers.count(service.actions().size(), "action"),
                Printable.of(service.title())));
        return table;
    }

    private static Table actions(String sign, List<CatalogDiff.Entry> actions) {
        Table table = new Table();
        actions.forEach(each ->
                table.row(sign, each.name(), ServiceList.levels(each.action().levels())));
        return table;
    }

    @Override
    public void json(JsonWriter out) {
        out.member("from", from -> CatalogIdentity.json(from, diff.from()))
                .member("to", to -> CatalogIdentity.json(to, diff.to()))
                .strings("servicesAdded", prefixes(diff.addedServices()))
                .strings("servicesRemoved", prefixes(diff.removedServices()))
                .objects("actionsAdded", diff.added(), DiffList::json)
                .objects("actionsRemoved", diff.removed(), DiffList::json)
                .objects(
                        "actionsRespelled",
                        diff.respelled(),
                        (respelled, each) -> respelled
                                .member("from", each.from().name())
                                .member("to", each.to().name()));
    }

    private static List<String> prefixes(List<CatalogService> services) {
        return services.stream().map(CatalogService::prefix).toList();
    }

    /** An action with its access levels. */
    static void json(JsonWriter out, CatalogDiff.Entry action) {
        out.member("action", action.name())
                .strings("levels", ServiceList.titles(action.action().levels()));
    }
}
