package dev.whittle.refine;

import dev.whittle.policy.Pattern;
import dev.whittle.policy.StatementEdit;
import dev.whittle.trie.Cuts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A candidate with the fewest characters in place of what it narrows or appends: {@link Cuts}, statement by statement. What
 * stays, stays byte for byte. Not to be written out before it is proved.
 *
 * @param candidate the same refinement with other patterns
 * @param gap characters that another choice might save still; 0 where none is shorter
 */
public record Shorter(Candidate candidate, int gap) {
    /** The shorter form of a candidate. */
    public static Shorter of(Candidate candidate) {
        List<StatementChange> changes = new ArrayList<>();
        int gap = 0;
        for (StatementChange change : candidate.changes()) {
            Optional<Cuts.Chosen> chosen = chosen(candidate, change);
            changes.add(chosen.map(cuts -> with(change, cuts)).orElse(change));
            gap += chosen.map(Cuts.Chosen::gap).orElse(0);
        }
        List<StatementEdit> edits = changes.stream().map(StatementChange::edit).toList();
        return new Shorter(
                new Candidate(
                        candidate.original(),
                        candidate.known(),
                        changes,
                        candidate.original().edited(edits)),
                gap);
    }

    private static Optional<Cuts.Chosen> chosen(Candidate candidate, StatementChange change) {
        List<Pattern> patterns = change.statement().actions().patterns();
        if (change.isNarrowed()) {
            return Optional.of(Cuts.narrow(
                    pick(change, patterns, true),
                    pick(change, patterns, false),
                    candidate.grantable(change.statement())));
        }
        return change.added().isEmpty()
                ? Optional.empty()
                : Optional.of(Cuts.exclude(patterns, candidate.grantable(change.statement())));
    }

    private static List<Pattern> pick(StatementChange change, List<Pattern> patterns, boolean isReplaced) {
        List<Pattern> picked = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (change.now(i).isPresent() == isReplaced) {
                picked.add(patterns.get(i));
            }
        }
        return picked;
    }

    private static StatementChange with(StatementChange change, Cuts.Chosen chosen) {
        if (!change.isNarrowed()) {
            return new StatementChange.Extended(
                    change.statement(), chosen.replacements().get(0));
        }
        List<Optional<List<Pattern>>> entries = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < change.statement().actions().entries().size(); i++) {
            entries.add(
                    change.now(i).isPresent()
                            ? Optional.of(chosen.replacements().get(next++))
                            : Optional.empty());
        }
        return new StatementChange.Narrowed(change.statement(), entries);
    }
}
