package dev.whittle.report;

import dev.whittle.account.Outcome;
import dev.whittle.account.PolicyKind;
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
    private static final String INDEX = "index.html";

    /** What makes the page; nothing where the policy stays as it is or nothing is proved. */
    Optional<Supplier<String>> of(Outcome outcome) {
        return changed(outcome)
                .map(refinement -> () -> HtmlReport.of(
                        new RefineRun(
                                        refinement,
                                        quota(outcome),
                                        outcome.task().title(),
                                        Optional.empty(),
                                        by.inputs(),
                                        List.of(),
                                        by.tool(),
                                        by.solver())
                                .of(origin(outcome)),
                        refinement,
                        outcome.fit()));
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
                Optional.of("../".repeat(outcome.task().page().split("/", -1).length - 1) + INDEX));
    }

    /** The refinement that a page would be about. */
    static Optional<ProvedRefinement> changed(Outcome outcome) {
        return outcome.refinement().filter(each -> each.recommendedAction() != RecommendedAction.NONE);
    }

    private static Quota quota(Outcome outcome) {
        return outcome.task().kind() == PolicyKind.INLINE
                ? outcome.task().owners().get(0).kind().quota()
                : Quota.MANAGED;
    }
}
