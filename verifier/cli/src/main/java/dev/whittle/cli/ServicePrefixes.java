package dev.whittle.cli;

import dev.whittle.catalog.CatalogService;
import dev.whittle.catalog.Catalogs;
import java.util.Iterator;

/** The services of the newest bundled catalog by their prefixes, for completion. */
class ServicePrefixes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Catalogs.newest().services().stream()
                .map(CatalogService::prefix)
                .map(this::word)
                .iterator();
    }

    /** How a service is written. */
    String word(String prefix) {
        return prefix;
    }

    /** The same as actions begin: with the colon. */
    static final class OfActions extends ServicePrefixes {
        @Override
        String word(String prefix) {
            return prefix + ":";
        }
    }
}
