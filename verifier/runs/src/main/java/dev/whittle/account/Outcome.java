package dev.whittle.account;

import dev.whittle.evidence.UnknownName;
import dev.whittle.refine.Granted;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.run.Status;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What came of one policy.
 *
 * @param task the policy
 * @param status the verdict, or what is wrong
 * @param proof where there is a verdict
 * @param removed the actions that go, as spelled, sorted; where the refined policy does not fit, those that would go
 * @param remaining what the policy grants once all is done that is proved and fits; all that it grants where nothing is
 * @param keptAlive for each principal, what it does not let go though another one who has the policy does
 * @param unobserved what stays though nobody uses it, as far as is known, since nothing could have seen its use
 * @param needed what stays since a recorded call may have needed it, as spelled, sorted
 * @param unfit why the service would not take the refined policy, if it is too long
 * @param names of the policy that nobody knows, unless it is AWS's own
 * @param problems what is wrong, for people
 */
public record Outcome(
        AccountTask task,
        Status status,
        Optional<Proof> proof,
        List<String> removed,
        Granted remaining,
        Map<Principal, List<String>> keptAlive,
        SortedSet<String> unobserved,
        List<String> needed,
        Optional<String> unfit,
        List<UnknownName> names,
        List<String> problems) {
    /** The same, too long, so that the policy stays and grants what it did. */
    Outcome unfit(String reason, Granted granted) {
        return new Outcome(
                task,
                status,
                proof,
                removed,
                granted,
                keptAlive,
                unobserved,
                needed,
                Optional.of(reason),
                names,
                problems);
    }

    /** The policies of each principal, in order. */
    public static Map<Principal, List<Outcome>> byOwner(List<Outcome> outcomes) {
        Map<Principal, List<Outcome>> byOwner = new HashMap<>();
        outcomes.forEach(outcome -> outcome.task()
                .owners()
                .forEach(owner -> byOwner.computeIfAbsent(owner, each -> new ArrayList<>())
                        .add(outcome)));
        return byOwner;
    }

    /** What to do, where that is proved. */
    public Optional<RecommendedAction> recommendedAction() {
        return refinement().map(ProvedRefinement::recommendedAction);
    }

    /** The refinement, where there is one. */
    public Optional<ProvedRefinement> refinement() {
        return proof.flatMap(Proof::refinement);
    }

    /** The refined text, where something is to take the policy's place and fits there. */
    public Optional<String> text() {
        return refined().filter(text -> unfit.isEmpty());
    }

    /** The same, whether it fits or not. */
    public Optional<String> refined() {
        return refinement()
                .filter(each -> each.recommendedAction() == RecommendedAction.CREATE_POLICY)
                .flatMap(ProvedRefinement::text);
    }
}
