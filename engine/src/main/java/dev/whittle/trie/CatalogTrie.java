package dev.whittle.trie;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogService;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The frozen trie of a catalog: one trie a service, each built when it is first asked for and then shared by every
 * policy and thread.
 */
public final class CatalogTrie {
    private final Catalog catalog;
    private final ConcurrentMap<String, KnownService> services = new ConcurrentHashMap<>();

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
