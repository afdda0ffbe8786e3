package dev.whittle.verify;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a policy says about some actions: its statements, without all that does not concern these actions. Two slices that are
 * equal say the same of each of them.
 *
 * @param rules in the order of their statements, without those that could cover nothing
 */
// TRUSTED: what is left out and what is written in another way, which tests compare with the whole policy.
record Slice(List<Rule> rules) {
    Slice {
        rules = List.copyOf(rules);
    }

    /**
     * A statement, or what is left of it.
     *
     * @param effect Allow or Deny
     * @param context when it holds
     * @param element whether the patterns are what it covers or what it leaves out
     * @param patterns in order
     */
    record Rule(Effect effect, Context context, ActionElement element, List<Pattern> patterns) {
        private static Rule of(Statement statement, List<Pattern> patterns) {
            return new Rule(
                    statement.effect(), statement.context(), statement.actions().element(), patterns);
        }

        private boolean maySay() {
            return !patterns.isEmpty() || element == ActionElement.NOT_ACTION;
        }
    }

    /** All that the policy says. */
    static Slice of(Policy policy) {
        return of(policy, actions -> actions);
    }

    /**
     * What it says about the actions of one service, whose names hold no second colon. A pattern for several services is
     * written as if for this one, so that slices of policies which name the service in other ways are equal.
     *
     * @param service folded, without colon
     */
    static Slice of(Policy policy, String service) {
        return of(policy, patterns -> {
            List<Pattern> near = new ArrayList<>();
            for (Pattern pattern : patterns) {
                if (pattern.matchesService(service)) {
                    near.add(pattern.namesOneService() ? pattern : about(service, pattern));
                }
            }
            return near;
        });
    }

    private static Pattern about(String service, Pattern pattern) {
        return Pattern.parse(service + ":" + pattern.name()).orElse(pattern);
    }

    private static Slice of(Policy policy, Function<List<Pattern>, List<Pattern>> chosen) {
        return new Slice(policy.statements().stream()
                .map(statement ->
                        Rule.of(statement, chosen.apply(statement.actions().patterns())))
                .filter(Rule::maySay)
                .toList());
    }

    /** What it says about one folded action: patterns whose literal prefix the action does not start with are left out. */
    Slice about(String action) {
        List<Rule> near = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            List<Pattern> patterns = new ArrayList<>();
            for (Pattern pattern : rule.patterns()) {
                if (pattern.mayMatch(action)) {
                    patterns.add(pattern);
                }
            }
            Rule left = new Rule(rule.effect(), rule.context(), rule.element(), patterns);
            if (left.maySay()) {
                near.add(left);
            }
        }
        return new Slice(near);
    }

    /** Whether some Allow statement may cover an action at all. */
    boolean mayAllow() {
        return rules.stream().anyMatch(rule -> rule.effect() == Effect.ALLOW);
    }
}
