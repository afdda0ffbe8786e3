package dev.whittle.report;

import dev.whittle.evidence.Translation;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Unobserved;
import dev.whittle.refine.Warnings;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.ProtectedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is remarkable about the evidence, in words for people: above all what stays though nobody uses it, as far as is known. */
public final class EvidenceLines {
    private static final int MOST_ACTIONS = 12;

    private final List<String> lines = new ArrayList<>();

    private EvidenceLines() {}

    /**
     * A line each.
     *
     * @param original the policy before anything is removed
     */
    public static List<String> of(Policy original, KnownActions known) {
        EvidenceLines remarkable = new EvidenceLines();
        remarkable.add(original, known);
        return remarkable.lines;
    }

    private void add(Policy original, KnownActions known) {
        Translation evidence = known.evidence();
        item("evidence", "speaks about " + Warnings.scope(List.of(original), known));
        evidence.remarks().forEach(remark -> item(wordFor(remark), Printable.of(remark)));
        Warnings.notes(known).forEach(note -> item("note", Printable.of(note)));
        if (!known.unknownNames().isEmpty()) {
            item(
                    "note",
                    "unknown to the catalog of " + known.catalog().date() + ": "
                            + Numbers.some(known.unknownNames(), MOST_ACTIONS));
        }
        if (!known.neededActions().isEmpty()) {
            item(
                    "kept",
                    Numbers.count(known.neededActions().size(), "action")
                            + " that a recorded call may have needed: "
                            + Numbers.some(known.neededActions(), MOST_ACTIONS));
        }
        if (!known.guardedActions().isEmpty()) {
            item(
                    "kept",
                    Numbers.count(known.guardedActions().size(), "action")
                            + " of services with records that nothing translates: "
                            + Numbers.some(known.guardedActions(), MOST_ACTIONS));
        }
        List<String> untracked = Unobserved.untracked(original, known);
        if (!untracked.isEmpty()) {
            item("kept", Numbers.some(untracked, MOST_ACTIONS) + ", whose use no report tracks");
        }
        List<String> unobserved = Unobserved.of(original, known);
        if (!unobserved.isEmpty()) {
            item(
                    "kept",
                    Numbers.count(unobserved.size(), "granted action") + " whose use "
                            + String.join(" and ", evidence.partial()) + " can't show: "
                            + Numbers.some(unobserved, MOST_ACTIONS));
        }
        if (!evidence.kept().isEmpty()) {
            item(
                    "kept",
                    known.keptActions().isEmpty()
                            ? "nothing: --keep names no action that would be removed"
                            : Numbers.count(known.keptActions().size(), "action") + " by --keep: "
                                    + Numbers.some(known.keptActions(), MOST_ACTIONS));
        }
        known.protectedStatements().forEach(each -> item("protected", Printable.of(words(each))));
    }

    /** A statement that a rule protects, and what would go but for the rule. */
    public static String words(ProtectedStatement each) {
        return "the statement " + each.statement().label() + " stays as it is by " + each.rule() + "; "
                + (each.actions().isEmpty()
                        ? "it grants nothing unused"
                        : Numbers.count(each.actions().size(), "unused action") + " kept: "
                                + Numbers.some(each.actions(), MOST_ACTIONS));
    }

    /** Missing pages are something that the reader can mend. */
    private static String wordFor(String remark) {
        return remark.contains("nextToken") || remark.contains("NextToken") ? "warning" : "note";
    }

    private void item(String name, String text) {
        lines.add(String.format(Locale.ROOT, "%-11s%s", name, text));
    }
}
