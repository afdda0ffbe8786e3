package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.json.JsonWriter;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;

/** What names a catalog in every output: its date and hash, with its origin and size. */
public final class CatalogIdentity {
    private CatalogIdentity() {}

    /** In one line, with the whole hash. */
    public static String line(Catalog catalog) {
        return catalog.date() + ", " + Numbers.count(catalog.services().size(), "service") + ", "
                + Numbers.count(catalog.actionCount(), "action") + ", " + operations(catalog.operationCount())
                + Printable.of(catalog.origin()) + ", sha256 "
                + catalog.sha256();
    }

    private static String operations(int count) {
        return count == 0 ? "" : Numbers.count(count, "operation") + ", ";
    }

    /** As JSON; without {@code operations} where the catalog has none, as in its text. */
    public static void json(JsonWriter out, Catalog catalog) {
        out.member("date", catalog.date().toString())
                .member("origin", catalog.origin())
                .member("services", catalog.services().size())
                .member("actions", catalog.actionCount());
        if (catalog.operationCount() > 0) {
            out.member("operations", catalog.operationCount());
        }
        out.member("sha256", catalog.sha256());
    }
}
