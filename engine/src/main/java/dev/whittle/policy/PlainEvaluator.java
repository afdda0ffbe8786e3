package dev.whittle.policy;

import java.util.function.Predicate;

/**
 * The meaning of a policy, plainly: a request is allowed iff some Allow statement matches and no Deny statement does.
 * Small, slow and obvious on purpose; everything faster is compared with it.
 *
 * <p>Source: IAM User Guide, "Policy evaluation logic".
 */
public final class PlainEvaluator {
    private PlainEvaluator() {}

    /**
     * Whether the policy allows a request.
     *
     * @param action folded
     * @param holds which contexts are true of the request; not asked for {@link Context#ALWAYS}
     */
    public static boolean allows(Policy policy, String action, Predicate<Context> holds) {
        return matches(policy, Effect.ALLOW, action, holds) && !matches(policy, Effect.DENY, action, holds);
    }

    private static boolean matches(Policy policy, Effect effect, String action, Predicate<Context> holds) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == effect)
                .filter(statement -> statement.context().isAlways() || holds.test(statement.context()))
                .anyMatch(statement -> statement.actions().covers(action));
    }
}
