package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    private static final List<String> LINES = List.of("--- a", "@@ -1 +1 @@", "-old", "+n\u009bew", " same");

    @Test
    void diff_plain_isCopied() {
        assertEquals("--- a\n@@ -1 +1 @@\n-old\n+n\u009bew\n same\n", Terminal.PLAIN.diff(LINES));
    }

    @Test
    void diff_coloured_hidesControlCharactersOfTheInput() {
        assertEquals(
                List.of(
                        "\u001b[1m--- a\u001b[0m",
                        "\u001b[36m@@ -1 +1 @@\u001b[0m",
                        "\u001b[31m-old\u001b[0m",
                        "\u001b[32m+n\\u009Bew\u001b[0m",
                        " same\u001b[0m"),
                Terminal.COLOURED.diff(LINES).lines().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'PROVED NONE: nothing had to change', 32, PROVED",
        "'UNKNOWN: nothing is recommended', 33, UNKNOWN",
        "'warning    the policy is over the quota', 33, warning",
        "'incomplete DIR: the same command', 31, incomplete",
        "'check      unknown: no statement', 33, unknown",
        "'  V2  unused is gone                        1 unused action        proved, but for 1 statement', 32, proved"
    })
    void words_coloured_markTheVerdict(String line, String colour, String word) {
        assertEquals(
                line.replaceFirst(word, "\u001b[" + colour + "m" + word + "\u001b[0m"), Terminal.COLOURED.words(line));
        assertEquals(line, Terminal.PLAIN.words(line));
    }

    /** Where a word stands that comes from an input, it is nothing but a word. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy     PROVED: 1 statement",
                "PROVEDnot",
                "statement  warning    x",
                "      request     proved",
                "kept       refused    x",
                "proved.json: can't be read"
            })
    void words_ofAnInput_areNotMarked(String line) {
        assertEquals(line, Terminal.COLOURED.words(line));
    }
}
