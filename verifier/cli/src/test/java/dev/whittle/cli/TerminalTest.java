package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
