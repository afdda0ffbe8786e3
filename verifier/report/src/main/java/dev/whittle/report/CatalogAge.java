package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.text.Numbers;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When a catalog is so old that AWS will have added much since. */
public final class CatalogAge {
    /** The most days for which nothing is said. */
    static final long DAYS = 90;

    private CatalogAge() {}

    /** What to say of a catalog on a day, if it is too old. */
    public static Optional<String> remark(Catalog catalog, LocalDate today) {
        long days = ChronoUnit.DAYS.between(catalog.date(), today);
        return days <= DAYS
                ? Optional.empty()
                : Optional.of("note       the catalog of " + catalog.date() + " is " + Numbers.count(days, "day")
                        + " old, and AWS has added actions since; choose another with --catalog, or make one with `whittle"
                        + " catalog import`");
    }
}
