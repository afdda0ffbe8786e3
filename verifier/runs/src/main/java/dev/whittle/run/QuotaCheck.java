package dev.whittle.run;

import dev.whittle.policy.Quota;
import dev.whittle.text.Numbers;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which refined policies the service would not take, since they are too long: a managed policy by itself, those written into a principal
 * together. Of the latter the ones that grew the most stay as they are, until the others fit beside them.
 *
 * <p>Source: IAM User Guide, "IAM and AWS STS quotas".
 *
 * @param <T> what stands for a policy
 */
public final class QuotaCheck<T> {
    /**
     * A policy's size, in the characters that count.
     *
     * @param before as it is
     * @param after once all is done that is recommended
     * @param isReplaced whether a refined text is to take its place
     */
    public record Sized<T>(T policy, long before, long after, boolean isReplaced) {
        private long growth() {
            return after - before;
        }
    }

    private final Map<T, String> unfit = new HashMap<>();

    /** Why a refined policy does not fit, if it doesn't. */
    public Optional<String> unfit(T policy) {
        return Optional.ofNullable(unfit.get(policy));
    }

    /** Checks a policy that has a quota to itself. */
    public void managed(Sized<T> policy) {
        if (policy.isReplaced() && Quota.MANAGED.isExceededBy(policy.after())) {
            unfit.put(
                    policy.policy(),
                    "it has " + Numbers.count(policy.after(), "character") + ", " + over(policy.after(), Quota.MANAGED)
                            + " a managed policy may have");
        }
    }

    /** Checks policies that are written into one principal, whose quota they share. */
    public void inline(Quota quota, List<Sized<T>> policies) {
        long together = policies.stream().mapToLong(Sized::after).sum();
        List<Sized<T>> grown = policies.stream()
                .filter(policy -> policy.isReplaced() && policy.growth() > 0)
                .sorted(Comparator.comparingLong(policy -> -policy.growth()))
                .toList();
        for (Sized<T> each : grown) {
            if (!quota.isExceededBy(together)) {
                return;
            }
            unfit.put(
                    each.policy(),
                    "with its " + Numbers.count(each.after(), "character") + " the policies written into the "
                            + quota.word() + " have " + Numbers.grouped(together) + " together, "
                            + over(together, quota) + " they may have");
            together -= each.growth();
        }
    }

    private static String over(long characters, Quota quota) {
        int most = quota.most().orElseThrow();
        return Numbers.grouped(characters - most) + " more than the " + Numbers.grouped(most);
    }
}
