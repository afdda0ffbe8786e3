package dev.whittle.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words in files of any length. */
class TextMarksTest {
    private static final TextMarks MARKS = new TextMarks(Set.of("policy/"), Set.of(".json", ".tpl"));

    @TempDir
    private Path folder = Path.of("");

    private boolean isMarked(String text) throws IOException {
        return MARKS.areIn(Files.write(folder.resolve("x"), text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void marks_areFoundWhereverTheyStand() throws IOException {
        for (int before : new int[] {0, 1, 7_993, 7_994, 7_999, 8_000, 65_530, 65_535, 65_536, 131_069, 200_000}) {
            for (String mark : new String[] {"policy/", ".json", ".tpl"}) {
                assertEquals(true, isMarked("x".repeat(before) + mark), before + mark);
                assertEquals(true, isMarked("x".repeat(before) + mark + "y".repeat(70_000)), before + mark);
                assertEquals(false, isMarked("x".repeat(before) + mark.substring(1)), before + mark);
            }
        }
        assertEquals(false, isMarked(""));
    }

    /** Archives have the names of many files in them, and what they hold can't be seen. */
    @Test
    void archives_nameNoFiles() throws IOException {
        assertEquals(false, isMarked("PK\0package.json"));
        assertEquals(true, isMarked("PK\0policy/"));
        assertEquals(true, isMarked("x".repeat(8_000) + "\0package.json"));
    }
}
