package dev.whittle.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.files.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskSurveyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n", "a\nb", "\n", "a\r\n\nb\n"})
    void surveyCountsTheLinesThatAreRead(String text, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tasks"), text);
        TextLines lines = Tasks.lines(text);
        long count = 0;
        while (lines.next().isPresent()) {
            count++;
        }
        assertEquals(count, TaskSurvey.of(file).lines());
    }
}
