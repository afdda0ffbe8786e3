package dev.whittle.account;

import dev.whittle.policy.Quota;
import dev.whittle.verify.Fit;
import dev.whittle.verify.FitMeans;
import dev.whittle.verify.FitTerms;
import dev.whittle.verify.Fitting;
import dev.whittle.verify.ProvedRefinement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands for refined policies of an account that are too long: a managed one in shorter text or, as far as all who have it
 * may have more policies attached, several; of those written into one principal the largest are shortened first, until they fit
 * together.
 */
final class AccountFit {
    private final FitMeans means;

    /** How many more managed policies a principal may have. */
    private final Map<Principal, Integer> free = new HashMap<>();

    private final Map<AccountTask, Fit> fits = new HashMap<>();
    private final Map<AccountTask, String> reasons = new HashMap<>();

    private AccountFit(FitMeans means) {
        this.means = means;
    }

    /** The search over all of them, in order. */
    static AccountFit of(List<Outcome> outcomes, FitMeans means) {
        AccountFit search = new AccountFit(means);
        outcomes.stream()
                .filter(outcome -> outcome.task().kind() != PolicyKind.INLINE)
                .forEach(search::managed);
        Outcome.inlineByOwner(outcomes).forEach(search::inline);
        return search;
    }

    /** The outcome with what stands for it, if something was found. */
    Outcome fitted(Outcome outcome) {
        return Optional.ofNullable(fits.get(outcome.task()))
                .map(outcome::fitted)
                .orElse(outcome);
    }

    /** Why nothing stands for it, for people; empty where that was not asked. */
    String reason(AccountTask task) {
        return Optional.ofNullable(reasons.get(task))
                .map(reason -> "; " + reason)
                .orElse("");
    }

    private void managed(Outcome outcome) {
        Optional<ProvedRefinement> refinement = replaced(outcome);
        if (refinement.isEmpty()
                || !Quota.MANAGED.isExceededBy(outcome.refined().orElseThrow())) {
            return;
        }
        AccountTask task = outcome.task();
        int more = task.users().keySet().stream().mapToInt(this::free).min().orElse(0);
        FitTerms terms = means.within(Quota.MANAGED);
        Fitting fitting = Fitting.of(refinement.get(), terms.with(terms.most(), 1 + more));
        fitting.fit()
                .ifPresentOrElse(
                        fit -> {
                            fits.put(task, fit);
                            int added = fit.proved().texts().size() - 1;
                            task.users().keySet().forEach(user -> free.put(user, free(user) - added));
                        },
                        () -> reasons.put(task, fitting.reason()));
    }

    /** One who has more than usual was granted more. */
    private int free(Principal principal) {
        int attached = principal.attached().size();
        return free.computeIfAbsent(principal, each -> Math.max(Quota.MANAGED.attached(), attached) - attached);
    }

    private static Optional<ProvedRefinement> replaced(Outcome outcome) {
        return outcome.refinement().filter(each -> outcome.refined().isPresent());
    }

    private void inline(Principal owner, List<Outcome> outcomes) {
        FitTerms terms = means.within(owner.kind().quota());
        long together = outcomes.stream().mapToLong(AccountQuotas::after).sum();
        List<Outcome> largest = new ArrayList<>(outcomes);
        largest.removeIf(outcome -> replaced(outcome).isEmpty());
        largest.sort(Comparator.comparingLong(AccountQuotas::after).reversed());
        for (Outcome each : largest) {
            if (together <= terms.most()) {
                return;
            }
            long size = AccountQuotas.after(each);
            ProvedRefinement refinement = replaced(each).orElseThrow();
            Optional<Fit> found = Fitting.fittingOrShortest(refinement, terms.with(terms.most() - together + size, 1));
            if (found.isPresent()) {
                fits.put(each.task(), found.get());
                together += found.get().size(terms.quota()) - size;
            }
        }
    }
}
