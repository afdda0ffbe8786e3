package dev.whittle.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskLinesTest {
    private static final Limits SMALL = new Limits(10, 1, 1, 1, 1, 1, 1);

    private static List<String> split(TaskLines lines) {
        List<String> all = new ArrayList<>();
        for (Optional<TaskLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get().number() + " " + line.get().text(Limits.DEFAULT).text());
        }
        return all;
    }

    @Test
    void linesEndWithALineFeedOrBoth() {
        assertEquals(List.of("1 a", "2 b", "3 ", "4 c\rd"), split(Tasks.lines("a\nb\r\n\nc\rd\n")));
    }

    @Test
    void lastLineNeedsNoEnd() {
        assertEquals(List.of("1 a", "2 b"), split(Tasks.lines("a\nb")));
        assertEquals(List.of(), split(Tasks.lines("")));
    }

    @Test
    void linesLongerThanTheBufferAreWhole() {
        String line = "x".repeat(200_001);
        assertEquals(List.of("1 " + line, "2 y"), split(Tasks.lines(line + "\ny\n")));
    }

    @Test
    void ofALineThatIsTooLongOnlyThatIsHeld() {
        byte[] bytes = ("x".repeat(1_000_000) + "\nnext\n").getBytes(StandardCharsets.UTF_8);
        TaskLines lines = new TaskLines("tasks", new ByteArrayInputStream(bytes), SMALL);
        assertEquals(11, lines.next().orElseThrow().size());
        TaskLine next = lines.next().orElseThrow();
        assertEquals("2 next", next.number() + " " + next.text(SMALL).text());
        assertEquals(Optional.empty(), lines.next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n", "a\nb", "\n", "a\r\n\nb\n"})
    void surveyCountsTheSameLines(String text, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tasks"), text);
        assertEquals(split(Tasks.lines(text)).size(), TaskSurvey.of(file).lines());
    }
}
