package dev.whittle.drift;

import dev.whittle.catalog.AccessLevel;
import dev.whittle.catalog.AccessLevels;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogDiff;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The actions that a policy admits at one catalog's date and did not admit at an earlier one's, since they did not
 * exist then: what its wildcards and NotAction lists took in with time.
 *
 * <p>An exact name admits what it says at any date, so it takes nothing in. An action is not admitted if the policy
 * denies it wherever a pattern would admit it.
 *
 * @param from the earlier catalog
 * @param to the later one
 * @param openings in the policy's order
 */
public record Drift(Catalog from, Catalog to, List<Opening> openings) {
    private static final Comparator<CatalogDiff.Entry> GRAVEST_FIRST = Comparator.comparing(Drift::changesSomething)
            .reversed()
            .thenComparing(action -> Pattern.fold(action.name()));

    public Drift {
        openings = List.copyOf(openings);
    }

    /**
     * The drift of a policy.
     *
     * @param diff what changed between the two catalogs
     * @param original what the policy was refined from, to tell its own patterns from those that refining made
     */
    public static Drift of(Policy policy, CatalogDiff diff, Optional<Policy> original) {
        List<CatalogDiff.Entry> added =
                diff.added().stream().sorted(GRAVEST_FIRST).toList();
        List<Opening> openings = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == Effect.ALLOW) {
                for (Gap gap : gaps(statement)) {
                    List<CatalogDiff.Entry> admitted = added.stream()
                            .filter(action -> gap.admits().test(Pattern.fold(action.name())))
                            .filter(action -> !policy.denies(Pattern.fold(action.name()), statement.context()))
                            .toList();
                    if (!admitted.isEmpty()) {
                        openings.add(new Opening(
                                statement, gap.pointer(), gap.pattern(), origin(statement, gap, original), admitted));
                    }
                }
            }
        }
        return new Drift(diff.from(), diff.to(), openings);
    }

    /** What may admit an action that nobody knew. */
    private record Gap(String pointer, Optional<Pattern> pattern, Predicate<String> admits) {}

    private static List<Gap> gaps(Statement statement) {
        if (statement.actions().element() == ActionElement.NOT_ACTION) {
            String pointer = statement.pointer() + "/" + ActionElement.NOT_ACTION.text();
            return List.of(new Gap(pointer, Optional.empty(), statement.actions()::covers));
        }
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < statement.actions().entries().size(); i++) {
            Pattern pattern = statement.actions().entries().get(i).pattern();
            if (!pattern.isLiteral()) {
                gaps.add(new Gap(statement.pointerTo(i), Optional.of(pattern), pattern::matches));
            }
        }
        return gaps;
    }

    private static Origin origin(Statement statement, Gap gap, Optional<Policy> original) {
        if (original.isEmpty()) {
            return Origin.UNTOLD;
        }
        boolean isOwn = original.get().statements().stream()
                .filter(each -> each.effect() == Effect.ALLOW)
                .filter(each -> each.context().equals(statement.context()))
                .filter(each -> each.actions().element() == statement.actions().element())
                .anyMatch(each -> gap.pattern()
                        .map(pattern -> each.actions().patterns().contains(pattern))
                        .orElseGet(() -> statement
                                .actions()
                                .patterns()
                                .containsAll(each.actions().patterns())));
        return isOwn ? Origin.OWN : Origin.MADE;
    }

    /** Whether an action writes or manages permissions. */
    private static boolean changesSomething(CatalogDiff.Entry action) {
        AccessLevels levels = action.action().levels();
        return levels.contains(AccessLevel.WRITE) || levels.contains(AccessLevel.PERMISSIONS_MANAGEMENT);
    }

    /** The same with only the openings of that origin. */
    public Drift only(Origin origin) {
        return new Drift(
                from,
                to,
                openings.stream().filter(each -> each.origin() == origin).toList());
    }

    /** All new actions that are admitted, each once, by name; in the order of the openings. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        openings.forEach(opening -> opening.actions().forEach(action -> names.add(action.name())));
        return names;
    }

    /** How many of them write or manage permissions. */
    public long changing() {
        return openings.stream()
                .flatMap(opening -> opening.actions().stream())
                .filter(Drift::changesSomething)
                .map(CatalogDiff.Entry::name)
                .distinct()
                .count();
    }
}
