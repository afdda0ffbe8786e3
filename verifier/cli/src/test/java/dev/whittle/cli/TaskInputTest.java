package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskInputTest {
    @TempDir
    private Path folder = Path.of("");

    private static boolean isUnchanged(TaskInput input) {
        try (TaskInput.Reading reading = input.open()) {
            while (reading.lines().next().isPresent()) {
                // Only what was read to its end can be compared.
            }
            return reading.isUnchanged();
        }
    }

    @Test
    void fileThatIsReadAgain_isTheSame() throws IOException {
        TaskInput input = TaskInput.of(
                Files.writeString(folder.resolve("tasks"), "a\nb\n").toString());
        assertTrue(input.isRepeatable());
        assertEquals(OptionalLong.of(2), input.count());
        assertEquals("sha256 911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2", input.identity());
        assertTrue(isUnchanged(input));
    }

    @Test
    void fileThatChangedSinceItsSurvey_isAnotherOne() throws IOException {
        Path file = Files.writeString(folder.resolve("tasks"), "a\nb\n");
        TaskInput input = TaskInput.of(file.toString());
        Files.writeString(file, "a\nc\n");
        assertFalse(isUnchanged(input));
    }

    @Test
    void standardInput_isNotReadAgain() {
        TaskInput input = TaskInput.of("-");
        assertFalse(input.isRepeatable());
        assertEquals(OptionalLong.empty(), input.count());
        assertEquals("standard input", input.title());
    }
}
