package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.compare.RequestCounterexample;
import dev.whittle.evidence.Scope;
import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Quota;
import dev.whittle.policy.Statement;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Denied;
import dev.whittle.refine.OpenNames;
import dev.whittle.refine.PatternOutcome;
import dev.whittle.refine.Ranked;
import dev.whittle.refine.Removals;
import dev.whittle.refine.StatementChange;
import dev.whittle.refine.Unobserved;
import dev.whittle.refine.Warnings;
import dev.whittle.run.ComparisonJson;
import dev.whittle.run.Remaining;
import dev.whittle.run.SeverityJson;
import dev.whittle.text.Sha256;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Counterexample;
import dev.whittle.verify.Finding;
import dev.whittle.verify.Fit;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import dev.whittle.verify.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Everything about a run as one JSON object. Where nothing is proved it says so, and why, and holds neither a policy nor
 * what would have been changed. All times stand under {@code times}; without that member the same input gives the same
 * text.
 */
public final class JsonReport {
    private final RefineRun run;
    private final Optional<Fit> fit;
    private final KnownActions known;

    private JsonReport(RefineRun run, Optional<Fit> fit) {
        this.run = run;
        this.fit = fit;
        this.known = run.known();
    }

    /**
     * The report's text.
     *
     * @param fit what is to be used instead, where the refinement is over the quota
     */
    public static String of(RefineRun run, Optional<Fit> fit) {
        return JsonWriter.text(new JsonReport(run, fit)::all);
    }

    private void all(JsonWriter out) {
        out.member("format", "whittle-refine").member("formatVersion", 1);
        out.member("tool", tool -> tool.member("version", run.tool()).member("solver", run.solver()));
        out.objects(
                "inputs",
                run.inputs(),
                (each, input) -> each.member("name", input.name()).member("sha256", input.sha256()));
        out.member("catalog", catalog -> catalog(catalog, known.catalog()));
        out.member("verdict", run.proof().judgement().verdict().word());
        run.refinement()
                .ifPresent(refinement -> out.member(
                        "recommendedAction", refinement.recommendedAction().word()));
        out.member(
                "structure",
                structure -> structure
                        .member("meaning", Meaning.OF_STRUCTURE)
                        .strings("differences", run.proof().judgement().differences()));
        out.objects(
                "obligations",
                run.proof().judgement().findings(),
                (each, finding) -> obligation(each, finding, known.catalog()));
        out.strings("warnings", run.warnings());
        out.member("evidence", this::evidence);
        run.refinement().ifPresent(refinement -> changes(out, refinement));
        out.member(
                "times",
                times -> run.proof()
                        .judgement()
                        .findings()
                        .forEach(finding -> times.member(
                                finding.obligation().word() + "Micros",
                                finding.time().toNanos() / 1_000)));
    }

    static void catalog(JsonWriter out, Catalog catalog) {
        out.member("date", catalog.date().toString())
                .member("actions", catalog.actionCount())
                .member("origin", catalog.origin())
                .member("sha256", catalog.sha256());
    }

    static void obligation(JsonWriter out, Finding finding, Catalog catalog) {
        out.member("name", finding.obligation().word())
                .member("title", finding.obligation().title())
                .member("meaning", Meaning.of(finding.obligation()))
                .member("range", finding.range())
                .member("verdict", finding.verdict().word());
        finding.verdict().accept(new Verdict.Visitor<JsonWriter>() {
            @Override
            public JsonWriter proved() {
                return out;
            }

            @Override
            public JsonWriter refuted(Counterexample counterexample) {
                return out.member("counterexample", example -> counterexample(example, counterexample));
            }

            @Override
            public JsonWriter refutedByRequest(RequestCounterexample counterexample) {
                return out.member(
                        "counterexample",
                        example -> ComparisonJson.counterexample(example, counterexample, Vocabularies.of(catalog)));
            }

            @Override
            public JsonWriter unknown(String reason) {
                return out.member("reason", reason);
            }
        });
    }

    private static void counterexample(JsonWriter out, Counterexample example) {
        out.member("action", example.action())
                .member("isUnused", example.isUnused())
                .member("originalAllows", example.originalAllows())
                .member("refinedAllows", example.refinedAllows())
                .objects(
                        "contexts",
                        example.contexts().entrySet(),
                        (each, context) -> each.raw("context", context.getKey().canonical())
                                .member("holds", context.getValue()))
                .objects(
                        "patterns",
                        example.culprits(),
                        (each, culprit) -> each.member("policy", culprit.side().word())
                                .member("pointer", culprit.pointer())
                                .member("pattern", culprit.pattern())
                                .member("role", culprit.role()));
    }

