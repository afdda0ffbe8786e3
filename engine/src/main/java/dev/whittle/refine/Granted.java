package dev.whittle.refine;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogAction;
import dev.whittle.catalog.CatalogService;
import dev.whittle.catalog.RiskyActions;
import dev.whittle.catalog.Severity;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a policy grants, by how grave it is: the actions of a catalog that it allows in some context. One that is denied whenever it is
 * allowed is not granted.
 *
 * @param counts how many actions of each severity there are
 * @param gravest the patterns of its Allow statements by which the gravest actions are granted, those first that grant the most of them
 */
public record Granted(SeverityCounts counts, List<Pattern> gravest) {
    /** Of a policy that is taken away. */
    public static final Granted NOTHING = new Granted(new SeverityCounts(Map.of()), List.of());

    /** As their {@linkplain SeverityCounts counts} are sorted. */
    public static final Comparator<Granted> GRAVEST_FIRST =
            Comparator.comparing(Granted::counts, SeverityCounts.GRAVEST_FIRST);

    private static final int MOST_PATTERNS = 5;

    public Granted {
        gravest = List.copyOf(gravest);
    }

    /** What a policy grants. Time: for each service of the catalog that it may grant something of, its actions times the policy's patterns. */
    public static Granted of(Policy policy, Catalog catalog) {
        Tallying tallying = new Tallying();
        catalog.services().forEach(service -> tallying.add(policy.about(service.prefix()), service));
        return new Granted(new SeverityCounts(tallying.counts), tallying.gravest());
    }

    /** Counts actions service by service. */
    private static final class Tallying {
        private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

        /** How many of each severity a pattern grants. */
        private final Map<Pattern, Map<Severity, Integer>> byPattern = new LinkedHashMap<>();

        void add(Policy near, CatalogService service) {
            if (!near.mayAllow()) {
                return;
            }
            for (CatalogAction action : service.actions()) {
                String folded = Pattern.fold(service.prefix() + ":" + action.name());
                if (Removals.isGranted(near, folded)) {
                    Severity severity =
                            Severity.of(action.levels(), RiskyActions.bundled().risks(folded));
                    counts.merge(severity, 1, Integer::sum);
                    if (severity.compareTo(Severity.PERMISSIONS) >= 0) {
                        note(near, folded, severity);
                    }
                }
            }
        }

        private void note(Policy near, String action, Severity severity) {
            near.statements().stream()
                    .filter(statement -> statement.effect() == Effect.ALLOW)
                    .filter(statement -> statement.actions().covers(action))
                    .flatMap(statement -> statement.actions().patterns().stream())
                    .filter(pattern -> pattern.matches(action))
                    .forEach(pattern -> byPattern
                            .computeIfAbsent(pattern, each -> new EnumMap<>(Severity.class))
                            .merge(severity, 1, Integer::sum));
        }

        List<Pattern> gravest() {
            return byPattern.entrySet().stream()
                    .map(each -> Grave.of(each.getKey(), new SeverityCounts(each.getValue())))
                    .sorted(Comparator.comparing(Grave::severity)
                            .thenComparing(Grave::count)
                            .reversed())
                    .map(Grave::pattern)
                    .limit(MOST_PATTERNS)
                    .toList();
        }
    }

    /** A pattern, the gravest severity of what it grants, and how many actions of that it grants. */
    private record Grave(Pattern pattern, Severity severity, int count) {
        static Grave of(Pattern pattern, SeverityCounts counts) {
            return new Grave(pattern, counts.gravest(), counts.of(counts.gravest()));
        }
    }
}
