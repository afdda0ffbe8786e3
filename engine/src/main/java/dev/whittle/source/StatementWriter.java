package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.List;

/** Writes changed lists of actions into a file's text, and says what goes with a statement that is taken out of it. */
interface StatementWriter {
    /** A changed list as edits of the text, in order and apart from each other; it keeps at least one item. */
    List<TextEdit> changed(Statement statement, StatementEdit.Change change);

    /**
     * What goes with a statement.
     *
     * @param list the items of its list, in order, of which one stays
     * @param at its place among them
     * @param isAnyBefore whether one before it stays
     */
    Span removed(List<Span> list, int at, boolean isAnyBefore);

    /** Whether an item of a list can be taken out of it, so that nothing else goes with it. */
    default boolean canBeRemoved(Span item) {
        return true;
    }

    /** The items that stand in one list of the text with an item, itself among them, in order; others may be put together with these. */
    default List<Span> siblings(List<Span> items, Span item) {
        return items;
    }

    /** What belongs to a statement's list of actions, and may differ after it was edited: stretches in order and apart from each other. */
    List<Span> regions(Statement statement);
}
