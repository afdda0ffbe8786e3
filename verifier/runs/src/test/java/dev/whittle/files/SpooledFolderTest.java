package dev.whittle.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is spooled beside its place, where lines can't be written. */
class SpooledFolderTest {
    /** No bytes stand for half of a character, so that writing it fails as it does on a full disk. */
    private static final String UNWRITABLE = "\ud800";

    @TempDir
    private Path parent = Path.of("");

    private SpooledFolder open() {
        OutputFolder folder = OutputFolder.of(parent.resolve("out").toString(), ResultFiles.CHECK, List.of());
        return SpooledFolder.open(folder, List.of("catalog.txt", "tasks.jsonl", "results.jsonl"));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void close_whereLinesCanNotBeWritten_leavesNothing() throws IOException {
        SpooledFolder spooled = open();
        spooled.add("catalog.txt", UNWRITABLE);
        spooled.close();
        assertEquals(List.of(), left());
    }

    @Test
    void place_whereLinesCanNotBeWritten_saysSo_andClosingLeavesNothing() throws IOException {
        try (SpooledFolder spooled = open()) {
            spooled.add("results.jsonl", UNWRITABLE);
            assertThrows(InvalidInputException.class, spooled::place);
        }
        assertEquals(List.of(), left());
    }

    @Test
    void place_movesWhatIsWhole() throws IOException {
        try (SpooledFolder spooled = open()) {
            spooled.add("tasks.jsonl", "{}");
            spooled.place();
        }
        assertEquals(List.of("out"), left());
        assertEquals("{}\n", Files.readString(parent.resolve("out").resolve("tasks.jsonl")));
    }
}
