package dev.whittle.refine;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Pattern;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where names that nobody knows yet may be lost: no list of prefixes keeps all that a narrowed wildcard did.
 */
public final class OpenNames {
    private static final Pattern EVERYTHING = Pattern.of("*");

    private OpenNames() {}

    /**
     * The wildcards in question, in order: narrowed or gone ones, and those that a NotAction list gained; {@code *} for a
     * NotAction statement that goes.
     */
    public static List<String> of(Candidate candidate) {
        return named(candidate, change -> EVERYTHING.text());
    }

    /** The same for people, who are also told where the list stands that a NotAction statement left out. */
    public static List<String> told(Candidate candidate) {
        return named(
                candidate,
                change -> EVERYTHING + " outside of " + change.statement().pointer() + "/"
                        + change.statement().actions().element().text());
    }

    private static List<String> named(Candidate candidate, Function<StatementChange, String> everythingBut) {
        return candidate.changes().stream()
                .flatMap(change -> grantsAllBut(change)
                        ? Stream.of(everythingBut.apply(change))
                        : under(change).filter(pattern -> !pattern.isLiteral()).map(Pattern::text))
                .distinct()
                .toList();
    }

    /** What goes there is all that its list does not name. */
    private static boolean grantsAllBut(StatementChange change) {
        return change.isGone() && change.statement().actions().element() == ActionElement.NOT_ACTION;
    }

    /** The wildcards that refining made: any action that AWS adds under them is admitted. */
    public static List<String> made(Candidate candidate) {
        return candidate.newWildcards().stream().map(Pattern::text).toList();
    }

    private static Stream<Pattern> under(StatementChange change) {
        List<Pattern> patterns = change.statement().actions().patterns();
        Stream<Pattern> changed = IntStream.range(0, patterns.size())
                .filter(i -> change.now(i).isPresent())
                .mapToObj(patterns::get);
        return Stream.concat(changed, change.added().stream());
    }
}
