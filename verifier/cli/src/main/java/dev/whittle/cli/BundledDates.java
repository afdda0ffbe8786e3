package dev.whittle.cli;

import dev.whittle.catalog.Catalogs;
import java.time.LocalDate;
import java.util.Iterator;

/** The dates of the bundled catalogs, for completion. */
final class BundledDates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Catalogs.bundledDates().stream().map(LocalDate::toString).iterator();
    }
}
