package dev.whittle.policy;

import java.util.List;
import java.util.Optional;

/** What happens to the text of one statement. */
public sealed interface StatementEdit {
    /** Hands itself to the visitor's method of its kind. */
    <T> T accept(Visitor<T> visitor);

    /** Whether the statement goes. */
    default boolean isDrop() {
        return false;
    }

    /** Whether its Action list gives way to a NotAction list. */
    default boolean isExclusion() {
        return false;
    }

    /** One method for each kind of edit. */
    interface Visitor<T> {
        /** See {@link Keep}. */
        T keep();

        /** See {@link Drop}. */
        T drop();

        /** See {@link Change}. */
        T change(Change change);

        /** See {@link Exclude}. */
        T exclude(List<Pattern> excluded);
    }

    /** Nothing: it stays byte for byte. */
    record Keep() implements StatementEdit {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.keep();
        }
    }

    /** The statement goes. */
    record Drop() implements StatementEdit {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.drop();
        }

        @Override
        public boolean isDrop() {
            return true;
        }
    }

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

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.change(this);
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

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.exclude(excluded);
        }

        @Override
        public boolean isExclusion() {
            return true;
        }
    }
}
