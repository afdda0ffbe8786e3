package dev.whittle.account;

import dev.whittle.evidence.UnknownName;
import dev.whittle.refine.Granted;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.run.Status;
import dev.whittle.verify.Fit;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
 * @param fit what stands for the refined policy, where that is too long
 * @param unfit why the service would not take the refined policy, if it is too long and nothing stands for it
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
        Optional<Fit> fit,
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
                fit,
                Optional.of(reason),
                names,
                problems);
    }

    /** The same, where something stands for the refined policy. */
    Outcome fitted(Fit found) {
        return new Outcome(
                task,
                status,
                proof,
                removed,
                remaining,
                keptAlive,
                unobserved,
                needed,
                Optional.of(found),
                unfit,
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

    /** The policies that are written into each principal, in order. */
    public static Map<Principal, List<Outcome>> inlineByOwner(List<Outcome> outcomes) {
        Map<Principal, List<Outcome>> inline = new LinkedHashMap<>();
        outcomes.stream()
                .filter(outcome -> outcome.task().kind() == PolicyKind.INLINE)
                .forEach(outcome -> inline.computeIfAbsent(
                                outcome.task().owners().get(0), owner -> new ArrayList<>())
                        .add(outcome));
        return inline;
    }

    /** Whether all of it is to go, as is proved. */
    public boolean isDetached() {
        return recommendedAction().equals(Optional.of(RecommendedAction.DETACH_POLICY));
    }

    /** What to do, where that is proved. */
    public Optional<RecommendedAction> recommendedAction() {
        return refinement().map(ProvedRefinement::recommendedAction);
    }

    /** The refinement, where there is one. */
    public Optional<ProvedRefinement> refinement() {
        return proof.flatMap(Proof::refinement);
    }

    /** What is to take the policy's place and fits there: the refined text, or the policies that stand for it. */
    public List<String> texts() {
        return unfit.isPresent()
                ? List.of()
                : fit.map(found -> found.proved().texts())
                        .orElseGet(() -> refined().stream().toList());
    }

    /** The same by their paths within the results. */
    public SortedMap<String, String> files() {
        List<String> texts = texts();
        SortedMap<String, String> files = new TreeMap<>();
        if (!texts.isEmpty()) {
            List<String> paths = task.files(texts.size());
            IntStream.range(0, paths.size()).forEach(i -> files.put(paths.get(i), texts.get(i)));
        }
        return files;
    }

    /** The refined text, where something is to take the policy's place, whether it fits or not. */
    public Optional<String> refined() {
        return refinement()
                .filter(each -> each.recommendedAction() == RecommendedAction.CREATE_POLICY)
                .flatMap(ProvedRefinement::text);
    }
}
