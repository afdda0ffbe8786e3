package dev.whittle.verify;

import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import dev.whittle.verify.Contexts.Bound;
import dev.whittle.verify.Slice.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a slice of a policy allows, as a formula: some Allow statement matches and no Deny statement does. It is about a
 * fixed action and the contexts, or about every string.
 *
 * <p>Equal patterns are one language, so that the solver is asked about each membership once, whatever stands beside them.
 * Only patterns with text after a wildcard are united, list by list: there may be many that one action might match, and
 * together they cost about what one costs.
 */
final class Allowance {
    private final Contexts contexts;
    private final Map<List<Pattern>, Language> unions = new HashMap<>();
    private final Map<Pattern, Language> starts = new HashMap<>();

    Allowance(Contexts contexts) {
        this.contexts = contexts;
    }

    /** Of a folded action. */
    Allowed allowed(Slice slice, String action) {
        Slice near = slice.about(action);
        Function<List<Pattern>, Formula> listed = listed(action);
        return contexts.allowed(bound -> allows(near, listed, bound));
    }

    /**
     * Says that one slice allows some string which the other denies, where the two are equal: nothing satisfies that,
     * whatever the languages and contexts are. The solver sees it without looking into them. Equal slices only have contexts
     * of both policies, so no bound is in question.
     */
    Formula differs(Slice one, Slice other) {
        return Formula.and(Formula.not(refusesAny(one)), refusesAny(other));
    }

    private Formula refusesAny(Slice slice) {
        Function<List<Pattern>, Formula> listed = patterns -> Formula.matches(Obligation.ACTION, union(patterns));
        return Formula.or(List.of(
                Formula.not(matches(slice, Effect.ALLOW, listed, Bound.CERTAINLY)),
                matches(slice, Effect.DENY, listed, Bound.CERTAINLY)));
    }

    private Function<List<Pattern>, Formula> listed(String action) {
        return patterns -> {
            List<Formula> parts = new ArrayList<>();
            List<Pattern> others = new ArrayList<>();
            for (Pattern pattern : patterns) {
                if (isStart(pattern)) {
                    parts.add(Formula.textMatches(
                            action, starts.computeIfAbsent(pattern, key -> PatternLanguages.union(List.of(key)))));
                } else {
                    others.add(pattern);
                }
            }
            if (!others.isEmpty()) {
                parts.add(Formula.textMatches(action, union(others)));
            }
            return Formula.or(parts);
        };
    }

    /** Whether it is a literal, or one with a last {@code *}. */
    private static boolean isStart(Pattern pattern) {
        int literal = pattern.literalPrefix().length();
        return pattern.isLiteral()
                || (literal + 1 == pattern.folded().length() && pattern.folded().endsWith("*"));
    }

    private Language union(List<Pattern> patterns) {
        return unions.computeIfAbsent(patterns, PatternLanguages::union);
    }

    private Formula allows(Slice slice, Function<List<Pattern>, Formula> listed, Bound bound) {
        Formula allowed = matches(slice, Effect.ALLOW, listed, bound);
        return Formula.FALSE.equals(allowed)
                ? allowed
                : Formula.and(allowed, Formula.not(matches(slice, Effect.DENY, listed, bound)));
    }

    private Formula matches(Slice slice, Effect effect, Function<List<Pattern>, Formula> listed, Bound bound) {
        List<Formula> parts = new ArrayList<>();
        for (Rule rule : slice.rules()) {
            if (rule.effect() == effect) {
                Formula covers = rule.patterns().isEmpty() ? Formula.FALSE : listed.apply(rule.patterns());
                parts.add(Formula.and(
                        rule.element().covers(true) ? covers : Formula.not(covers),
                        contexts.holds(effect, rule.context(), bound)));
            }
        }
        return Formula.or(parts);
    }
}
