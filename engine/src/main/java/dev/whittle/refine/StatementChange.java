package dev.whittle.refine;

import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What refining does to one statement. */
public sealed interface StatementChange {
    /** The statement as it was. */
    Statement statement();

    /** What that means for the text. */
    StatementEdit edit();

    /** Whether the statement is about the folded action afterwards; about none where it goes. */
    boolean covers(String action);

    /** It stays byte for byte. */
    record Untouched(Statement statement) implements StatementChange {
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
     * Some of its Action patterns are narrowed or gone, but not all are gone.
     *
     * @param entries for each pattern nothing, where it stays, or what stands in its place
     */
    record Narrowed(Statement statement, List<Optional<List<Pattern>>> entries) implements StatementChange {
        public Narrowed {
            entries = List.copyOf(entries);
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
        public StatementEdit edit() {
            return new StatementEdit.Drop();
        }

        @Override
        public boolean covers(String action) {
            return false;
        }
    }
}
