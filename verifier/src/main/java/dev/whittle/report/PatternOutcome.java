package dev.whittle.report;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.StatementChange;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import dev.whittle.trie.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of one pattern of the original, and why.
 *
 * @param change of its statement
 * @param entry its place in the statement's list
 * @param now nothing where it stays, or what stands in its place
 * @param known what was known and unused
 */
public record PatternOutcome(StatementChange change, int entry, Optional<List<Pattern>> now, KnownActions known) {
    /** All patterns of a policy, in order. */
    public static List<PatternOutcome> of(Candidate candidate) {
        return candidate.changes().stream()
                .flatMap(change -> of(change, candidate.known()).stream())
                .toList();
    }

    static List<PatternOutcome> of(StatementChange change, KnownActions known) {
        List<PatternOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < change.statement().actions().entries().size(); i++) {
            outcomes.add(new PatternOutcome(change, i, now(change, i), known));
        }
        return outcomes;
    }

    private static Optional<List<Pattern>> now(StatementChange change, int entry) {
        if (change instanceof StatementChange.Narrowed narrowed) {
            return narrowed.entries().get(entry);
        }
        boolean isGone = change instanceof StatementChange.Emptied
                && change.statement().actions().element() == ActionElement.ACTION;
        return isGone ? Optional.of(List.of()) : Optional.empty();
    }

    /** The statement as it was. */
    public Statement statement() {
        return change.statement();
    }

    /** The pattern as it was. */
    public Pattern pattern() {
        return statement().actions().entries().get(entry).pattern();
    }

    /** Where it stands in the policy's document. */
    public String pointer() {
        return statement().pointerTo(entry);
    }

    /** Whether the pattern grants something unused. */
    public boolean isBroad() {
        return now.isPresent();
    }

    /** How many known actions it matches. */
    public Tally tally() {
        return Tally.of(pattern(), known);
    }

    /** The unused actions that it matches, as spelled, in order. */
    public List<String> unusedActions() {
        return unusedActions(pattern(), known);
    }

    static List<String> unusedActions(Pattern pattern, KnownActions known) {
        List<String> unused = new ArrayList<>();
        for (KnownService service : known.services(pattern)) {
            for (int i = 0; i < service.trie().size(); i++) {
                if (service.isUnused(i) && pattern.matches(service.trie().folded(i))) {
                    unused.add(service.trie().spelled(i));
                }
            }
        }
        return unused;
    }

    /** What became of it, in one word: {@code kept}, {@code narrowed} or {@code removed}. */
    public String word() {
        return now.map(patterns -> patterns.isEmpty() ? "removed" : "narrowed").orElse("kept");
    }

    /** Why, in words. */
    public String why() {
        if (statement().effect() == Effect.DENY) {
            return "a Deny statement is never touched";
        }
        if (statement().actions().element() == ActionElement.NOT_ACTION) {
            return "it says what the statement does not grant";
        }
        Tally tally = tally();
        int matched = tally.used() + tally.unused();
        if (now.isEmpty()) {
            return matched == 0 ? "no known action matches it" : "nothing that it matches is unused";
        }
        if (matched == 0) {
            return "the evidence reports all that it could match unused";
        }
        if (tally.used() == 0) {
            return matched == 1
                    ? "the action is unused"
                    : "all " + Numbers.grouped(matched) + " known actions that it matches are unused";
        }
        String share = Numbers.grouped(tally.unused()) + " of the " + Numbers.count(matched, "known action")
                + " that it matches " + (tally.unused() == 1 ? "is" : "are") + " unused";
        return now.get().isEmpty() ? share + ", and other patterns of the statement cover the rest" : share;
    }
}
