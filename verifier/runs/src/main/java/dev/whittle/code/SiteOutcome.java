package dev.whittle.code;

import dev.whittle.evidence.Warning;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.Removals;
import dev.whittle.run.Status;
import dev.whittle.source.PolicySource;
import dev.whittle.source.Site;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one policy of the code.
 *
 * @param site where it stands
 * @param status the verdict, or what is wrong
 * @param holders those who hold it, as people call them
 * @param word what the user vouches for, in words
 * @param source the policy in its file, where it was to be refined
 * @param proof where there is a verdict
 * @param keptAlive for each of those who hold it, what stays on its account though another one lets it go
 * @param unfit why the service would not take the refined policy, if it is too long
 * @param warnings what has to be taken for granted
 * @param problems what is wrong, or why the policy is left alone, for people
 */
public record SiteOutcome(
        Site site,
        Status status,
        List<String> holders,
        Optional<String> word,
        Optional<PolicySource> source,
        Optional<Proof> proof,
        Map<String, List<String>> keptAlive,
        Optional<String> unfit,
        List<Warning> warnings,
        List<String> problems) {
    public SiteOutcome {
        holders = List.copyOf(holders);
        keptAlive = Map.copyOf(keptAlive);
        warnings = List.copyOf(warnings);
        problems = List.copyOf(problems);
    }

    /** Of a policy that is left alone. */
    static SiteOutcome left(Site site, String reason) {
        return new SiteOutcome(
                site,
                Status.PROVED,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(reason));
    }

    /** Of a policy on which the work failed. */
    static SiteOutcome failed(Site site, SiteTask task, Status status, List<String> problems) {
        return new SiteOutcome(
                site,
                status,
                task.holders(),
                task.word(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                problems);
    }

    /** The same, too long, so that the policy stays. */
    SiteOutcome unfit(String reason) {
        return new SiteOutcome(
                site, status, holders, word, source, proof, keptAlive, Optional.of(reason), warnings, problems);
    }

    /** Whether it was left alone, since no evidence is about it. */
    public boolean isLeft() {
        return proof.isEmpty() && status == Status.PROVED;
    }

    /** The refinement, where there is one. */
    public Optional<ProvedRefinement> refinement() {
        return proof.flatMap(Proof::refinement);
    }

    /** What to do, where that is proved. */
    public Optional<RecommendedAction> recommendedAction() {
        return refinement().map(ProvedRefinement::recommendedAction);
    }

    /** The text that is to take the place of the policy, or of its file in code, where there is one and it fits. */
    public Optional<String> text() {
        return refinement()
                .filter(each -> unfit.isEmpty())
                .filter(each -> each.recommendedAction() == RecommendedAction.CREATE_POLICY)
                .flatMap(ProvedRefinement::text);
    }

    /** Whether it is proved that something is to change. */
    public boolean isBroader() {
        return recommendedAction()
                .filter(action -> action != RecommendedAction.NONE)
                .isPresent();
    }

    /** The actions that go, as spelled, sorted; none of a policy that stays. */
    public List<String> removed() {
        return proof.filter(each -> unfit.isEmpty())
                .map(Proof::candidate)
                .map(candidate -> Removals.of(candidate.original(), candidate.known()))
                .orElse(List.of());
    }
}
