package dev.whittle.refine;

import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.trie.Grantable;
import dev.whittle.trie.KnownActions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the refiner proposes; not to be written out before it is proved.
 *
 * @param original the policy as it was
 * @param known the known and the unused actions that it was refined for
 * @param changes one for each statement of the original, in order
 * @param text the proposed text, or nothing where no statement is left
 */
public record Candidate(Policy original, KnownActions known, List<StatementChange> changes, Optional<String> text) {
    public Candidate {
        changes = List.copyOf(changes);
    }

    /** The statements of the original that go, by number. */
    public List<Integer> gone() {
        return IntStream.range(0, changes.size())
                .filter(i -> changes.get(i).isGone())
                .boxed()
                .toList();
    }

    /** What a statement's context lets it grant. */
    public Grantable grantable(Statement statement) {
        return Grantable.in(statement.context(), original, known);
    }

    /** What it recommends. */
    public RecommendedAction recommendedAction() {
        if (text.isEmpty()) {
            return RecommendedAction.DETACH_POLICY;
        }
        boolean isUnchanged = changes.stream().allMatch(StatementChange::isUntouched);
        return isUnchanged ? RecommendedAction.NONE : RecommendedAction.CREATE_POLICY;
    }

    /**
     * The wildcards that stand for narrowed ones, in the policy's order: they admit whatever AWS adds under them. The
     * additions to a NotAction list are none, since they take away.
     */
    public List<Pattern> newWildcards() {
        return changes.stream()
                .flatMap(change -> IntStream.range(
                                0, change.statement().actions().entries().size())
                        .mapToObj(change::now))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .filter(pattern -> !pattern.isLiteral())
                .distinct()
                .toList();
    }
}
