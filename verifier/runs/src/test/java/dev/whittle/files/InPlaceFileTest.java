package dev.whittle.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are edited in place: each alone, or all or none. */
class InPlaceFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name + " as it was\n");
    }

    private static InPlaceFile read(Path path) throws IOException {
        return new InPlaceFile(path, Files.readString(path));
    }

    @Test
    void file_thatWasChangedSince_isLeft() throws IOException {
        Path path = file("a");
        InPlaceFile read = read(path);
        Files.writeString(path, "somebody else's\n");
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> read.write("new\n"));
        assertEquals(
                "it was changed while it was judged; run again",
                refused.problems().get(0).message());
        assertEquals("somebody else's\n", Files.readString(path));
    }

    @Test
    void files_ofWhichOneCantBeWritten_areAllAsTheyWere() throws IOException {
        Map<InPlaceFile, String> texts = new LinkedHashMap<>();
        for (String name : new String[] {"a", "b", "c"}) {
            texts.put(read(file(name)), "new " + name + "\n");
        }
        Files.writeString(folder.resolve("c"), "somebody else's\n");
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> InPlaceFile.writeAll(texts));
        assertEquals(folder.resolve("c").toString(), refused.source());
        assertEquals(1, refused.problems().size());
        assertEquals("a as it was\n", Files.readString(folder.resolve("a")));
        assertEquals("b as it was\n", Files.readString(folder.resolve("b")));
        assertEquals("somebody else's\n", Files.readString(folder.resolve("c")));
    }

    @Test
    void files_areWrittenInOrder() throws IOException {
        Map<InPlaceFile, String> texts = new LinkedHashMap<>();
        texts.put(read(file("a")), "new a\n");
        texts.put(read(file("b")), "new b\n");
        InPlaceFile.writeAll(texts);
        assertEquals("new a\n", Files.readString(folder.resolve("a")));
        assertEquals("new b\n", Files.readString(folder.resolve("b")));
    }
}
