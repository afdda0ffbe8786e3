package dev.whittle.source;

import dev.whittle.json.Span;
import dev.whittle.policy.Existence;
import java.util.List;

/**
 * Where a statement stands.
 *
 * @param list the items of its list, itself among them, in order; itself alone where it is no item of one
 * @param kind what the list is
 * @param existence on what it hangs whether the statement is there
 */
record Seat(List<Span> list, Kind kind, Existence existence) {
    Seat {
        list = List.copyOf(list);
    }

    /** Where a list of statements stands. */
    enum Kind {
        /** It is the policy's. */
        POLICY,
        /** It is a branch of a conditional. */
        LIST_IN_BRANCH,
        /** There is none: the statement itself is a branch. */
        BRANCH
    }
}
