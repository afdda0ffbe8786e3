package dev.whittle.verify;

import dev.whittle.policy.ActionList;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import dev.whittle.verify.Contexts.Bound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a policy allows of a fixed action, as a formula over contexts: some Allow statement matches and no Deny statement
 * does.
 *
 * <p>A pattern whose literal prefix the action does not start with is left out of the union that the solver is asked
 * about; a statement none of whose patterns is left does not list the action.
 */
// TRUSTED: that filter, which a test compares with the unfiltered formula.
final class Allowance {
    private final Contexts contexts;
    private final Map<List<Pattern>, Language> unions = new HashMap<>();

    Allowance(Contexts contexts) {
        this.contexts = contexts;
    }

    /** Every context free. */
    Allowed exactly(Policy policy, String action) {
        return Allowed.exactly(allows(policy, action, Bound.EXACTLY));
    }

    /** The bounds over contexts that only one policy has. */
    Allowed bounds(Policy policy, String action) {
        return new Allowed(allows(policy, action, Bound.CERTAINLY), allows(policy, action, Bound.POSSIBLY));
    }

    private Formula allows(Policy policy, String action, Bound bound) {
        Formula allowed = matches(policy, Effect.ALLOW, action, bound);
        return allowed.equals(Formula.FALSE)
                ? allowed
                : Formula.and(allowed, Formula.not(matches(policy, Effect.DENY, action, bound)));
    }

    private Formula matches(Policy policy, Effect effect, String action, Bound bound) {
        List<Formula> parts = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == effect) {
                Formula covers = covers(statement.actions(), action);
                if (!covers.equals(Formula.FALSE)) {
                    parts.add(Formula.and(covers, contexts.holds(statement, bound)));
                }
            }
        }
        return Formula.or(parts);
    }

    private Formula covers(ActionList actions, String action) {
        List<Pattern> near = List.of();
        for (ActionList.Entry entry : actions.entries()) {
            if (entry.pattern().mayMatch(action)) {
                near = near.isEmpty() ? new ArrayList<>() : near;
                near.add(entry.pattern());
            }
        }
        Formula listed = near.isEmpty()
                ? Formula.FALSE
                : Formula.textMatches(action, unions.computeIfAbsent(near, PatternLanguages::union));
        return actions.element().covers(true) ? listed : Formula.not(listed);
    }
}
