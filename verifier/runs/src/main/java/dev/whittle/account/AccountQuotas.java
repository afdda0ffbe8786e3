package dev.whittle.account;

import dev.whittle.catalog.Catalog;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Quota;
import dev.whittle.refine.Granted;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which refined policies of an account the service would not take, since they are too long: a managed policy by itself, those written into
 * a principal together. Of the latter the ones that grew the most stay as they are, until the others fit beside them.
 *
 * <p>Source: IAM User Guide, "IAM and AWS STS quotas".
 */
final class AccountQuotas {
    private final Map<AccountTask, String> unfit = new HashMap<>();

    private AccountQuotas() {}

    /** The outcomes, those that don't fit marked. */
    static List<Outcome> marked(List<Outcome> outcomes, Catalog catalog) {
        AccountQuotas quotas = new AccountQuotas();
        outcomes.stream()
                .filter(outcome -> outcome.task().kind() != PolicyKind.INLINE)
                .forEach(quotas::managed);
        Map<Principal, List<Outcome>> inline = new HashMap<>();
        outcomes.stream()
                .filter(outcome -> outcome.task().kind() == PolicyKind.INLINE)
                .forEach(outcome -> inline.computeIfAbsent(
                                outcome.task().owners().get(0), owner -> new ArrayList<>())
                        .add(outcome));
        inline.forEach(quotas::inline);
        return outcomes.stream()
                .map(outcome -> Optional.ofNullable(quotas.unfit.get(outcome.task()))
                        .map(reason -> outcome.unfit(reason, granted(outcome, catalog)))
                        .orElse(outcome))
                .toList();
    }

    private static Granted granted(Outcome outcome, Catalog catalog) {
        return outcome.proof()
                .map(proof -> Granted.of(proof.candidate().original(), catalog))
                .orElse(outcome.remaining());
    }

    private void managed(Outcome outcome) {
        long after = after(outcome);
        if (outcome.text().isPresent() && Quota.MANAGED.isExceededBy(after)) {
            unfit.put(
                    outcome.task(),
                    "it has " + Numbers.count(after, "character") + ", " + over(after, Quota.MANAGED)
                            + " a managed policy may have");
        }
    }

    private void inline(Principal owner, List<Outcome> outcomes) {
        Quota quota = owner.kind().quota();
        long together = outcomes.stream().mapToLong(AccountQuotas::after).sum();
        List<Outcome> grown = outcomes.stream()
                .filter(outcome -> outcome.text().isPresent() && growth(outcome) > 0)
                .sorted(Comparator.comparingLong(outcome -> -growth(outcome)))
                .toList();
        for (Outcome each : grown) {
            if (!quota.isExceededBy(together)) {
                return;
            }
            unfit.put(
                    each.task(),
                    "with its " + Numbers.count(after(each), "character") + " the policies written into the "
                            + owner.kind().word() + " have " + Numbers.grouped(together) + " together, "
                            + over(together, quota) + " they may have");
            together -= growth(each);
        }
    }

    private static String over(long characters, Quota quota) {
        int most = quota.most().orElseThrow();
        return Numbers.grouped(characters - most) + " more than the " + Numbers.grouped(most);
    }

    private static long growth(Outcome outcome) {
        return after(outcome) - before(outcome);
    }

    /** What a policy counts once all is done that is recommended. */
    private static long after(Outcome outcome) {
        boolean isDetached = outcome.recommendedAction().equals(Optional.of(RecommendedAction.DETACH_POLICY));
        return isDetached ? 0 : outcome.text().map(Policy::quotaCharacters).orElseGet(() -> before(outcome));
    }

    private static long before(Outcome outcome) {
        return outcome.proof()
                .map(proof -> proof.candidate().original().quotaCharacters())
                .orElseGet(() -> outcome.task().document().characters());
    }
}
