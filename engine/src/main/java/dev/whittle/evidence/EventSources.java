package dev.whittle.evidence;

import dev.whittle.catalog.Catalog;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Event sources that the user explains, since neither the map nor the catalog knows them.
 *
 * @param services for each source, folded and without its domain, the services that its events are about; none if its
 *     calls need no permission
 */
public record EventSources(Map<String, List<String>> services) {
    /** None is explained. */
    public static final EventSources NONE = new EventSources(Map.of());

    public EventSources {
        TreeMap<String, List<String>> copy = new TreeMap<>();
        services.forEach((source, about) -> copy.put(
                Recorded.of(source, "", 1).source(),
                about.stream().map(Pattern::fold).toList()));
        services = Map.copyOf(copy);
    }

    /**
     * Fails where the user explains a source that is known already, or names a service that nobody knows.
     *
     * @throws InvalidInputException naming the first such source
     */
    public void check(Catalog catalog) {
        for (Map.Entry<String, List<String>> told : new TreeMap<>(services).entrySet()) {
            if (EventMap.bundled().isKnownSource(told.getKey(), catalog)) {
                throw refused("event source `" + told.getKey() + "` is known already; leave it out");
            }
            for (String service : told.getValue()) {
                if (catalog.service(service).isEmpty()) {
                    List<String> near = NearNames.services(service, catalog);
                    throw refused("`" + service + "` is no service of the catalog of " + catalog.date()
                            + (near.isEmpty() ? "" : "; did you mean `" + String.join("` or `", near) + "`?"));
                }
            }
        }
    }

    private static InvalidInputException refused(String message) {
        return new InvalidInputException("--event-source", message);
    }

    /** The evidence with the calls of these sources about their services; those that need no permission are left out. */
    public Evidence explain(Evidence evidence) {
        if (services.isEmpty()) {
            return evidence;
        }
        List<Claim> claims = new ArrayList<>(evidence.claims());
        claims.removeIf(claim -> claim.recorded()
                .filter(call -> services.containsKey(call.source()))
                .isPresent());
        for (Recorded call : evidence.calls()) {
            services.getOrDefault(call.source(), List.of()).stream()
                    .map(service -> new Recorded(service, call.operation(), call.count()))
                    .map(Claim.Call::new)
                    .forEach(claims::add);
        }
        return new Evidence(claims, evidence.remarks());
    }
}
