package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.code.SiteOutcome;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Notation;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Quota;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.OpenNames;
import dev.whittle.refine.Ranked;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.Removals;
import dev.whittle.refine.StatementChange;
import dev.whittle.run.Remaining;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What refining did, in words for people. Holds no times, so that the same input gives the same text. */
public final class RefineSummary {
    private static final int MOST_PATTERNS = 12;

    private final Proof proof;
    private final Candidate candidate;
    private final KnownActions known;
    private final Quota quota;
    private final List<String> lines = new ArrayList<>();

    private RefineSummary(Proof proof, Quota quota) {
        this.proof = proof;
        this.candidate = proof.candidate();
        this.known = candidate.known();
        this.quota = quota;
    }

    /** The summary of a proof, line by line. */
    public static List<String> of(Proof proof, Quota quota) {
        RefineSummary summary = new RefineSummary(proof, quota);
        Policy original = proof.candidate().original();
        summary.item("policy", Printable.of(original.source().name()) + ": " + sizeOf(original));
        summary.item("catalog", catalog(summary.known.catalog()));
        summary.all();
        summary.lines.add(summary.last(""));
        return summary.lines;
    }

    /** The same of a policy of the code, which says where it stands and who holds it. */
    static List<String> of(SiteOutcome outcome, Proof proof, String title, Quota quota) {
        RefineSummary summary = new RefineSummary(proof, quota);
        summary.item(
                "site",
                title + ": " + sizeOf(proof.candidate().original())
                        + (outcome.holders().isEmpty()
                                ? ""
                                : ", held by " + Printable.of(Numbers.some(outcome.holders(), MOST_PATTERNS))));
        outcome.site().madeFrom().ifPresent(origin -> summary.item("made", "from " + Printable.of(origin)));
        outcome.word().ifPresent(word -> summary.item("assumed", Printable.of(word)));
        outcome.keptAlive()
                .forEach((holder, actions) -> summary.item(
                        "kept", Numbers.count(actions.size(), "action") + " on account of " + Printable.of(holder)));
        summary.all();
        summary.lines.add(summary.last(" " + title));
        return summary.lines;
    }

    /** A catalog in words. */
    static String catalog(Catalog catalog) {
        return catalog.date() + ", " + Numbers.count(catalog.actionCount(), "action") + ", " + catalog.origin()
                + ", sha256 " + catalog.sha256().substring(0, 12);
    }

    private static String sizeOf(Policy original) {
        return Numbers.count(original.statements().size(), "statement") + ", "
                + Numbers.count(
                        original.statements().stream()
                                .mapToInt(statement ->
                                        statement.actions().entries().size())
                                .sum(),
                        "pattern");
    }

    private void all() {
        inputs();
        candidate.changes().forEach(change -> lines.addAll(change.accept(new ChangeLines())));
        DenialLines.of(candidate).forEach(line -> item("denied", line));
        openNames();
        futureNames();
        severities();
        size();
        unread();
        lines.addAll(JudgementLines.of(proof));
    }

    private void item(String name, String text) {
        lines.add(line(name, text));
    }

    private static String line(String name, String text) {
        return String.format(Locale.ROOT, "%-11s%s", name, text);
    }

    private void inputs() {
        item(
                "unused",
                Numbers.count(known.unusedCount(), "action") + ", of which the policy grants "
                        + Numbers.grouped(removed().size()));
        lines.addAll(EvidenceLines.of(candidate.original(), known));
    }

    private List<String> removed() {
        return Removals.of(candidate.original(), known);
    }

    /** The lines about one statement. */
    private static final class ChangeLines implements StatementChange.Visitor<List<String>> {
        @Override
        public List<String> untouched(StatementChange.Untouched change) {
            return List.of();
        }

        @Override
        public List<String> narrowed(StatementChange.Narrowed change) {
            List<String> lines = new ArrayList<>(List.of(statement(change, "")));
            List<Pattern> patterns = change.statement().actions().patterns();
            for (int i = 0; i < patterns.size(); i++) {
                Pattern original = patterns.get(i);
                change.now(i).ifPresent(now -> lines.add(pattern(original, now)));
            }
            return lines;
        }

