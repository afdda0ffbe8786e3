package dev.whittle.report;

import dev.whittle.files.Input;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Places;
import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.refine.PatternOutcome;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.StatementChange;
import dev.whittle.source.PolicySource;
import dev.whittle.text.Numbers;
import dev.whittle.verify.ProvedRefinement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A run as SARIF 2.1.0: one result for each pattern that grants something unused and for each NotAction list that leaves
 * something unused out, at its line and column (in code points) in the user's file, with the change of the text as a fix. The fixes
 * together give the proved policy, character by character. A statement that goes has its fix at its first result. There is no
 * text to fix where the policy is to be detached, or where the file holds the policy as the text of a string. Where nothing
 * is proved there are no results, and a notification says why.
 *
 * <p>Messages hold nothing of the input but patterns and JSON pointers to them, since SARIF reads brackets in a message as links.
 *
 * <p>Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
 */
public final class SarifReport {
    private static final SarifLog.Rule RULE = new SarifLog.Rule(
            "unused-actions",
            "UnusedActions",
            "The policy grants actions that were never used.",
            "Take the actions out that the evidence reports unused. All fixes of a run are proved together: they"
                    + " give a policy that allows exactly what the original allows, minus the unused"
                    + " actions. A single fix removes a part of them, and nothing that is used.");
    private static final int MOST_NAMES = 8;

    private final RefineRun run;
    private final String uri;

    /** Nothing where the file has no places for them. */
    private final Optional<Policy> inFile;

    private final Optional<Places> places;

    private SarifReport(RefineRun run) {
        this.run = run;
        this.uri = ArtifactUri.of(run.policyName());
        this.inFile = run.source().flatMap(PolicySource::inFile);
        this.places = inFile.map(policy -> new Places(policy.source().text()));
    }

    /** The report's text. */
    public static String of(RefineRun run) {
        return SarifLog.of(new SarifReport(run)::write);
    }

    private void write(JsonWriter out) {
        List<Result> results = run.refinement().isPresent() ? results() : List.of();
        SarifLog.tool(out, run.tool(), List.of(RULE));
        SarifLog.invocation(out, run.refinement().isPresent(), notifications());
        SarifLog.artifacts(
                        out,
                        List.of(new Input(run.policyName(), run.inputs().get(0).sha256())))
                .objects("results", results, this::result)
                .member(
                        "properties",
                        properties -> properties
                                .member(
                                        "verdict",
                                        run.proof().judgement().verdict().word())
                                .member(
                                        "catalogDate",
                                        run.known().catalog().date().toString())
                                .member("catalogSha256", run.known().catalog().sha256()));
    }

    private List<SarifLog.Notification> notifications() {
        List<SarifLog.Notification> notifications = new ArrayList<>();
        run.warnings().forEach(warning -> notifications.add(new SarifLog.Notification("warning", warning)));
        if (run.refinement().isEmpty()) {
            notifications.add(new SarifLog.Notification(
                    "error",
                    run.proof().judgement().verdict().word() + ": nothing is proved, so nothing is recommended"));
        }
        return notifications;
    }

    /** One result: what it says, where, and what would mend it. */
    private record Result(
            String message, String pointer, List<String> unused, Optional<Span> span, Optional<TextEdit> fix) {}

    private List<Result> results() {
        List<Result> results = new ArrayList<>();
        NavigableMap<Integer, TextEdit> edits = edits();
        Set<TextEdit> given = new HashSet<>();
        for (int i = 0; i < run.candidate().changes().size(); i++) {
            StatementChange change = run.candidate().changes().get(i);
            int at = i;
            Optional<Statement> place = inFile.map(policy -> policy.statements().get(at));
            for (PatternOutcome outcome : PatternOutcome.of(change, run.candidate())) {
                if (outcome.isBroad()) {
                    Optional<Span> span = place.map(statement ->
                            statement.actions().entries().get(outcome.entry()).span());
                    results.add(new Result(
                            message(outcome),
                            outcome.pointer(),
                            outcome.unusedActions(),
                            span,
                            fix(edits, span, given)));
                }
            }
            notAction(change).ifPresent(unused -> {
                Optional<Span> span = place.map(statement -> statement.actions().span());
                results.add(
                        new Result(notActionMessage(unused), pointer(change), unused, span, fix(edits, span, given)));
            });
        }
        return results;
    }

