package dev.whittle.account;

import dev.whittle.catalog.Catalog;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Granted;
import dev.whittle.run.QuotaCheck;
import dev.whittle.verify.FitMeans;
import java.util.List;
import java.util.Optional;

/** Which refined policies of an account the service would not take, as {@link QuotaCheck} says. */
final class AccountQuotas {
    private AccountQuotas() {}

    /**
     * The outcomes, those that don't fit marked.
     *
     * @param means by which they may be made to fit, where that is wanted
     */
    static List<Outcome> marked(List<Outcome> outcomes, Catalog catalog, Optional<FitMeans> means) {
        Optional<AccountFit> search = means.map(each -> AccountFit.of(outcomes, each));
        List<Outcome> fitted = outcomes.stream()
                .map(outcome -> search.map(found -> found.fitted(outcome)).orElse(outcome))
                .toList();
        QuotaCheck<AccountTask> check = new QuotaCheck<>();
        fitted.stream()
                .filter(outcome -> outcome.task().kind() != PolicyKind.INLINE
                        && outcome.fit().isEmpty())
                .forEach(outcome -> check.managed(sized(outcome)));
        Outcome.inlineByOwner(fitted)
                .forEach((owner, own) -> check.inline(
                        owner.kind().quota(),
                        own.stream().map(AccountQuotas::sized).toList()));
        return fitted.stream()
                .map(outcome -> check.unfit(outcome.task())
                        .map(reason -> outcome.unfit(
                                reason
                                        + search.map(found -> found.reason(outcome.task()))
                                                .orElse(""),
                                granted(outcome, catalog)))
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
                outcome.task(),
                before(outcome),
                after(outcome),
                !outcome.texts().isEmpty());
    }

    /** What a policy counts once all is done that is recommended. */
    static long after(Outcome outcome) {
        if (outcome.isDetached()) {
            return 0;
        }
        List<String> texts = outcome.texts();
        return texts.isEmpty()
                ? before(outcome)
                : texts.stream().mapToLong(Policy::quotaCharacters).sum();
    }

    private static long before(Outcome outcome) {
        return outcome.proof()
                .map(proof -> proof.candidate().original().quotaCharacters())
                .orElseGet(() -> outcome.task().document().characters());
    }
}
