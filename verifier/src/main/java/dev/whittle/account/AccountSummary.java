package dev.whittle.account;

import dev.whittle.catalog.Catalog;
import dev.whittle.fleet.Status;
import dev.whittle.json.PrettyJson;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.refine.RecommendedAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The results of an account as JSON. Holds no times, so that the same input gives the same bytes. */
record AccountSummary(Account account, AccountPlan plan, List<Outcome> outcomes, Catalog catalog) {
    private static final String FILE = "summary.json";

    /** The whole account's, and in each principal's folder its own. */
    Map<String, String> files(Map<Status, Long> counts, List<String> unknown) {
        Map<Principal, List<Outcome>> byOwner = byOwner();
        Map<String, String> files = new TreeMap<>();
        List<Map<String, Object>> principals = new ArrayList<>();
        for (Principal principal : account.principals()) {
            if (principal.skipped().isEmpty()) {
                Map<String, Object> own = principal(principal, byOwner.getOrDefault(principal, List.of()));
                principals.add(own);
                files.put(principal.folder() + "/" + FILE, PrettyJson.of(own));
            }
        }
        files.put(FILE, PrettyJson.of(all(principals, counts, unknown)));
        return files;
    }

    private Map<String, Object> all(
            List<Map<String, Object>> principals, Map<Status, Long> counts, List<String> unknown) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("catalog", ordered("date", catalog.date().toString(), "sha256", catalog.sha256()));
        summary.put("verdicts", verdicts(counts));
        summary.put("principals", principals);
        summary.put(
                "sharedPolicies",
                outcomes.stream()
                        .filter(outcome -> outcome.task().kind() == PolicyKind.MANAGED)
                        .map(this::shared)
                        .toList());
        summary.put(
                "skipped",
                plan.skipped().stream()
                        .map(each -> ordered("arn", each.arn(), "reason", each.reason()))
                        .toList());
        summary.put("notInTheDetails", unknown);
        summary.put("remarks", plan.remarks());
        return summary;
    }

    private static Map<String, Object> verdicts(Map<Status, Long> counts) {
        Map<String, Long> words = new TreeMap<>();
        counts.forEach((status, count) -> words.merge(status.word().toLowerCase(Locale.ROOT), count, Long::sum));
        return new LinkedHashMap<>(words);
    }

    private Map<Principal, List<Outcome>> byOwner() {
        Map<Principal, List<Outcome>> byOwner = new HashMap<>();
        outcomes.forEach(outcome -> outcome.task()
                .owners()
                .forEach(owner -> byOwner.computeIfAbsent(owner, each -> new ArrayList<>())
                        .add(outcome)));
        return byOwner;
    }

    private Map<String, Object> principal(Principal principal, List<Outcome> policies) {
        Map<String, Object> json = ordered(
                "arn", principal.arn(),
                "kind", principal.kind().toString(),
                "hasEvidence", plan.hasEvidence(principal));
        principal.boundary().ifPresent(arn -> json.put("permissionsBoundary", arn));
        List<String> remarks = plan.remarks(principal);
        if (!remarks.isEmpty()) {
            json.put("remarks", remarks);
        }
        json.put(
                "policies",
                policies.stream().map(outcome -> policy(outcome, principal)).toList());
        return json;
    }

    private static Map<String, Object> policy(Outcome outcome, Principal owner) {
        Map<String, Object> json = refined(outcome);
        List<Map<String, Object>> steps = new ArrayList<>();
        outcome.text()
                .ifPresent(text -> steps.add(ordered(
                        "recommendedAction",
                        RecommendedAction.CREATE_POLICY.toString(),
                        "file",
                        owner.folder() + "/" + outcome.task().file())));
        boolean isReplacedByCopy = outcome.task().kind() == PolicyKind.AWS_MANAGED && !steps.isEmpty();
        boolean isDetached = outcome.refinement()
                .filter(each -> each.recommendedAction() == RecommendedAction.DETACH_POLICY)
                .isPresent();
        if (isReplacedByCopy || isDetached) {
            Map<String, Object> detach = ordered("recommendedAction", RecommendedAction.DETACH_POLICY.toString());
            outcome.task().arn().ifPresent(arn -> detach.put("arn", arn));
            steps.add(detach);
        }
        json.put("steps", steps);
        return json;
    }

    private Map<String, Object> shared(Outcome outcome) {
        Map<String, Object> json = refined(outcome);
        json.put(
                "attachedTo",
                outcome.task().users().keySet().stream().map(Principal::arn).toList());
        json.put(
                "keptAliveBy",
                outcome.keptAlive().entrySet().stream()
                        .map(entry -> ordered(
                                "arn", entry.getKey().arn(),
                                "because", because(entry.getKey()),
                                "actions", entry.getValue()))
                        .toList());
        return json;
    }

    private String because(Principal principal) {
        return principal.skipped().orElse(plan.hasEvidence(principal) ? "used" : "no evidence");
    }

    private static Map<String, Object> refined(Outcome outcome) {
        Map<String, Object> json = ordered(
                "name", outcome.task().document().name(),
                "type", outcome.task().kind().toString());
        outcome.task().arn().ifPresent(arn -> json.put("arn", arn));
        json.put("verdict", outcome.status().word());
        outcome.refinement()
                .ifPresent(each ->
                        json.put("recommendedAction", each.recommendedAction().toString()));
        outcome.proof().ifPresent(proof -> {
            json.put("removed", outcome.removed().size());
            json.put("removedActions", outcome.removed());
            if (!outcome.unobserved().isEmpty()) {
                json.put("unobserved", outcome.unobserved());
            }
            json.put(
                    "newWildcards",
                    proof.candidate().newWildcards().stream().map(Pattern::text).toList());
            json.put("charactersBefore", proof.candidate().original().quotaCharacters());
            outcome.text().ifPresent(text -> json.put("charactersAfter", Policy.quotaCharacters(text)));
        });
        if (!outcome.problems().isEmpty()) {
            json.put("problems", outcome.problems());
        }
        return json;
    }

    private static Map<String, Object> ordered(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