    /** The edits that make the proved text out of the file's, by where they start. */
    private NavigableMap<Integer, TextEdit> edits() {
        NavigableMap<Integer, TextEdit> byStart = new TreeMap<>();
        if (run.refinement().flatMap(ProvedRefinement::text).isPresent()) {
            List<StatementEdit> edits = run.candidate().changes().stream()
                    .map(StatementChange::edit)
                    .toList();
            run.source()
                    .ifPresent(source -> source.edits(edits)
                            .forEach(edit -> byStart.put(edit.span().start(), edit)));
        }
        return byStart;
    }

    /** The edit that holds the place, or lies in it; each is given once. */
    private static Optional<TextEdit> fix(
            NavigableMap<Integer, TextEdit> edits, Optional<Span> place, Set<TextEdit> given) {
        return place.flatMap(span -> Stream.of(edits.floorEntry(span.start()), edits.ceilingEntry(span.start()))
                        .filter(Objects::nonNull)
                        .map(Map.Entry::getValue)
                        .filter(edit -> edit.span().holds(span) || span.holds(edit.span()))
                        .findFirst())
                .filter(given::add);
    }

    private String message(PatternOutcome outcome) {
        String what = "`" + outcome.pattern() + "`: " + PatternWords.why(outcome);
        if (run.candidate().recommendedAction() == RecommendedAction.DETACH_POLICY) {
            return what + "; detach the policy";
        }
        List<String> now =
                outcome.now().orElse(List.of()).stream().map(Pattern::text).toList();
        return what + (now.isEmpty() ? "; remove it" : "; write " + Numbers.some(now, MOST_NAMES));
    }

    private static String notActionMessage(List<String> unused) {
        return "NotAction leaves out too little: it grants " + Numbers.count(unused.size(), "unused action") + ", "
                + Numbers.some(unused, MOST_NAMES);
    }

    private static String pointer(StatementChange change) {
        return change.statement().pointer() + "/"
                + change.statement().actions().element().text();
    }

    /** The unused actions that a NotAction list of an Allow statement granted until now. */
    private Optional<List<String>> notAction(StatementChange change) {
        return !change.isUntouched() && change.statement().actions().element() == ActionElement.NOT_ACTION
                ? Optional.of(run.candidate().grantable(change.statement()).unused(Pattern.of("*")).stream()
                        .filter(action -> change.statement().actions().covers(Pattern.fold(action)))
                        .toList())
                : Optional.empty();
    }

    private void result(JsonWriter out, Result result) {
        out.member("ruleId", RULE.id())
                .member("ruleIndex", 0)
                .member("level", "warning")
                .member("message", message -> message.member("text", result.message()))
                .objects(
                        "locations",
                        List.of(result),
                        (each, one) -> each.member("physicalLocation", physical -> {
                                    physical.member("artifactLocation", this::artifact);
                                    one.span()
                                            .ifPresent(
                                                    span -> physical.member("region", region -> region(region, span)));
                                })
                                .objects(
                                        "logicalLocations",
                                        List.of(one.pointer()),
                                        (logical, pointer) -> logical.member("fullyQualifiedName", pointer)));
        result.fix().ifPresent(fix -> out.objects("fixes", List.of(fix), this::fix));
        out.member("properties", properties -> properties.strings("unusedActions", result.unused()));
    }

    private void artifact(JsonWriter out) {
        out.member("uri", uri).member("index", 0);
    }

    private void fix(JsonWriter out, TextEdit fix) {
        out.member(
                        "description",
                        description -> description.member(
                                "text", "Take out what is unused; proved together with the other fixes of this run."))
                .objects(
                        "artifactChanges",
                        List.of(fix),
                        (change, edit) -> change.member("artifactLocation", this::artifact)
                                .objects("replacements", List.of(edit), (each, one) -> {
                                    each.member("deletedRegion", region -> region(region, one.span()));
                                    if (!one.text().isEmpty()) {
                                        each.member("insertedContent", content -> content.member("text", one.text()));
                                    }
                                }));
    }

    private void region(JsonWriter out, Span span) {
        SarifLog.region(out, places.orElseThrow(), span);
    }
}
