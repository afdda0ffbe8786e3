package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A bar is there while it is needed, and gone afterwards. */
class ProgressTest {
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final Console console = new Console(
            new ByteArrayOutputStream(),
            words,
            LocalDate.of(2026, 9, 27),
            Path.of(""),
            new Display(true, false, Map.of()));

    @Test
    void close_barThatWasShown_leavesNoLineBehind() {
        try (Progress bar = Progress.start(console, "read", " bytes", 1, OptionalLong.of(10))) {
            bar.step(10);
        }
        String shown = words.toString(StandardCharsets.UTF_8);
        assertFalse(shown.contains("\n"), shown);
        assertEquals("", lastLine(shown).strip());
    }

    /** What a terminal shows of text that returns to the start of its line. */
    private static String lastLine(String text) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                at = 0;
            } else {
                line.replace(at, Math.min(at + 1, line.length()), String.valueOf(c));
                at++;
            }
        }
        return line.toString();
    }
}
