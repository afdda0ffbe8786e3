package dev.whittle.policy;

import java.util.List;

/**
 * The Deny statements that hold wherever a context does: those of that very context, and those that always hold. What
 * they cover is granted nowhere in it. A Deny of another context is not among them, since only the contexts' meaning
 * could tell whether it holds.
 *
 * @param statements in the policy's order
 */
public record Denials(List<Statement> statements) {
    /** Where nothing is denied for sure. */
    public static final Denials NONE = new Denials(List.of());

    public Denials {
        statements = List.copyOf(statements);
    }

    /** Whether nothing is denied. */
    public boolean isEmpty() {
        return statements.isEmpty();
    }

    /** Whether one of them covers the folded action. */
    public boolean cover(String action) {
        return statements.stream().anyMatch(statement -> statement.actions().covers(action));
    }

    /** Those that cover any of these actions, in order. */
    public List<Statement> covering(List<Pattern> actions) {
        return statements.stream()
                .filter(statement ->
                        actions.stream().anyMatch(action -> statement.actions().covers(action.folded())))
                .toList();
    }

    /** Whether one of them covers all of L(p). False also where it takes several of its patterns for that. */
    public boolean coverAll(Pattern pattern) {
        return statements.stream().anyMatch(statement -> statement.actions().coversAll(pattern));
    }

    /**
     * The same as far as one service is concerned; empty where none of its actions is denied.
     *
     * @param service folded, without colon
     */
    public Denials about(String service) {
        return new Denials(statements.stream()
                .map(statement -> statement.about(service))
                .filter(statement -> statement.actions().mayCoverAny())
                .toList());
    }
}
