package dev.whittle.verify;

import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.PlainEvaluator;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The obligations by trying everything: each context that both policies have is true or false, each that only one has is
 * maybe. What three-valued logic calls true holds whatever the maybes are.
 */
final class Kleene {
    /** False below maybe below true. */
    enum Truth {
        FALSE,
        MAYBE,
        TRUE;

        Truth or(Truth other) {
            return compareTo(other) >= 0 ? this : other;
        }

        Truth and(Truth other) {
            return compareTo(other) <= 0 ? this : other;
        }

        Truth not() {
            return switch (this) {
                case FALSE -> TRUE;
                case MAYBE -> MAYBE;
                case TRUE -> FALSE;
            };
        }

        static Truth of(boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    private final Policy original;
    private final Policy refined;
    private final Set<Context> inOriginal;
    private final Set<Context> inRefined;

    Kleene(Policy original, Policy refined) {
        this.original = original;
        this.refined = refined;
        this.inOriginal = contexts(original);
        this.inRefined = contexts(refined);
    }

    static Set<Context> contexts(Policy policy) {
        Set<Context> contexts = new TreeSet<>();
        policy.statements().stream()
                .map(Statement::context)
                .filter(context -> !context.isAlways())
                .forEach(contexts::add);
        return contexts;
    }

    boolean areAllShared() {
        return all().equals(shared());
    }

    /** Those of both policies; all, where the refined policy only lacks whole statements. */
    Set<Context> shared() {
        Set<Context> shared = new TreeSet<>(inOriginal);
        if (!Structure.differences(original, refined).isEmpty()) {
            shared.retainAll(inRefined);
        }
        return shared;
    }

    Set<Context> all() {
        Set<Context> all = new TreeSet<>(inOriginal);
        all.addAll(inRefined);
        return all;
    }

    /** Every subset. */
    static List<Set<Context>> subsets(Set<Context> of) {
        List<Set<Context>> subsets = new ArrayList<>(List.of(Set.of()));
        for (Context context : of) {
            for (Set<Context> subset : List.copyOf(subsets)) {
                Set<Context> larger = new TreeSet<>(subset);
                larger.add(context);
                subsets.add(larger);
            }
        }
        return subsets;
    }

    /** Whether some request with an action of K violates the obligation, every context free. */
    boolean isViolated(Obligation obligation, List<String> actions, Set<String> unused) {
        return subsets(all()).stream()
                .anyMatch(holding -> actions.stream()
                        .anyMatch(action -> obligation.isViolated(
                                PlainEvaluator.allows(original, action, holding::contains),
                                PlainEvaluator.allows(refined, action, holding::contains),
                                unused.contains(action))));
    }

    /** Whether some request with an action of K violates it whatever the contexts are that one policy lacks. */
    boolean isCertainlyViolated(Obligation obligation, List<String> actions, Set<String> unused) {
        return subsets(shared()).stream()
                .anyMatch(holding -> actions.stream()
                        .anyMatch(action -> isCertainlyViolated(obligation, action, holding, unused.contains(action))));
    }

    boolean isCertainlyViolated(Obligation obligation, String action, Set<Context> holding, boolean isUnused) {
        Truth o = allows(original, action, holding);
        Truth r = allows(refined, action, holding);
        Truth u = Truth.of(isUnused);
        Truth gained = r.and(o.not());
        Truth lost = o.and(u.not()).and(r.not());
        return Truth.TRUE
                == switch (obligation) {
                    case V1 -> gained;
                    case V2 -> r.and(u);
                    case V3 -> lost;
                    case V4 -> r.and(u).or(lost).or(gained.and(u.not()));
                };
    }

    private Truth allows(Policy policy, String action, Set<Context> holding) {
        return matches(policy, Effect.ALLOW, action, holding)
                .and(matches(policy, Effect.DENY, action, holding).not());
    }

    private Truth matches(Policy policy, Effect effect, String action, Set<Context> holding) {
        Truth any = Truth.FALSE;
        for (Statement statement : policy.statements()) {
            if (statement.effect() == effect && statement.actions().covers(action)) {
                any = any.or(truth(statement.context(), holding));
            }
        }
        return any;
    }

    Truth truth(Context context, Set<Context> holding) {
        if (context.isAlways()) {
            return Truth.TRUE;
        }
        return shared().contains(context) ? Truth.of(holding.contains(context)) : Truth.MAYBE;
    }
}
