package dev.whittle.refine;

import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import dev.whittle.trie.Grantable;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an Allow statement covers and does not grant, since a Deny covers it wherever the statement's context holds: it was
 * neither kept nor removed.
 *
 * @param change of the Allow statement
 * @param by the Deny statements, in the policy's order
 * @param actions the known actions in question, as spelled, sorted; at least one
 * @param unused those of them in U: had nothing denied them, they would have been removed
 * @param unnamed those of them that the statement does not cover any more: lifting the Deny would not bring them back
 */
public record Denied(
        StatementChange change, List<Statement> by, List<String> actions, List<String> unused, List<String> unnamed) {
    public Denied {
        by = List.copyOf(by);
        actions = List.copyOf(actions);
        unused = List.copyOf(unused);
        unnamed = List.copyOf(unnamed);
    }

    /**
     * Where a Deny made a difference, statement by statement: it covers something unused, or something that the statement
     * does not name any more. Time: for a policy without Deny none, else what the Denies cover.
     */
    public static List<Denied> of(Candidate candidate) {
        return candidate.changes().stream()
                .filter(change -> change.statement().effect() == Effect.ALLOW)
                .map(change -> of(change, candidate.grantable(change.statement())))
                .filter(denied -> !denied.unused.isEmpty() || !denied.unnamed.isEmpty())
                .toList();
    }

    private static Denied of(StatementChange change, Grantable grantable) {
        List<Pattern> actions = grantable.denied().stream()
                .filter(action -> change.statement().actions().covers(action.folded()))
                .sorted()
                .toList();
        return new Denied(
                change,
                grantable.denials().covering(actions),
                texts(actions, action -> true),
                texts(actions, grantable.known()::isUnused),
                texts(actions, action -> !change.covers(action)));
    }

    private static List<String> texts(List<Pattern> actions, Predicate<String> isMeant) {
        return actions.stream()
                .filter(action -> isMeant.test(action.folded()))
                .map(Pattern::text)
                .toList();
    }
}
