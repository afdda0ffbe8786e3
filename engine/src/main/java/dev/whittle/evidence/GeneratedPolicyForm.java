package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Access Analyzer's answer to {@code aws accessanalyzer get-generated-policy}: policies that allow what CloudTrail recorded of
 * a principal. They only protect, since what they leave out was perhaps only not recorded.
 *
 * <p>Source: IAM Access Analyzer API Reference, "GetGeneratedPolicy", "GeneratedPolicyProperties" and "JobDetails".
 */
final class GeneratedPolicyForm implements JsonForm {
    private static final String JOB = "jobDetails";
    private static final String RESULT = "generatedPolicyResult";
    private static final String POLICIES = "generatedPolicies";
    private static final String WHOLE = "; bring the whole answer of `aws accessanalyzer get-generated-policy`";

    @Override
    public boolean fits(List<Json> documents) {
        List<Json> pages = JsonForm.pages(documents);
        return !pages.isEmpty()
                && pages.stream()
                        .allMatch(page ->
                                page.get(JOB).isPresent() || page.get(RESULT).isPresent());
    }

    @Override
    public Reports read(List<Json> documents, Interpretation how, Problems problems) {
        TreeMap<String, Evidence> byPrincipal = new TreeMap<>();
        List<Evidence> unaddressed = new ArrayList<>();
        List<Json> pages = JsonForm.pages(documents);
        for (int i = 0; i < pages.size(); i++) {
            Answer answer = new Answer((Json.Obj) pages.get(i), JsonForm.pointer(documents, i), problems);
            Evidence evidence = answer.evidence();
            answer.principal()
                    .ifPresentOrElse(
                            principal -> byPrincipal.merge(principal, evidence, Evidence::plus),
                            () -> unaddressed.add(evidence));
        }
        return new Reports(
                problems.source(),
                byPrincipal,
                unaddressed.isEmpty() ? Optional.empty() : Optional.of(Evidence.sum(unaddressed)),
                List.of(),
                List.of());
    }

    /** One answer. */
    private record Answer(Json.Obj object, String pointer, Problems problems) {
        private Json.Obj inner(Json.Obj outer, String name) {
            return outer.get(name).flatMap(Json::asObject).orElse(new Json.Obj(List.of(), outer.span()));
        }

        private Json.Obj properties() {
            return inner(inner(object, RESULT), "properties");
        }

        Optional<String> principal() {
            Optional<Json> principal = properties().get("principalArn");
            if (principal.isPresent() && principal.get().asText().isEmpty()) {
                problems.add(
                        principal.get(),
                        pointer + "/" + RESULT + "/properties/principalArn",
                        "this is " + principal.get().kind() + "; write an ARN");
            }
            return properties().text("principalArn");
        }

        Evidence evidence() {
            Optional<String> status = inner(object, JOB).text("status");
            if (status.isEmpty()) {
                problems.add(object, pointer + "/" + JOB, JOB + " has no status" + WHOLE);
                return Evidence.NONE;
            }
            if (!status.get().equals("SUCCEEDED")) {
                problems.add(
                        inner(object, JOB).get("status").orElse(object),
                        pointer + "/" + JOB + "/status",
                        "the job's status is `" + status.get() + "`; only one that is `SUCCEEDED` says what was used");
                return Evidence.NONE;
            }
            return Evidence.ofReportedUsed(used())
                    .plus(AllowedUse.remark(problems))
                    .plus(incomplete());
        }

        private List<Pattern> used() {
            String at = pointer + "/" + RESULT + "/" + POLICIES;
            Optional<Json> policies = inner(object, RESULT).get(POLICIES);
            if (!(policies.orElse(null) instanceof Json.Arr array)) {
                problems.add(policies.orElse(object), at, "the answer has no list of " + POLICIES + WHOLE);
                return List.of();
            }
            List<Pattern> used = new ArrayList<>();
            array.forEach(at, (element, where) -> used.addAll(used(element, where)));
            return used;
        }

        private List<Pattern> used(Json element, String at) {
            Optional<Json> policy = element.get("policy");
            if (policy.isEmpty()) {
                problems.add(element, at, "a generated policy has `policy`; this one has not" + WHOLE);
                return List.of();
            }
            return UsedPolicyForm.used(policy.get(), at + "/policy", problems);
        }

        private Evidence incomplete() {
            boolean isIncomplete = properties()
                    .get("isComplete")
                    .filter(flag -> flag.is("false"))
                    .isPresent();
            return isIncomplete
                    ? Evidence.ofRemarks(List.of("`" + problems.source()
                            + "` is not complete, by its own word: it leaves out actions that were used"))
                    : Evidence.NONE;
        }
    }
}
