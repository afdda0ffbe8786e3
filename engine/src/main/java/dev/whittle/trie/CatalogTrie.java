package dev.whittle.trie;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogService;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The frozen trie of a catalog: one trie a service, each built when it is first asked for and then shared by every
 * policy and thread.
 */
public final class CatalogTrie {
    private final Catalog catalog;
    private final ConcurrentMap<String, KnownService> services = new ConcurrentHashMap<>();
    private volatile @Nullable SortedMap<String, KnownService> all;

    /** The trie over a catalog; builds nothing yet. */
    public CatalogTrie(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The catalog that it was built from. */
    public Catalog catalog() {
        return catalog;
    }

    /** A service of the catalog with nothing unused in it; the prefix is folded. */
    Optional<KnownService> service(String prefix) {
        KnownService built = services.get(prefix);
        return built != null ? Optional.of(built) : catalog.service(prefix).map(this::build);
    }

    /** All services by prefix, sorted. */
    SortedMap<String, KnownService> services() {
        SortedMap<String, KnownService> known = all;
        if (known == null) {
            known = new TreeMap<>();
            for (CatalogService service : catalog.services()) {
                known.put(service.prefix(), build(service));
            }
            all = known; // A race makes equal maps, no more.
        }
        return known;
    }

    private KnownService build(CatalogService service) {
        return services.computeIfAbsent(
                service.prefix(),
                prefix -> KnownService.allUsed(ServiceTrie.of(
                        prefix,
                        service.actions().stream()
                                .map(action -> prefix + ":" + action.name())
                                .toList())));
    }
}