        @Override
        public List<String> extended(StatementChange.Extended change) {
            List<String> lines = new ArrayList<>(List.of(statement(change, ": NotAction excludes more")));
            change.added().forEach(pattern -> lines.add("  + " + pattern));
            return lines;
        }

        @Override
        public List<String> emptied(StatementChange.Emptied change) {
            return List.of(statement(change, ": goes, since nothing that it grants is used"));
        }

        private static String statement(StatementChange change, String what) {
            return line("statement", Printable.of(change.statement().label()) + what);
        }
    }

    private static String pattern(Pattern original, List<Pattern> now) {
        return now.isEmpty()
                ? "  - " + original
                : "  ~ " + original + " -> "
                        + Numbers.some(now.stream().map(Pattern::text).toList(), MOST_PATTERNS);
    }

    private void openNames() {
        List<String> narrowed = OpenNames.told(candidate);
        if (!narrowed.isEmpty()) {
            item(
                    "note",
                    "actions that the catalog of " + known.catalog().date() + " does not know may be lost under "
                            + Numbers.some(narrowed, MOST_PATTERNS));
        }
    }

    /** What the new text takes in as AWS adds actions; said wherever a pattern was narrowed. */
    private void futureNames() {
        if (candidate.changes().stream().noneMatch(StatementChange::isNarrowed)) {
            return;
        }
        List<String> wildcards = OpenNames.made(candidate);
        item(
                "future",
                wildcards.isEmpty()
                        ? "0 new wildcards: nothing that AWS adds is admitted but under patterns that stood there before"
                        : "any action that AWS adds under " + Numbers.count(wildcards.size(), "new wildcard")
                                + " is admitted: " + Numbers.some(wildcards, MOST_PATTERNS)
                                + "; with --pin, none is");
    }

    /** How much goes and how much stays, and the gravest of both. */
    private void severities() {
        if (proof.refinement().isEmpty()) {
            return;
        }
        item("removed", Severities.of(Ranked.of(removed(), known.catalog())));
        item(
                "remains",
                Severities.of(Remaining.of(proof))
                        + (candidate.original().unread().isEmpty() ? "" : ", beside what can't be read"));
    }

    /** What stays as it is, since it is only known where the file is used. */
    private void unread() {
        candidate
                .original()
                .unread()
                .forEach(each -> item("unread", Printable.of(each.pointer() + ": " + each.reason())));
    }

    private void size() {
        Policy original = candidate.original();
        boolean isOfCode = !original.notation().isDocument();
        long before = size(original.source());
        long after = candidate
                .text()
                .map(text -> size(new SourceText("refined policy", text)))
                .orElse(0L);
        OptionalInt most = quota.most();
        item(
                quota.unit() + "s",
                Numbers.grouped(before) + " before, " + Numbers.grouped(after) + " after"
                        + (isOfCode ? ", where what is open counts as it stands" : "")
                        + (most.isPresent()
                                ? ", of " + Numbers.grouped(most.getAsInt()) + " (" + quota.word() + ")"
                                : ""));
        if (quota.isExceededBy(after)) {
            item(
                    "warning",
                    "the refined policy is " + Numbers.count(after - most.getAsInt(), quota.unit())
                            + " over the quota of a " + quota.word()
                            + " policy; the service will not take it as it is");
        }
    }

    private long size(SourceText text) {
        Notation notation = candidate.original().notation();
        return notation.isDocument() ? quota.sizeOf(text.text()) : notation.quotaCharacters(text);
    }

    /** @param about what the verdict is about, where that has to be said */
    private String last(String about) {
        String word = proof.judgement().verdict().word();
        return word
                + about
                + proof.refinement()
                        .map(ProvedRefinement::recommendedAction)
                        .map(action -> " " + action.word() + ": "
                                + (action == RecommendedAction.NONE
                                        ? "nothing had to change"
                                        : Numbers.count(removed().size(), "action") + " removed"))
                        .orElse(": nothing is recommended");
    }
}
