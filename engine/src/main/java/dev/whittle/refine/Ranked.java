package dev.whittle.refine;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Actions by how grave they are.
 *
 * @param bySeverity the actions of each severity, sorted as they came, without severities of which there is none
 */
public record Ranked(Map<Severity, List<String>> bySeverity) {
    /** As their {@linkplain SeverityCounts counts} are sorted. */
    public static final Comparator<Ranked> GRAVEST_FIRST =
            Comparator.comparing(Ranked::counts, SeverityCounts.GRAVEST_FIRST);

    public Ranked {
        bySeverity = Map.copyOf(bySeverity);
    }

    /** Actions as a catalog and what is known of them rank them. */
    public static Ranked of(Collection<String> actions, Catalog catalog) {
        return new Ranked(actions.stream().collect(Collectors.groupingBy(action -> Severity.of(action, catalog))));
    }

    /** How many there are of each severity. */
    public SeverityCounts counts() {
        return new SeverityCounts(bySeverity.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().size())));
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
