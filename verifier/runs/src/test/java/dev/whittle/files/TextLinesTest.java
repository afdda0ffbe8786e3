package dev.whittle.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.Limits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextLinesTest {
    private static final Limits SMALL = new Limits(10, 1, 1, 1, 1, 1, 1);

    private static TextLines lines(String text) {
        return new TextLines("tasks", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> split(TextLines lines) {
        List<String> all = new ArrayList<>();
        for (Optional<TextLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get().number() + " " + line.get().text(Limits.DEFAULT).text());
        }
        return all;
    }

    @Test
    void linesEndWithALineFeedOrBoth() {
        assertEquals(List.of("1 a", "2 b", "3 ", "4 c\rd"), split(lines("a\nb\r\n\nc\rd\n")));
    }

    @Test
    void lastLineNeedsNoEnd() {
        assertEquals(List.of("1 a", "2 b"), split(lines("a\nb")));
        assertEquals(List.of(), split(lines("")));
    }

    @Test
    void linesLongerThanTheBufferAreWhole() {
        String line = "x".repeat(200_001);
        assertEquals(List.of("1 " + line, "2 y"), split(lines(line + "\ny\n")));
    }

    @Test
    void ofALineThatIsTooLongOnlyThatIsHeld() {
        byte[] bytes = ("x".repeat(1_000_000) + "\nnext\n").getBytes(StandardCharsets.UTF_8);
        TextLines lines = new TextLines("tasks", new ByteArrayInputStream(bytes), SMALL);
        assertEquals(11, lines.next().orElseThrow().size());
        TextLine next = lines.next().orElseThrow();
        assertEquals("2 next", next.number() + " " + next.text(SMALL).text());
        assertEquals(Optional.empty(), lines.next());
    }
}
