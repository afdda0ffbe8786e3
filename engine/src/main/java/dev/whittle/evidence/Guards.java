package dev.whittle.evidence;

import dev.whittle.policy.Pattern;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Services whose actions are not called unused by anybody, since something recorded of them can't be translated into
 * permissions.
 *
 * @param services folded prefixes, each with the recorded operations that nothing translates
 * @param sources event sources that neither the map nor the catalog knows, each with the number of its records: they may be
 *     about any service but those whose own sources are known
 * @param sourced the services, folded, whose own event sources are known
 */
public record Guards(
        SortedMap<String, SortedSet<String>> services, SortedMap<String, Long> sources, Set<String> sourced) {
    /** None. */
    static final Guards NONE = new Guards(new TreeMap<>(), new TreeMap<>(), Set.of());

    public Guards {
        TreeMap<String, SortedSet<String>> copy = new TreeMap<>();
        services.forEach((service, operations) ->
                copy.put(service, Collections.unmodifiableSortedSet(new TreeSet<>(operations))));
        services = Collections.unmodifiableSortedMap(copy);
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        sourced = Set.copyOf(sourced);
    }

    /** Whether nothing is guarded. */
    public boolean isEmpty() {
        return services.isEmpty() && sources.isEmpty();
    }

    /** Why nothing of a service, folded, is called unused; nothing where it may be. */
    public Optional<String> reason(String service) {
        SortedSet<String> operations = services.get(service);
        if (operations != null) {
            return Optional.of("a record of " + operations.first()
                    + " can't be translated, so it may have needed any action" + " of " + service);
        }
        return sources.isEmpty() || sourced.contains(service)
                ? Optional.empty()
                : Optional.of("the event source " + sources.firstKey() + " is not known, so its records may be about "
                        + service);
    }

    /** Whether some string of L(pattern) may belong to a guarded service. */
    public boolean meets(Pattern pattern) {
        if (isEmpty()) {
            return false;
        }
        return pattern.namesOneService()
                ? reason(pattern.service()).isPresent()
                : !sources.isEmpty() || services.keySet().stream().anyMatch(pattern::matchesService);
    }
}
