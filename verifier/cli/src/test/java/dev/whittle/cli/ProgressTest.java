package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A bar is there while it is needed, and gone afterwards. */
class ProgressTest {
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    /** Runs with a bar, for so long, and returns what was written. */
    private String run(boolean isTerminal, boolean isQuiet, Duration time) {
        Console console = new Console(
                new ByteArrayOutputStream(),
                words,
                LocalDate.of(2026, 9, 27),
                Path.of(""),
                new Display(isTerminal, false, Map.of()));
        console.set(isQuiet, Colour.AUTO);
        try (Progress bar = Progress.start(console, "read", " bytes", 1, OptionalLong.of(10), 0, nanos::get)) {
            bar.step(5);
            nanos.addAndGet(time.toNanos());
            bar.step(5);
        }
        return words.toString(StandardCharsets.UTF_8);
    }

    @Test
    void longRun_showsABar_andLeavesNoLineBehind() {
        String shown = run(true, false, Duration.ofSeconds(1));
        assertTrue(shown.contains("\rread"), shown);
        assertFalse(shown.contains("\n"), shown);
        assertEquals("", lastLine(shown).strip());
    }

    @Test
    void shortRun_showsNothing() {
        assertEquals("", run(true, false, Duration.ofMillis(999)));
    }

    @Test
    void noTerminal_showsNothing() {
        assertEquals("", run(false, false, Duration.ofHours(1)));
    }

    @Test
    void quietRun_showsNothing() {
        assertEquals("", run(true, true, Duration.ofHours(1)));
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
