package dev.whittle.refine;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What refining does to one statement. */
public sealed interface StatementChange {
    /** Its word in reports. */
    String word();

    /** Hands itself to the visitor's method of its kind. */
    <T> T accept(Visitor<T> visitor);

    /** The statement as it was. */
    Statement statement();

    /** What that means for the text. */
    StatementEdit edit();

    /** Whether the statement is about the folded action afterwards; about none where it goes. */
    boolean covers(String action);

    /** What becomes of one entry of its list: nothing where it stays, or what stands in its place. */
    default Optional<List<Pattern>> now(int entry) {
        return Optional.empty();
    }

    /** What its NotAction list gains; nothing of any other change. */
    default List<Pattern> added() {
        return List.of();
    }

    /** Whether it stays byte for byte. */
    default boolean isUntouched() {
        return false;
    }

    /** Whether it stays, with some of its Action patterns narrowed or gone. */
    default boolean isNarrowed() {
        return false;
    }

    /** Whether the statement goes. */
    default boolean isGone() {
        return false;
    }

    /** One method for each kind of change. */
    interface Visitor<T> {
        /** See {@link Untouched}. */
        T untouched(Untouched change);

        /** See {@link Narrowed}. */
        T narrowed(Narrowed change);

        /** See {@link Extended}. */
        T extended(Extended change);

        /** See {@link Emptied}. */
        T emptied(Emptied change);
    }

    /** It stays byte for byte. */
    record Untouched(Statement statement) implements StatementChange {
        @Override
        public String word() {
            return "untouched";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.untouched(this);
        }

        @Override
        public boolean isUntouched() {
            return true;
        }

        @Override
        public StatementEdit edit() {
            return new StatementEdit.Keep();
        }

        @Override
        public boolean covers(String action) {
            return statement.actions().covers(action);
        }
    }

    /**
     * Some of its Action patterns are narrowed or gone; all of them only where what is open in the list is left.
     *
     * @param entries for each pattern nothing, where it stays, or what stands in its place
     */
    record Narrowed(Statement statement, List<Optional<List<Pattern>>> entries) implements StatementChange {
        public Narrowed {
            entries = List.copyOf(entries);
        }

        @Override
        public String word() {
            return "narrowed";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.narrowed(this);
        }

        @Override
        public Optional<List<Pattern>> now(int entry) {
            return entries.get(entry);
        }

        @Override
        public boolean isNarrowed() {
            return true;
        }

        @Override
        public StatementEdit edit() {
            return new StatementEdit.Change(entries, List.of());
        }

        @Override
        public boolean covers(String action) {
            return IntStream.range(0, entries.size())
                    .mapToObj(i -> entries.get(i)
                            .orElseGet(() ->
                                    List.of(statement.actions().entries().get(i).pattern())))
                    .flatMap(List::stream)
                    .anyMatch(pattern -> pattern.matches(action));
        }
    }

    /** Its NotAction list excludes more. */
    record Extended(Statement statement, List<Pattern> added) implements StatementChange {
        public Extended {
            added = List.copyOf(added);
        }

        @Override
        public String word() {
            return "extended";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.extended(this);
        }

        @Override
        public StatementEdit edit() {
            return new StatementEdit.Change(
                    statement.actions().entries().stream()
                            .map(entry -> Optional.<List<Pattern>>empty())
                            .toList(),
                    added);
        }

        @Override
        public boolean covers(String action) {
            return statement.actions().covers(action) && added.stream().noneMatch(pattern -> pattern.matches(action));
        }
    }

    /** Nothing that it grants is used, so it goes. */
    record Emptied(Statement statement) implements StatementChange {
        @Override
        public String word() {
            return "emptied";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.emptied(this);
        }

        @Override
        public Optional<List<Pattern>> now(int entry) {
            return statement.actions().element() == ActionElement.ACTION ? Optional.of(List.of()) : Optional.empty();
        }

        @Override
        public boolean isGone() {
            return true;
        }

        @Override
        public StatementEdit edit() {
            return new StatementEdit.Drop();
        }

        @Override
        public boolean covers(String action) {
            return false;
        }
    }
}
