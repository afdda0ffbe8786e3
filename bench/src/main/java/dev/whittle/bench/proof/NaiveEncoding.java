package dev.whittle.bench.proof;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.smt.BooleanVariable;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import dev.whittle.verify.Obligation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * V4, <em>equal to original minus unused</em>, as one would first write it down: one action x, known; the refined policy
 * allows x, or the original allows x and x is not unused, but not both. Each set of actions is a flat union of regular
 * expressions and each membership of x an atom of its own.
 *
 * <p>It differs from what the verifier asks in that x stays a variable. The solver then has to intersect unions and their
 * complements, which takes it from seconds to minutes where the verifier's ground formula takes milliseconds. Both are
 * unsatisfiable iff V4 holds.
 */
final class NaiveEncoding {
    private NaiveEncoding() {}

    /** Satisfiable iff V4 does not hold; equal contexts share a variable. */
    static Formula v4(Policy original, Policy refined, KnownActions known) {
        List<Pattern> actions = new ArrayList<>();
        List<Pattern> unused = new ArrayList<>();
        for (KnownService service : Concerned.services(original, refined, known)) {
            for (int i = 0; i < service.trie().size(); i++) {
                Pattern action = Pattern.of(service.trie().folded(i));
                actions.add(action);
                if (service.isUnused(i)) {
                    unused.add(action);
                }
            }
        }
        Formula after = allows(refined);
        Formula due = Formula.and(allows(original), Formula.not(isIn(unused)));
        return Formula.and(isIn(actions), Formula.or(List.of(both(after, due), both(due, after))));
    }

    private static Formula both(Formula holds, Formula fails) {
        return Formula.and(holds, Formula.not(fails));
    }

    private static Formula allows(Policy policy) {
        return both(matches(policy, Effect.ALLOW), matches(policy, Effect.DENY));
    }

    private static Formula matches(Policy policy, Effect effect) {
        return Formula.or(policy.statements().stream()
                .filter(statement -> statement.effect() == effect)
                .map(NaiveEncoding::matches)
                .toList());
    }

    private static Formula matches(Statement statement) {
        Formula listed = isIn(statement.actions().patterns());
        Formula covered = statement.actions().element() == ActionElement.ACTION ? listed : Formula.not(listed);
        return statement.context().isAlways() ? covered : Formula.and(covered, Formula.holds(variable(statement)));
    }

    /** The statement's context, the same for equal contexts. */
    private static BooleanVariable variable(Statement statement) {
        return new BooleanVariable(statement.context().canonical());
    }

    private static Formula isIn(Collection<Pattern> patterns) {
        return Formula.matches(
                Obligation.ACTION,
                Language.union(patterns.stream().map(NaiveEncoding::language).toList()));
    }

    private static Language language(Pattern pattern) {
        List<Language> parts = new ArrayList<>();
        for (String part : pattern.folded().split("(?=[*?])|(?<=[*?])", -1)) {
            parts.add(
                    switch (part) {
                        case "*" -> Language.anyString();
                        case "?" -> Language.anyCharacter();
                        default -> Language.literal(part);
                    });
        }
        return Language.concatenation(parts);
    }
}