    private void evidence(JsonWriter out) {
        out.member("unused", known.unusedCount())
                .strings("unknownToCatalog", known.unknownNames())
                .strings("untracked", Unobserved.untracked(run.candidate().original(), known))
                .strings("unobserved", Unobserved.of(run.candidate().original(), known))
                .strings("keptByUser", known.keptActions())
                .strings("keptForRecordedCalls", known.neededActions())
                .strings("keptSinceNotTranslated", known.guardedActions())
                .strings("notes", Warnings.notes(known))
                .strings("remarks", known.evidence().remarks())
                .member("speaksAbout", this::scope);
        ProtectedJson.write(out, known);
    }

    private void scope(JsonWriter out) {
        Scope scope = known.evidence().scope();
        out.member("allServices", scope.isEverything());
        scope.with(List.of(run.candidate().original()))
                .ifPresent(
                        shared -> out.strings("services", shared.spokenOf()).strings("ofServices", shared.granted()));
    }

    private void changes(JsonWriter out, ProvedRefinement refinement) {
        Quota quota = run.quota();
        long before = quota.sizeOf(run.candidate().original().source().text());
        long after = refinement.text().map(quota::sizeOf).orElse(0L);
        List<String> removed = Removals.of(run.candidate().original(), known);
        out.strings("removed", removed);
        severities(out, removed, run.proof());
        out.strings("mayBeLostUnder", OpenNames.of(run.candidate()))
                .strings("newWildcards", OpenNames.made(run.candidate()))
                .member(quota.unit() + "s", size -> {
                    size.member("before", before).member("after", after).member("quota", quota.word());
                    quota.most().ifPresent(most -> size.member("most", most));
                })
                .objects(
                        "statements",
                        run.candidate().changes(),
                        (each, change) -> statement(each, change, run.candidate()))
                .objects("denied", Denied.of(run.candidate()), JsonReport::denied);
        refinement
                .text()
                .ifPresent(text -> out.member("policySha256", Sha256.of(text.getBytes(StandardCharsets.UTF_8)))
                        .raw("policy", text.strip()));
        fit.ifPresent(found -> out.member("fit", each -> fit(each, found, run.quota())));
    }

    /** What goes and what stays, by what it can do. */
    static void severities(JsonWriter out, List<String> removed, Proof proof) {
        Catalog catalog = proof.candidate().known().catalog();
        SeverityJson.each(out, removed, catalog);
        SeverityJson.removed(out, Ranked.of(removed, catalog));
        SeverityJson.remaining(out, Remaining.of(proof));
    }

    private static void denied(JsonWriter out, Denied denied) {
        out.member("pointer", denied.change().statement().pointer())
                .strings("by", denied.by().stream().map(Statement::pointer).toList())
                .member("actions", denied.actions().size())
                .strings("unused", denied.unused())
                .strings("noLongerNamed", denied.unnamed());
    }

    /** What fits, its policies with it. */
    static void fit(JsonWriter out, Fit fit, Quota quota) {
        out.member("shape", fit.shape()).member("gap", fit.gap());
        fit.excluded().ifPresent(excluded -> out.strings("admitsNewActionsBut", excluded));
        out.member(quota.unit() + "s", fit.size(quota))
                .objects(
                        "policies",
                        fit.files().entrySet(),
                        (each, file) -> each.member("file", file.getKey())
                                .member(quota.unit() + "s", quota.sizeOf(file.getValue()))
                                .member("sha256", Sha256.of(file.getValue().getBytes(StandardCharsets.UTF_8)))
                                .raw("policy", file.getValue().strip()));
    }

    /** What happens to a statement. */
    static void statement(JsonWriter out, StatementChange change, Candidate candidate) {
        Statement statement = change.statement();
        out.member("pointer", statement.pointer())
                .member("sid", statement.sid())
                .member("effect", statement.effect().text())
                .member("element", statement.actions().element().text())
                .member("change", change.word())
                .objects("patterns", PatternOutcome.of(change, candidate), JsonReport::pattern);
        if (!change.added().isEmpty()) {
            out.objects(
                    "added",
                    change.added(),
                    (each, pattern) -> each.member("pattern", pattern.text())
                            .strings("removedActions", newlyExcluded(candidate, statement, pattern)));
        }
    }

    private static List<String> newlyExcluded(Candidate candidate, Statement statement, Pattern added) {
        return candidate.grantable(statement).unused(added).stream()
                .filter(action -> statement.actions().covers(Pattern.fold(action)))
                .toList();
    }

    private static void pattern(JsonWriter out, PatternOutcome outcome) {
        out.member("pointer", outcome.pointer())
                .member("pattern", outcome.pattern().text())
                .member("change", PatternWords.word(outcome))
                .member("why", PatternWords.why(outcome));
        outcome.now()
                .ifPresent(now -> out.strings(
                                "now", now.stream().map(Pattern::text).toList())
                        .member("used", outcome.tally().used())
                        .strings("removedActions", outcome.unusedActions()));
    }
}
