package dev.whittle.account;

import dev.whittle.catalog.Catalog;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Granted;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.run.QuotaCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which refined policies of an account the service would not take, as {@link QuotaCheck} says. */
final class AccountQuotas {
    private AccountQuotas() {}

    /** The outcomes, those that don't fit marked. */
    static List<Outcome> marked(List<Outcome> outcomes, Catalog catalog) {
        QuotaCheck<AccountTask> check = new QuotaCheck<>();
        outcomes.stream()
                .filter(outcome -> outcome.task().kind() != PolicyKind.INLINE)
                .forEach(outcome -> check.managed(sized(outcome)));
        Map<Principal, List<Outcome>> inline = new HashMap<>();
        outcomes.stream()
                .filter(outcome -> outcome.task().kind() == PolicyKind.INLINE)
                .forEach(outcome -> inline.computeIfAbsent(
                                outcome.task().owners().get(0), owner -> new ArrayList<>())
                        .add(outcome));
        inline.forEach((owner, own) -> check.inline(
                owner.kind().quota(), own.stream().map(AccountQuotas::sized).toList()));
        return outcomes.stream()
                .map(outcome -> check.unfit(outcome.task())
                        .map(reason -> outcome.unfit(reason, granted(outcome, catalog)))
                        .orElse(outcome))
                .toList();
    }

    private static Granted granted(Outcome outcome, Catalog catalog) {
        return outcome.proof()
                .map(proof -> Granted.of(proof.candidate().original(), catalog))
                .orElse(outcome.remaining());
    }

    private static QuotaCheck.Sized<AccountTask> sized(Outcome outcome) {
        return new QuotaCheck.Sized<>(
                outcome.task(), before(outcome), after(outcome), outcome.text().isPresent());
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
