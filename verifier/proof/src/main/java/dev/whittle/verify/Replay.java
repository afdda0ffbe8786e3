package dev.whittle.verify;

import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.PlainEvaluator;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Counterexample.Culprit;
import dev.whittle.verify.Counterexample.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Runs requests through the plain evaluator, which alone decides what becomes a counterexample. */
final class Replay {
    private final Policy original;
    private final Policy refined;
    private final KnownActions known;
    private final Contexts contexts;

    /** The sets of adverse contexts that are also tried, each as all of them that hold; none where every context is free. */
    private final List<Set<Context>> variations;

    /**
     * A counterexample violates the obligation whatever the adverse contexts are. To know that, it is enough to try none of
     * them, all, and each alone. What a policy allows under none and under all, it allows under any. What it allows under
     * some, it allows under none or under one alone, since more of them only deny more.
     *
     * @param contexts of both policies, and how they are taken
     */
    Replay(Policy original, Policy refined, KnownActions known, Contexts contexts) {
        this.original = original;
        this.refined = refined;
        this.known = known;
        this.contexts = contexts;
        this.variations = variations(contexts.adverse());
    }

    private static List<Set<Context>> variations(Set<Context> adverse) {
        List<Set<Context>> variations = new ArrayList<>();
        if (!adverse.isEmpty()) {
            variations.addAll(List.of(Set.of(), adverse));
            adverse.forEach(context -> variations.add(Set.of(context)));
        }
        return variations;
    }

    /** The request as a counterexample, if it violates the obligation. */
    Optional<Counterexample> of(Obligation obligation, String action, Set<Context> holding) {
        return evaluated(obligation, action, holding)
                .filter(found -> variations.stream()
                        .allMatch(variation -> evaluated(obligation, action, varied(holding, variation))
                                .filter(other -> other.refinedAllows() == found.refinedAllows())
                                .isPresent()));
    }

    private Set<Context> varied(Set<Context> holding, Set<Context> variation) {
        Set<Context> varied = new TreeSet<>(holding);
        varied.removeIf(contexts::isAdverse);
        varied.addAll(variation);
        return varied;
    }

    private Optional<Counterexample> evaluated(Obligation obligation, String action, Set<Context> holding) {
        Predicate<Context> holds = holding::contains;
        boolean originalAllows = PlainEvaluator.allows(original, action, holds);
        boolean refinedAllows = PlainEvaluator.allows(refined, action, holds);
        boolean isUnused = known.isUnused(action);
        if (!obligation.isViolated(originalAllows, refinedAllows, isUnused)) {
            return Optional.empty();
        }
        SortedMap<Context, Boolean> values = new TreeMap<>();
        contexts.variables().keySet().forEach(context -> values.put(context, holding.contains(context)));
        List<Culprit> culprits = new ArrayList<>();
        collect(culprits, Side.REFINED, refined, action, holds);
        collect(culprits, Side.ORIGINAL, original, action, holds);
        return Optional.of(new Counterexample(action, values, originalAllows, refinedAllows, isUnused, culprits));
    }

    private static void collect(
            List<Culprit> culprits, Side side, Policy policy, String action, Predicate<Context> holds) {
        for (Statement statement : policy.statements()) {
            boolean applies = statement.context().isAlways() || holds.test(statement.context());
            for (int i = 0; applies && i < statement.actions().entries().size(); i++) {
                if (statement.actions().entries().get(i).pattern().matches(action)) {
                    boolean grants = (statement.effect() == Effect.ALLOW)
                            == statement.actions().element().covers(true);
                    culprits.add(new Culprit(
                            side,
                            statement.pointerTo(i),
                            statement.actions().entries().get(i).pattern().text(),
                            grants ? "allows it" : "takes it out"));
                }
            }
            if (applies
                    && statement.actions().element().covers(false)
                    && statement.actions().covers(action)) {
                culprits.add(new Culprit(
                        side,
                        statement.pointer() + "/NotAction",
                        "NotAction",
                        statement.effect() == Effect.ALLOW ? "allows it" : "takes it out"));
            }
        }
    }
}
