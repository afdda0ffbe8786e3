package dev.whittle.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableStreamTest {
    @Test
    void read_rows_areHandedOnWithWhatQuotesHold() throws IOException {
        assertEquals(
                List.of(List.of("a", "b"), List.of("1", "x\"y, z\nw"), List.of("", "")),
                read("\n\"a\",b\r\n1,\"x\"\"y, z\nw\"\n\n,\"\""));
    }

    @Test
    void read_nothing_isNoRow() throws IOException {
        assertEquals(List.of(), read(""));
    }

    @Test
    void read_whatIsNoTable_isRefusedWithItsPlace() {
        assertEquals("x:2:1: this row has 1 cells, but the first has 2; perhaps it was cut off", refused("a,b\n1"));
        assertEquals(
                "x:2:1: this row has more than 2 cells, but the first has 2; perhaps it was cut off",
                refused("a,b\n1,2,3"));
        assertEquals(
                "x:2:3: the text ends within the quoted cell that starts here; it was cut off, or a quote is not closed",
                refused("a,b\n1,\"2\n3,4"));
        assertEquals(
                "x:2:7: not comma-separated values: after a quoted cell a comma or the line's end is missing",
                refused("a,b\n1,\"2\"3\n"));
        assertEquals("x:1:1: this row has more than 1000 cells, the most that are read", refused(",".repeat(5_000)));
    }

    @Test
    void read_rowThatTheReceiverRefuses_isToldWhereItStarts() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> new TableStream("x").read(in("a\n1\n".getBytes(StandardCharsets.UTF_8)), new Refusing()::accept));
        assertEquals("x:2:1: no more", e.getMessage());
    }

    /** Refuses the second row. */
    private static final class Refusing {
        private int rows;

        void accept(List<String> row) {
            rows++;
            if (rows == 2) {
                throw new IllegalArgumentException("no more");
            }
        }
    }

    /** Or one quote that is not closed takes the memory of the whole file. */
    @Test
    void read_cellThatIsTooLong_isRefused() {
        String message = refused("a,b\n1,\"" + "2\n".repeat(5 << 20));
        assertTrue(message.startsWith("x:2:3: the cell here is longer than 4194304 characters"), message);
    }

    @Test
    void read_bytesThatAreNotUtf8_areRefused() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> new TableStream("x").read(in(new byte[] {'a', '\n', (byte) 0xFF}), row -> {}));
        assertEquals(
                "near here a byte is not UTF-8; save the file as UTF-8",
                e.problems().get(0).message());
    }

    private static String refused(String text) {
        return String.valueOf(
                assertThrows(InvalidInputException.class, () -> read(text)).getMessage());
    }

    private static List<List<String>> read(String text) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        new TableStream("x").read(in(text.getBytes(StandardCharsets.UTF_8)), rows::add);
        return rows;
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
