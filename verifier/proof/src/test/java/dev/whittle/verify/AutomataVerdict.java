package dev.whittle.verify;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.PlainEvaluator;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** V1 by automata, for every assignment of the contexts: nothing of the solver, the lemma or the encodings is in it. */
final class AutomataVerdict {
    private AutomataVerdict() {}

    /** The word of V1's verdict. */
    static String of(Policy original, Policy refined) {
        Kleene twin = new Kleene(original, refined);
        boolean isViolated = Kleene.subsets(twin.all()).stream()
                .anyMatch(holding -> hasAction(exactly(refined, holding).minus(exactly(original, holding))));
        if (!isViolated) {
            return "PROVED";
        }
        boolean isCertain = Kleene.subsets(twin.shared()).stream()
                .anyMatch(holding -> hasAction(bound(refined, twin, holding, Kleene.Truth.TRUE)
                        .minus(bound(original, twin, holding, Kleene.Truth.MAYBE))));
        return isCertain ? "REFUTED" : "UNKNOWN";
    }

    /**
     * Whether V1's verdict is this one. Three-valued logic calls what hangs on an Allow and a Deny of one and the same
     * context undecided, where it may be certain: a refutation stands too if its request violates V1 whatever the contexts
     * are that only one policy has.
     */
    static boolean confirms(Policy original, Policy refined, Verdict verdict) {
        String word = of(original, refined);
        return word.equals(verdict.word())
                || (word.equals("UNKNOWN")
                        && verdict instanceof Verdict.Refuted refuted
                        && isCertain(original, refined, refuted.counterexample()));
    }

    private static boolean isCertain(Policy original, Policy refined, Counterexample shown) {
        Kleene twin = new Kleene(original, refined);
        Set<Context> unshared = twin.all();
        unshared.removeAll(twin.shared());
        return Kleene.subsets(unshared).stream().allMatch(some -> {
            Predicate<Context> holds = context -> twin.shared().contains(context)
                    ? Boolean.TRUE.equals(shown.contexts().get(context))
                    : some.contains(context);
            return PlainEvaluator.allows(refined, shown.action(), holds)
                    && !PlainEvaluator.allows(original, shown.action(), holds);
        });
    }

    private static boolean hasAction(Automaton automaton) {
        return !automaton.intersection(Automata.ACTIONS).isEmpty();
    }

    /** What the policy allows where just these contexts hold. */
    private static Automaton exactly(Policy policy, Set<Context> holding) {
        return matched(policy, Effect.ALLOW, context -> context.isAlways() || holding.contains(context))
                .minus(matched(policy, Effect.DENY, context -> context.isAlways() || holding.contains(context)));
    }

    /** What the policy allows with at least this truth. */
    private static Automaton bound(Policy policy, Kleene twin, Set<Context> holding, Kleene.Truth least) {
        return matched(
                        policy,
                        Effect.ALLOW,
                        context -> twin.truth(context, holding).compareTo(least) >= 0)
                .minus(matched(
                        policy,
                        Effect.DENY,
                        context -> twin.truth(context, holding).not().compareTo(least) < 0));
    }

    private static Automaton matched(Policy policy, Effect effect, Predicate<Context> chosen) {
        List<Automaton> parts = new ArrayList<>(List.of(BasicAutomata.makeEmpty()));
        for (Statement statement : policy.statements()) {
            if (statement.effect() == effect && chosen.test(statement.context())) {
                Automaton listed = Automata.union(statement.actions().patterns());
                parts.add(statement.actions().element() == ActionElement.ACTION ? listed : listed.complement());
            }
        }
        return Automata.any(parts);
    }
}
