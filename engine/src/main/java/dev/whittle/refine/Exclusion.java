package dev.whittle.refine;

import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.trie.Generalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Another form of a candidate: a statement that granted everything says what it leaves out instead of what it grants, in the
 * same context. It admits what nobody knows yet. Like the candidate, it is not to be written out before it is proved.
 */
public final class Exclusion {
    private final Candidate candidate;

    private Exclusion(Candidate candidate) {
        this.candidate = candidate;
    }

    /**
     * One policy that leaves out what the candidate does not grant, wherever a statement granted {@code *}; nothing where
     * none did.
     */
    public static Optional<String> of(Candidate candidate) {
        List<StatementEdit> edits = new Exclusion(candidate).excludingEdits();
        return edits.stream().anyMatch(StatementEdit::isExclusion)
                ? candidate.original().edited(edits)
                : Optional.empty();
    }

    private List<StatementEdit> excludingEdits() {
        return candidate.changes().stream()
                .map(change -> {
                    List<Pattern> excluded = excluded(change);
                    return excluded.isEmpty() ? change.edit() : new StatementEdit.Exclude(excluded);
                })
                .toList();
    }

    /** What a statement that granted everything leaves out; nothing of others, and where it still grants everything. */
    private List<Pattern> excluded(StatementChange change) {
        Statement statement = change.statement();
        boolean grantedEverything =
                change.isNarrowed() && statement.actions().patterns().stream().anyMatch(Pattern::isEverything);
        return grantedEverything ? Generalizer.exclude(List.of(), candidate.grantable(statement)) : List.of();
    }

    /** What {@link #of} leaves out of every such statement; sorted by folded text. */
    public static List<Pattern> excluded(Candidate candidate) {
        Exclusion exclusion = new Exclusion(candidate);
        return candidate.changes().stream()
                .map(exclusion::excluded)
                .filter(excluded -> !excluded.isEmpty())
                .reduce(Exclusion::common)
                .orElse(List.of());
    }

    private static List<Pattern> common(List<Pattern> some, List<Pattern> others) {
        Set<Pattern> known = new HashSet<>(others);
        return some.stream().filter(known::contains).toList();
    }
}
