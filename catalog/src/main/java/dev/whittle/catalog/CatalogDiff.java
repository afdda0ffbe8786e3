package dev.whittle.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the names of two catalogs. Access levels and resource types are not compared.
 *
 * @param from the one, usually the earlier
 * @param to the other
 * @param addedServices services of {@code to} alone, rising by prefix
 * @param removedServices services of {@code from} alone, rising by prefix
 * @param added actions of {@code to} alone, those of added services too, rising by service and folded name
 * @param removed actions of {@code from} alone, likewise
 * @param respelled actions of both whose letters differ in case, likewise
 */
public record CatalogDiff(
        Catalog from,
        Catalog to,
        List<CatalogService> addedServices,
        List<CatalogService> removedServices,
        List<Entry> added,
        List<Entry> removed,
        List<Respelled> respelled) {
    public CatalogDiff {
        addedServices = List.copyOf(addedServices);
        removedServices = List.copyOf(removedServices);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        respelled = List.copyOf(respelled);
    }

    /**
     * An action with its service.
     *
     * @param service its prefix, folded
     */
    public record Entry(String service, CatalogAction action) {
        /** The whole name, such as {@code s3:GetObject}. */
        public String name() {
            return service + ":" + action.name();
        }
    }

    /** An action that both catalogs have, in other letters. */
    public record Respelled(Entry from, Entry to) {}

    /** The differences. Time: what both catalogs hold. */
    public static CatalogDiff of(Catalog from, Catalog to) {
        List<Respelled> respelled = new ArrayList<>();
        for (CatalogService service : from.services()) {
            Map<String, CatalogAction> others = actions(to, service.prefix());
            for (CatalogAction action : service.actions()) {
                @Nullable CatalogAction other = others.get(folded(action));
                if (other != null && !other.name().equals(action.name())) {
                    respelled.add(
                            new Respelled(new Entry(service.prefix(), action), new Entry(service.prefix(), other)));
                }
            }
        }
        return new CatalogDiff(
                from,
                to,
                servicesMissing(from, to),
                servicesMissing(to, from),
                actionsMissing(from, to),
                actionsMissing(to, from),
                respelled);
    }

    private static List<CatalogService> servicesMissing(Catalog missingIn, Catalog catalog) {
        return catalog.services().stream()
                .filter(service -> missingIn.service(service.prefix()).isEmpty())
                .toList();
    }

    private static List<Entry> actionsMissing(Catalog missingIn, Catalog catalog) {
        List<Entry> missing = new ArrayList<>();
        for (CatalogService service : catalog.services()) {
            Map<String, CatalogAction> others = actions(missingIn, service.prefix());
            for (CatalogAction action : service.actions()) {
                if (!others.containsKey(folded(action))) {
                    missing.add(new Entry(service.prefix(), action));
                }
            }
        }
        return missing;
    }

    private static Map<String, CatalogAction> actions(Catalog catalog, String prefix) {
        Map<String, CatalogAction> byFoldedName = new TreeMap<>();
        catalog.service(prefix)
                .ifPresent(service -> service.actions().forEach(action -> byFoldedName.put(folded(action), action)));
        return byFoldedName;
    }

    private static String folded(CatalogAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
