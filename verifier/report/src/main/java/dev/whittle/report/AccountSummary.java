package dev.whittle.report;

import dev.whittle.account.AccountResults;
import dev.whittle.account.Outcome;
import dev.whittle.account.PolicyKind;
import dev.whittle.account.Principal;
import dev.whittle.catalog.Catalog;
import dev.whittle.code.CodeOrigin;
import dev.whittle.evidence.Idle;
import dev.whittle.evidence.Warning;
import dev.whittle.files.Input;
import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Quota;
import dev.whittle.refine.Ranked;
import dev.whittle.run.SeverityJson;
import dev.whittle.run.Status;
import dev.whittle.verify.Fit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The results of an account as JSON. Holds no times, so that the same input gives the same bytes.
 *
 * @param origins where the code has policies, by their titles
 * @param configuration that was heeded
 */
record AccountSummary(AccountResults results, Map<String, CodeOrigin> origins, Optional<Input> configuration) {
    private static final String FILE = "summary.json";

    AccountSummary {
        origins = Map.copyOf(origins);
    }

    /** The whole account's, and in each principal's folder its own. */
    Map<String, Supplier<String>> files() {
        Catalog catalog = results.catalog();
        Map<Principal, List<Outcome>> byOwner = Outcome.byOwner(results.outcomes());
        List<Principal> principals = results.account().principals().stream()
                .filter(principal -> principal.skipped().isEmpty())
                .toList();
        Map<String, Supplier<String>> files = new TreeMap<>();
        for (Principal principal : principals) {
            files.put(
                    principal.folder() + "/" + FILE, () -> JsonWriter.text(out -> principal(out, principal, byOwner)));
        }
        files.put(
                FILE,
                () -> JsonWriter.text(out -> configuration(out.member(
                                "catalog",
                                each -> each.member("date", catalog.date().toString())
                                        .member("sha256", catalog.sha256()))
                        .member("verdicts", each -> verdicts(each, results.counts()))
                        .objects("unused", results.idle(), AccountSummary::idle)
                        .objects("principals", principals, (each, principal) -> principal(each, principal, byOwner))
                        .objects(
                                "sharedPolicies",
                                results.outcomes().stream()
                                        .filter(outcome -> outcome.task().kind() == PolicyKind.MANAGED)
                                        .toList(),
                                this::shared)
                        .objects(
                                "skipped",
                                results.skipped(),
                                (each, skipped) ->
                                        each.member("arn", skipped.arn()).member("reason", skipped.reason()))
                        .strings("notInTheDetails", results.unknown())
                        .strings(
                                "warnings",
                                results.warnings().stream().map(Warning::text).toList())
                        .strings("remarks", results.commonRemarks()))));
        return files;
    }

    /** Last, since by its beginning a summary is known for one. */
    private JsonWriter configuration(JsonWriter out) {
        configuration.ifPresent(file -> out.member(
                "configuration", each -> each.member("name", file.name()).member("sha256", file.sha256())));
        return out;
    }

    private static void idle(JsonWriter out, Idle idle) {
        out.member("recommendedAction", idle.kind().action())
                .member("arn", idle.arn())
                .member("accessKeyId", idle.accessKey())
                .member("lastAccessed", idle.lastAccessed())
                .member("finding", idle.finding());
    }

    private static void verdicts(JsonWriter out, Map<Status, Long> counts) {
        Map<String, Long> words = new TreeMap<>();
        counts.forEach((status, count) -> words.merge(status.word().toLowerCase(Locale.ROOT), count, Long::sum));
        words.forEach(out::member);
    }

    private void principal(JsonWriter out, Principal principal, Map<Principal, List<Outcome>> byOwner) {
        out.member("arn", principal.arn())
                .member("kind", principal.kind().word())
                .member("hasEvidence", results.hasEvidence(principal))
                .member("isReportedUnused", results.isIdle(principal))
                .member("permissionsBoundary", principal.boundary())
                .strings("remarks", results.remarks(principal))
                .objects("policies", byOwner.getOrDefault(principal, List.of()), (each, outcome) -> {
                    refined(each, outcome);
                    each.objects("steps", Step.of(outcome, principal), (line, step) -> step.write(line));
                });
    }

    private void shared(JsonWriter out, Outcome outcome) {
        refined(out, outcome);
        out.strings(
                        "attachedTo",
                        outcome.task().users().keySet().stream()
                                .map(Principal::arn)
                                .toList())
                .objects(
                        "keptAliveBy",
                        outcome.keptAlive().entrySet(),
                        (each, entry) -> each.member("arn", entry.getKey().arn())
                                .member("because", results.because(entry.getKey()))
                                .strings("actions", entry.getValue()));
    }

    private void refined(JsonWriter out, Outcome outcome) {
        out.member("name", outcome.task().document().name())
                .member("type", outcome.task().kind().word())
                .member("arn", outcome.task().arn())
                .member("verdict", outcome.status().word())
                .member(
                        "recommendedAction",
                        outcome.refinement()
                                .map(each -> each.recommendedAction().word()));
        outcome.proof().ifPresent(proof -> {
            Ranked removed = Ranked.of(outcome.removed(), results.catalog());
            SeverityJson.removed(out.member("removed", outcome.removed().size()), removed);
            SeverityJson.remaining(out, outcome.remaining())
                    .strings("removedActions", outcome.removed())
                    .strings("unobserved", outcome.unobserved())
                    .strings("keptForRecordedCalls", outcome.needed())
                    .strings(
                            "newWildcards",
                            proof.candidate().newWildcards().stream()
                                    .map(Pattern::text)
                                    .toList())
                    .member("charactersBefore", proof.candidate().original().quotaCharacters());
            ProtectedJson.write(out, proof.candidate().known());
            outcome.refined().ifPresent(text -> out.member("charactersAfter", Policy.quotaCharacters(text)));
            outcome.fit().ifPresent(fit -> out.member("fit", each -> fit(each, fit, outcome)));
            out.member("doesNotFit", outcome.unfit());
        });
        if (!outcome.problems().isEmpty()) {
            out.strings("problems", outcome.problems());
        }
        Optional.ofNullable(origins.get(outcome.task().title()))
                .ifPresent(origin -> out.member("code", each -> origin(each, origin)));
    }

    private static void fit(JsonWriter out, Fit fit, Outcome outcome) {
        out.member("shape", fit.shape()).member("gap", fit.gap());
        fit.excluded().ifPresent(excluded -> out.strings("admitsNewActionsBut", excluded));
        out.member("characters", fit.size(Quota.MANAGED))
                .strings("files", List.copyOf(outcome.files().keySet()));
    }

    private static void origin(JsonWriter out, CodeOrigin origin) {
        origin.site()
                .ifPresent(site -> out.member("file", site.file())
                        .member("line", site.line())
                        .member("address", site.address()));
        origin.deviations()
                .ifPresent(told -> out.strings("differences", told.differences())
                        .strings("open", told.open())
                        .strings("unread", told.unread()));
        out.member("reason", origin.reason());
    }
}
