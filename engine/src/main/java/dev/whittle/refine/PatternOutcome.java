package dev.whittle.refine;

import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import dev.whittle.trie.Grantable;
import dev.whittle.trie.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of one pattern of the original.
 *
 * @param change of its statement
 * @param entry its place in the statement's list
 * @param now nothing where it stays, or what stands in its place
 * @param grantable what its statement can grant
 */
public record PatternOutcome(StatementChange change, int entry, Optional<List<Pattern>> now, Grantable grantable) {
    /** All patterns of a policy, in order. */
    public static List<PatternOutcome> of(Candidate candidate) {
        return candidate.changes().stream()
                .flatMap(change -> of(change, candidate).stream())
                .toList();
    }

    /** Those of one of its statements. */
    public static List<PatternOutcome> of(StatementChange change, Candidate candidate) {
        Grantable grantable = candidate.grantable(change.statement());
        List<PatternOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < change.statement().actions().entries().size(); i++) {
            outcomes.add(new PatternOutcome(change, i, change.now(i), grantable));
        }
        return outcomes;
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

    /** How many known actions it grants: those that it matches and that no Deny takes back. */
    public Tally tally() {
        return Tally.of(pattern(), grantable);
    }

    /** The unused actions that it grants, as spelled, in order. */
    public List<String> unusedActions() {
        return grantable.unused(pattern());
    }

    /** The known actions that it matches and a Deny takes back. */
    public List<Pattern> denied() {
        return grantable.denied(pattern());
    }
}
