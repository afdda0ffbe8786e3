package dev.whittle.policy;

import java.util.List;
import java.util.Optional;

/** What happens to the text of one statement. */
public sealed interface StatementEdit {
    /** Nothing: it stays byte for byte. */
    record Keep() implements StatementEdit {}

    /** The statement goes. */
    record Drop() implements StatementEdit {}

    /**
     * Its list changes.
     *
     * @param entries for each entry nothing, where it stays byte for byte, or the patterns in its place
     * @param appended patterns after the last entry
     */
    record Change(List<Optional<List<Pattern>>> entries, List<Pattern> appended) implements StatementEdit {
        public Change {
            entries = List.copyOf(entries);
            appended = List.copyOf(appended);
        }
    }

    /**
     * Its Action list gives way to a NotAction list.
     *
     * @param excluded the list, at least one pattern
     */
    record Exclude(List<Pattern> excluded) implements StatementEdit {
        public Exclude {
            excluded = List.copyOf(excluded);
        }
    }
}
