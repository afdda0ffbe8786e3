package dev.whittle.report;

import dev.whittle.json.JsonWriter;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.verify.ProvedRefinement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code aws accessanalyzer get-finding-recommendation} for a run, so that what consumes the service's
 * answer consumes this one. Where nothing is proved its status is FAILED and it has no steps.
 *
 * <p>Source: IAM Access Analyzer API Reference, "GetFindingRecommendation".
 *
 * @param resourceArn the principal whose policy it is
 * @param policyId the policy's unique identifier, where it is known
 * @param policyUpdatedAt when the policy was last changed, where it is known, or a day at which it was as it is
 * @param at when the answer was made
 */
public record Recommendation(
        String resourceArn, Optional<String> policyId, Optional<Instant> policyUpdatedAt, Instant at) {
    /** The answer's text. */
    public String of(RefineRun run) {
        return JsonWriter.text(out -> {
            out.member("startedAt", at.toString())
                    .member("completedAt", at.toString())
                    .member("resourceArn", resourceArn)
                    .member("recommendationType", "UnusedPermissionRecommendation")
                    .member("status", run.refinement().isPresent() ? "SUCCEEDED" : "FAILED");
            if (run.refinement().isEmpty()) {
                out.member(
                        "error",
                        error -> error.member(
                                        "code",
                                        run.proof().judgement().verdict().word())
                                .member("message", "nothing is proved, so nothing is recommended"));
            }
            List<ProvedRefinement> steps = run
                    .refinement()
                    .filter(refinement -> refinement.recommendedAction() != RecommendedAction.NONE)
                    .stream()
                    .toList();
            out.objects(
                    "recommendedSteps",
                    steps,
                    (each, refinement) ->
                            each.member("unusedPermissionsRecommendedStep", step -> step(step, refinement)));
        });
    }

    private void step(JsonWriter out, ProvedRefinement refinement) {
        out.member("existingPolicyId", policyId)
                .member("recommendedAction", refinement.recommendedAction().word())
                .member("recommendedPolicy", refinement.text())
                .member("policyUpdatedAt", policyUpdatedAt.map(Instant::toString));
    }
}
