package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Severity;
import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.policy.Unread;
import dev.whittle.refine.PatternOutcome;
import dev.whittle.refine.Ranked;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.StatementChange;
import dev.whittle.source.Site;
import dev.whittle.text.Numbers;
import dev.whittle.text.Sha256;
import dev.whittle.verify.ProvedRefinement;
import java.nio.charset.StandardCharsets;
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
 * What a proved run found: each pattern that grants something unused, and each NotAction list that leaves something unused out. Messages
 * hold nothing of the input but patterns and names of actions.
 */
final class UnusedFindings {
    private static final int MOST_NAMES = 8;

    private static final int MOST_GRAVE = 5;

    private final RefineRun run;
    private final Catalog catalog;

    /** Nothing where the file has no places for them. */
    private final Optional<Policy> inFile;

    /** @param inFile the policy as it stands in the file, where that has places */
    UnusedFindings(RefineRun run, Optional<Policy> inFile) {
        this.run = run;
        this.catalog = run.known().catalog();
        this.inFile = inFile;
    }

    /**
     * One finding.
     *
     * @param rule the kind of the gravest of its actions
     * @param message what it says
     * @param pointer where in the policy's document
     * @param fingerprint what stays the same when lines move
     * @param ranked its unused actions, by how grave they are
     * @param unused the same in order
     * @param span where in the file, if it has a place there
     * @param fix what would mend it, if nothing before it does
     */
    record UnusedFinding(
            SarifLog.Rule rule,
            String message,
            String pointer,
            String fingerprint,
            Ranked ranked,
            List<String> unused,
            Optional<Span> span,
            Optional<TextEdit> fix) {}

    /** All findings, in the policy's order. */
    List<UnusedFinding> all() {
        List<UnusedFinding> results = new ArrayList<>();
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
                    results.add(found(
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
                results.add(found(
                        notActionMessage(unused),
                        pointer(change),
                        fingerprint(change.statement(), ActionElement.NOT_ACTION.text()),
                        unused,
                        span,
                        fix(edits, span, given)));
            });
        }
        for (Unread unread : run.candidate().original().unread()) {
            results.add(new UnusedFinding(
                    UnusedRules.UNREAD,
                    SarifLog.plain(unread.reason()),
                    unread.pointer(),
                    fingerprint(unread.pointer(), ""),
                    Ranked.of(List.of(), catalog),
                    List.of(),
                    Optional.of(unread.span()),
                    Optional.empty()));
        }
        return results;
    }

    /** A finding of the kind that the gravest of its actions is of, which it names. */
    private UnusedFinding found(
            String message,
            String pointer,
            String fingerprint,
            List<String> unused,
            Optional<Span> span,
            Optional<TextEdit> fix) {
        Ranked ranked = Ranked.of(unused, catalog);
        List<String> grave = ranked.from(Severity.PERMISSIONS);
        String among = grave.isEmpty() || unused.size() == 1
                ? ""
                : "; among what is unused: " + Numbers.some(grave, MOST_GRAVE);
        return new UnusedFinding(
                UnusedRules.of(ranked.counts().gravest()),
                message + among,
                pointer,
                fingerprint,
                ranked,
                unused,
                span,
                fix);
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
}
