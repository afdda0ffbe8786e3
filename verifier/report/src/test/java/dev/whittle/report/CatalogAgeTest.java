package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogAgeTest {
    private static final Catalog CATALOG = Catalogs.newest();

    @Test
    void remark_upToNinetyDays_isNone() {
        assertEquals(Optional.empty(), CatalogAge.remark(CATALOG, CATALOG.date().plusDays(90)));
        assertEquals(Optional.empty(), CatalogAge.remark(CATALOG, CATALOG.date().minusDays(1)));
    }

    @Test
    void remark_after_saysHowOldItIs() {
        assertEquals(
                Optional.of(
                        "note       the catalog of 2026-09-26 is 91 days old, and AWS has added actions since; choose"
                                + " another with --catalog, or make one with `whittle catalog import`"),
                CatalogAge.remark(CATALOG, CATALOG.date().plusDays(91)));
    }
}
