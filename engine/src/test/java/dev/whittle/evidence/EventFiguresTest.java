package dev.whittle.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventFiguresTest {
    /** Where this fails, put what {@link EventFigures} prints into the README. */
    @Test
    void table_inTheReadme_isThatOfTheData() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("| of the map |");
        assertTrue(begin >= 0, "the README has no figures");
        String shown = readme.substring(begin)
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        assertEquals(EventFigures.table(), shown);
    }

    /** What the map itself counts, it counts alike. */
    @Test
    void table_operationsAndManagementNames_areThoseOfTheMap() throws IOException {
        String table = EventFigures.table().replace(",", "");
        int operations = Operations.bundled().size();
        int management = EventMap.bundled().management().size();
        assertTrue(
                table.contains(
                        "of these listed: they take other actions than the one of their name | " + operations + " |"),
                table);
        assertTrue(table.contains("names of management events | " + management + " |"), table);
    }
}
