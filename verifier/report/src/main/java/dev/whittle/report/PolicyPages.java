package dev.whittle.report;

import dev.whittle.account.Outcome;
import dev.whittle.account.PolicyKind;
import dev.whittle.account.Principal;
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
 * @param by what the pages name as their origin
 */
public record PolicyPages(MadeBy by) {
    /** A page lies in its principal's folder, two below the account's. */
    private static final String INDEX = "../../index.html";

    /** What makes the page; nothing where the policy stays as it is or nothing is proved. */
    Optional<Supplier<String>> of(Outcome outcome, Principal owner) {
        return changed(outcome)
                .map(refinement -> () -> HtmlReport.of(
                        new RefineRun(
                                        refinement,
                                        quota(outcome.task().kind(), owner.kind()),
                                        outcome.task().title(),
                                        Optional.empty(),
                                        by.inputs(),
                                        List.of(),
                                        by.tool(),
                                        by.solver())
                                .of(origin(outcome)),
                        refinement,
                        Optional.empty()));
    }

    /** The findings about those who have the policy, and the way back. */
    private RunOrigin origin(Outcome outcome) {
        return new RunOrigin(
                outcome.task().users().values().stream()
                        .flatMap(evidence -> evidence.findings().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                Optional.of(by.day()),
                Optional.of(INDEX));
    }

    /** The refinement that a page would be about. */
    static Optional<ProvedRefinement> changed(Outcome outcome) {
        return outcome.refinement().filter(each -> each.recommendedAction() != RecommendedAction.NONE);
    }

    private static Quota quota(PolicyKind kind, Principal.Kind owner) {
        return kind == PolicyKind.INLINE ? owner.quota() : Quota.MANAGED;
    }
}
