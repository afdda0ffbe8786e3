package dev.whittle.refine;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Severity;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Actions by how grave they are.
 *
 * @param bySeverity the actions of each severity, sorted as they came, without severities of which there is none
 */
public record Ranked(Map<Severity, List<String>> bySeverity) {
    /** Those first that have the gravest action, of which they have the most; then those that have the most in all. */
    public static final Comparator<Ranked> GRAVEST_FIRST = Comparator.comparing(
                    (Ranked ranked) -> ranked.gravest().map(Severity::ordinal).orElse(-1))
            .thenComparing(Ranked::gravestCount)
            .thenComparing(Ranked::count)
            .reversed();

    public Ranked {
        bySeverity = Collections.unmodifiableMap(
                new EnumMap<>(bySeverity.isEmpty() ? new EnumMap<>(Severity.class) : bySeverity));
    }

    /** Actions as a catalog and what is known of them rank them. */
    public static Ranked of(Collection<String> actions, Catalog catalog) {
        return new Ranked(actions.stream().collect(Collectors.groupingBy(action -> Severity.of(action, catalog))));
    }

    /** The gravest severity; nothing where there is no action. */
    public Optional<Severity> gravest() {
        return bySeverity.keySet().stream().max(Comparator.naturalOrder());
    }

    private int gravestCount() {
        return gravest()
                .map(severity -> bySeverity.getOrDefault(severity, List.of()).size())
                .orElse(0);
    }

    /** How many actions there are. */
    public int count() {
        return bySeverity.values().stream().mapToInt(List::size).sum();
    }

    /** Actions of at least a severity, gravest first. */
    public List<String> from(Severity least) {
        return bySeverity.entrySet().stream()
                .filter(each -> each.getKey().compareTo(least) >= 0)
                .sorted(Map.Entry.<Severity, List<String>>comparingByKey().reversed())
                .flatMap(each -> each.getValue().stream())
                .toList();
    }
}
