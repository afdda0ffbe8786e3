package dev.whittle.report;

import dev.whittle.catalog.Catalog;

/** What names a catalog in every output: its date and hash, with its origin and size. */
public final class CatalogIdentity {
    private CatalogIdentity() {}

    /** In one line, with the whole hash. */
    public static String line(Catalog catalog) {
        return catalog.date() + ", " + Numbers.count(catalog.services().size(), "service") + ", "
                + Numbers.count(catalog.actionCount(), "action") + ", " + Printable.of(catalog.origin()) + ", sha256 "
                + catalog.sha256();
    }

    /** As JSON. */
    public static JsonObject json(Catalog catalog) {
        return new JsonObject()
                .string("date", catalog.date().toString())
                .string("origin", catalog.origin())
                .number("services", catalog.services().size())
                .number("actions", catalog.actionCount())
                .string("sha256", catalog.sha256());
    }
}
