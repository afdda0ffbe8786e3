package dev.whittle.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints how much the map of events knows, as the table in this module's README. From the top of the project, after {@code mvn
 * -B -ntp -pl engine -am test-compile}:
 *
 * <pre>
 * java -cp engine/target/classes:engine/target/test-classes dev.whittle.evidence.EventFigures
 * </pre>
 */
final class EventFigures {
    private static final String OPERATIONS = "api-operations.txt";

    /** How many operations a service's page has: a comment of {@code api-operations.txt} before the service's lines. */
    private static final Pattern ON_PAGE = Pattern.compile("(?m)^# [a-z0-9_-]+: (\\d+)$");

    private EventFigures() {}

    /** Prints the table. */
    public static void main(String[] args) throws IOException {
        System.out.print(table());
    }

    /** The table, a line each. */
    static String table() throws IOException {
        List<List<String>> operations = DataFile.lines(OPERATIONS).toList();
        List<List<String>> dependents = DataFile.lines("dependent-actions.txt").toList();
        List<List<String>> events = DataFile.lines("cloudtrail-events.txt").toList();
        List<List<String>> sources = DataFile.lines("event-sources.txt").toList();
        List<Integer> onPages = onPages();
        return "| of the map | |\n|---|---:|\n"
                + row("service prefixes whose pages have a table of API operations", onPages.size())
                + row("operations in these tables", onPages.stream().reduce(0, Integer::sum))
                + row("of these listed: they take other actions than the one of their name", heads(2, operations))
                + row("pairs of a listed operation and an action", pairs(2, operations))
                + row("actions with dependent actions", heads(1, dependents))
                + row("pairs of an action and one that it depends on", pairs(1, dependents))
                + row("services whose own event sources are known", heads(2, of("source", sources)))
                + row("their event sources", names(of("source", sources)))
                + row("events that take other actions than the one of their name", heads(3, of("event", events)))
                + row("services with management events", heads(2, of("management", events)))
                + row("names of management events", pairs(2, of("management", events)))
                + row("names that silence alone never calls unused", pairs(2, of("other", events)));
    }

    private static String row(String what, long count) {
        return "| " + what + " | " + String.format(Locale.ROOT, "%,d", count) + " |\n";
    }

    private static List<List<String>> of(String word, List<List<String>> lines) {
        return lines.stream().filter(line -> line.get(0).equals(word)).toList();
    }

    /** How many different first words the lines have. */
    private static long heads(int words, List<List<String>> lines) {
        return lines.stream().map(line -> line.subList(0, words)).distinct().count();
    }

    /** How many different words stand behind the first ones, each counted once for these. */
    private static long pairs(int words, List<List<String>> lines) {
        return lines.stream()
                .flatMap(line -> line.stream()
                        .skip(words)
                        .map(word -> Stream.concat(line.stream().limit(words), Stream.of(word))
                                .toList()))
                .distinct()
                .count();
    }

    /** How many different words stand behind the service. */
    private static long names(List<List<String>> lines) {
        return lines.stream().flatMap(line -> line.stream().skip(2)).distinct().count();
    }

    private static List<Integer> onPages() throws IOException {
        try (InputStream in = Objects.requireNonNull(EventFigures.class.getResourceAsStream(OPERATIONS), OPERATIONS)) {
            return ON_PAGE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
        }
    }
}
