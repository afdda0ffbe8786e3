package dev.whittle.report;

import dev.whittle.account.Outcome;
import dev.whittle.account.PolicyKind;
import dev.whittle.account.Principal;
import dev.whittle.files.Input;
import dev.whittle.policy.Quota;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.verify.ProvedRefinement;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A page for each policy that changes: its diff, its trees and its proof. About 20 KB each, and more where a wildcard covers
 * a large service.
 *
 * @param inputs what the pages name as their origin
 * @param tool the program's version
 * @param solver the solver's version
 */
public record PolicyPages(List<Input> inputs, String tool, String solver) {
    /** What makes the page; nothing where the policy stays as it is or nothing is proved. */
    Optional<Supplier<String>> of(Outcome outcome, Principal owner) {
        return changed(outcome)
                .map(refinement -> () -> HtmlReport.of(
                        new RefineRun(
                                refinement,
                                quota(outcome.task().kind(), owner.kind()),
                                outcome.task().title(),
                                Optional.empty(),
                                inputs,
                                List.of(),
                                tool,
                                solver),
                        refinement,
                        Optional.empty()));
    }

    /** The refinement that a page would be about. */
    static Optional<ProvedRefinement> changed(Outcome outcome) {
        return outcome.refinement().filter(each -> each.recommendedAction() != RecommendedAction.NONE);
    }

    private static Quota quota(PolicyKind kind, Principal.Kind owner) {
        return kind == PolicyKind.INLINE ? owner.quota() : Quota.MANAGED;
    }
}
