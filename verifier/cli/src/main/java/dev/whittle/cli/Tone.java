package dev.whittle.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a line for people says that something came out, told by the one word that says so: a verdict where the line starts or
 * after `proof`, the label in its column, or the last column of an obligation. Whatever comes from an input stands elsewhere.
 */
enum Tone {
    GOOD(
            "\u001b[32m",
            "(?:proof +)?(?=(?:PROVED|PASS)(?:[ :]|$))",
            "(?=(?:allowed|equal)$)",
            "(?=(?:proved|pass) {2,})",
            "  (?:F|S|V\\d) .* (?=(?:proved|holds)(?:,|$))"),
    BAD(
            "\u001b[31m",
            "(?:proof +)?(?=(?:REFUTED|FAIL)(?:[ :]|$))",
            "(?=denied$)",
            "(?=(?:refuted|fail|refused|unfit|unproved) {2,}|incomplete )",
            "check {6}(?=failed:)",
            "  (?:F|S|V\\d) .* (?=(?:refuted|differs)$)"),
    OPEN(
            "\u001b[33m",
            "(?:proof +)?(?=UNKNOWN(?:[ :]|$))",
            "(?=(?:unknown|narrower|wider|incomparable)$)",
            "(?=(?:unknown|warning|unread|skipped|unmet|lacks) {2,})",
            "check {6}(?=unknown:)",
            "  (?:F|S|V\\d) .* (?=unknown$)");

    private static final String RESET = "\u001b[0m";

    private final String colour;
    private final Pattern word;

    /** @param places where a word of this tone begins */
    Tone(String colour, String... places) {
        this.colour = colour;
        this.word = Pattern.compile("^(?:" + String.join("|", places) + ")([A-Za-z]+)");
    }

    /** Whether whoever wants to hear nothing else has to hear the line: it says that something is wrong or open. */
    static boolean isNeeded(String line) {
        return BAD.word(line).or(() -> OPEN.word(line)).isPresent();
    }

    /** The line with its word in the colour of its tone; a line without one as it is. Nothing moves. */
    static String coloured(String line) {
        return Stream.of(values())
                .flatMap(tone -> tone.word(line).stream().map(word -> tone.colour(line, word)))
                .findFirst()
                .orElse(line);
    }

    private String colour(String line, Matcher word) {
        return line.substring(0, word.start(1)) + colour + word.group(1) + RESET + line.substring(word.end(1));
    }

    private Optional<Matcher> word(String line) {
        return Optional.of(word.matcher(line)).filter(Matcher::find);
    }
}
