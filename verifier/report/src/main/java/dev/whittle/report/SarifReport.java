package dev.whittle.report;

import dev.whittle.catalog.Catalog;
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
import dev.whittle.policy.Unread;
import dev.whittle.refine.PatternOutcome;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.StatementChange;
import dev.whittle.source.PolicySource;
import dev.whittle.source.Site;
import dev.whittle.text.Numbers;
import dev.whittle.text.Sha256;
import dev.whittle.verify.ProvedRefinement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private static final SarifLog.Rule UNREAD = new SarifLog.Rule(
            "whittle/unread",
            "Unread",
            "What a statement says is only known where the file is used.",
            "The statement stays byte for byte. What is proved holds but for what it grants: write its effect and actions"
                    + " out to have them refined as well.");
    private static final int MOST_NAMES = 8;

    private final RefineRun run;
    private final int artifact;
    private final String uri;

    /** Nothing where the file has no places for them. */
    private final Optional<Policy> inFile;

    private final Optional<Places> places;

    /** @param artifact the number of its file in the log */
    private SarifReport(RefineRun run, int artifact) {
        this.run = run;
        this.artifact = artifact;
        this.uri = ArtifactUri.of(run.policyName());
        // In code that is the policy with what had to be left unread, of whose statements the changes are.
        Policy original = run.candidate().original();
        this.inFile = run.site().isPresent() && !original.notation().isDocument()
                ? Optional.of(original)
                : run.source().flatMap(PolicySource::inFile);
        this.places = inFile.map(policy -> new Places(policy.source().text()));
    }

    /** The report's text. */
    public static String of(RefineRun run) {
        return SarifLog.of(out -> write(out, run.tool(), List.of(run), List.of(RULE), List.of()));
    }

    /**
     * The same of many policies of files of code, in one log.
     *
     * @param errors what is wrong with others, in words
     * @param tool the program's version
     */
    static String of(List<RefineRun> runs, List<String> errors, String tool) {
        return SarifLog.of(out -> write(out, tool, runs, List.of(RULE, UNREAD), errors));
    }

    private static void write(
            JsonWriter out, String tool, List<RefineRun> runs, List<SarifLog.Rule> rules, List<String> errors) {
        Map<String, Input> files = new LinkedHashMap<>();
        runs.forEach(run -> files.putIfAbsent(
                run.policyName(),
                new Input(run.policyName(), run.inputs().get(0).sha256())));
        List<String> names = List.copyOf(files.keySet());
        SarifLog.tool(out, tool, rules);
        boolean isSuccessful = errors.isEmpty()
                && runs.stream().allMatch(run -> run.refinement().isPresent());
        SarifLog.invocation(out, isSuccessful, notifications(runs, errors));
        SarifLog.artifacts(out, List.copyOf(files.values()));
        List<Located> all = runs.stream()
                .filter(run -> run.refinement().isPresent())
                .map(run -> new SarifReport(run, names.indexOf(run.policyName())))
                .flatMap(report -> report.results().stream().map(result -> new Located(report, result)))
                .toList();
        out.objects("results", all, (each, located) -> located.report().result(each, located.result()))
                .member("properties", properties -> properties(properties, runs));
    }

    /** A result and what knows its file. */
    private record Located(SarifReport report, Result result) {}

    private static void properties(JsonWriter out, List<RefineRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        if (runs.get(0).site().isEmpty()) {
            out.member("verdict", verdict(runs.get(0)));
        } else {
            out.objects(
                    "policies",
                    runs,
                    (each, run) -> each.member("file", run.policyName())
                            .member("address", run.site().orElseThrow().address())
                            .member("verdict", verdict(run)));
        }
        Catalog catalog = runs.get(0).known().catalog();
        out.member("catalogDate", catalog.date().toString()).member("catalogSha256", catalog.sha256());
    }

    private static String verdict(RefineRun run) {
        return run.proof().judgement().verdict().word();
    }

    private static List<SarifLog.Notification> notifications(List<RefineRun> runs, List<String> errors) {
        List<SarifLog.Notification> notifications = new ArrayList<>();
        for (RefineRun run : runs) {
            String about = run.site().isPresent() ? run.title() + ": " : "";
            run.warnings().forEach(warning -> notifications.add(new SarifLog.Notification("warning", about + warning)));
            if (run.refinement().isEmpty()) {
                notifications.add(new SarifLog.Notification(
                        "error", about + verdict(run) + ": nothing is proved, so nothing is recommended"));
            }
        }
        errors.forEach(error -> notifications.add(new SarifLog.Notification("error", error)));
        return notifications;
    }

    /** One result: what it says, where, and what would mend it. */
    private record Result(
            SarifLog.Rule rule,
            String message,
            String pointer,
            String fingerprint,
            List<String> unused,
            Optional<Span> span,
            Optional<TextEdit> fix) {}

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
                            RULE,
                            message(outcome),
                            outcome.pointer(),
                            fingerprint(change.statement(), outcome.pattern().text()),
                            outcome.unusedActions(),
                            span,
                            fix(edits, span, given)));
                }
            }
            notAction(change).ifPresent(unused -> {
                Optional<Span> span = place.map(statement -> statement.actions().span());
                results.add(new Result(
                        RULE,
                        notActionMessage(unused),
                        pointer(change),
                        fingerprint(change.statement(), ActionElement.NOT_ACTION.text()),
                        unused,
                        span,
                        fix(edits, span, given)));
            });
        }
        for (Unread unread : run.candidate().original().unread()) {
            results.add(new Result(
                    UNREAD,
                    unread.reason(),
                    unread.pointer(),
                    fingerprint(unread.pointer(), ""),
                    List.of(),
                    Optional.of(unread.span()),
                    Optional.empty()));
        }
        return results;
    }

    /** What stays the same when lines move: whose statement it is, and the pattern. */
    private String fingerprint(Statement statement, String pattern) {
        return fingerprint(statement.sid().orElse(statement.pointer()), pattern);
    }

    private String fingerprint(String statement, String pattern) {
        String address = run.site().map(Site::address).orElse("");
        return Sha256.of(String.join("\n", address, statement, pattern).getBytes(StandardCharsets.UTF_8));
    }

    /** The edits that make the proved text out of the file's, by where they start. */
    private NavigableMap<Integer, TextEdit> edits() {
        NavigableMap<Integer, TextEdit> byStart = new TreeMap<>();
        if (run.refinement().flatMap(ProvedRefinement::text).isPresent()) {
            List<StatementEdit> edits = run.candidate().changes().stream()
                    .map(StatementChange::edit)
                    .toList();
            Policy original = run.candidate().original();
            List<TextEdit> found = !original.notation().isDocument()
                    ? original.notation().edits(original, edits)
                    : run.source().map(source -> source.edits(edits)).orElse(List.of());
            found.forEach(edit -> byStart.put(edit.span().start(), edit));
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
        boolean isUnread = result.rule().equals(UNREAD);
        out.member("ruleId", result.rule().id())
                .member("ruleIndex", isUnread ? 1 : 0)
                .member("level", isUnread ? "note" : "warning")
                .member("message", message -> message.member("text", result.message()))
                .objects(
                        "locations",
                        List.of(result),
                        (each, one) -> each.member("physicalLocation", physical -> {
                                    physical.member("artifactLocation", this::artifact);
                                    one.span()
                                            .ifPresentOrElse(
                                                    span -> physical.member("region", region -> region(region, span)),
                                                    () -> line(physical));
                                })
                                .objects(
                                        "logicalLocations",
                                        List.of(run.site().map(Site::address).orElse(one.pointer())),
                                        (logical, name) -> logical.member("fullyQualifiedName", name)));
        if (run.site().isPresent()) {
            out.member("partialFingerprints", prints -> prints.member("whittle/v1", result.fingerprint()));
        }
        result.fix().ifPresent(fix -> out.objects("fixes", List.of(fix), this::fix));
        out.member("properties", properties -> properties.strings("unusedActions", result.unused()));
    }

    /** Of a policy that stands in its file as text at least the line. */
    private void line(JsonWriter out) {
        run.site().ifPresent(site -> out.member("region", region -> region.member("startLine", site.line())));
    }

    private void artifact(JsonWriter out) {
        out.member("uri", uri).member("index", artifact);
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
