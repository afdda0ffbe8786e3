package dev.whittle.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordStreamTest {
    private static final Set<String> WANTED = Set.of("/a", "/b/c");

    @Test
    void read_wantedScalars_areHandedOnInOrder() throws IOException {
        assertEquals(List.of(Map.of("/a", "1", "/b/c", "x"), Map.of(), Map.of("/a", "true")), read("""
                        {"other": {"list": [{"a": "no"}]},
                         "list": [{"a": 1, "b": {"c": "x", "d": {"a": 2}}, "z": [{"a": 3}]},
                                  {"a": null, "b": {"c": {"e": 1}}}, {"b": [1], "a": true}]}
                        """));
    }

    @Test
    void read_documentsOneAfterAnother_areAllRead() throws IOException {
        assertEquals(
                List.of(Map.of("/a", "1"), Map.of("/a", "2")), read("{\"list\":[{\"a\":1}]}\n{\"list\":[{\"a\":2}]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                                  | the file is empty
            {"list":[{"a":1}                    | the text ends before the JSON value does; it was cut off
            {"list":[{"a":1,"a":2}]}            | the key `a` stands here a second time; keep one of them
            {"list":{"a":1}}                    | the document has no list `list`
            {"list":[1]}                        | what stands here in `list` is no object
            []                                  | the document has no list `list`
            {"list":[]} ]                       | not JSON: unexpected close marker ']': no open Array to close
            """)
    void read_whatIsNoSuchDocument_isRefused(String text, String message) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> read(text));
        assertEquals(message, e.problems().get(0).message());
    }

    @ParameterizedTest
    @CsvSource({"a", "other"})
    void read_numberOfFiveMillionDigits_isRefusedInAFewWords(String key) {
        String text = "{\"list\":[{\"" + key + "\":" + "7".repeat(5_000_000) + "}]}";
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> read(text));
        assertEquals(
                "the value is longer than is read, 1000 characters of a number and 4194304 of a string; write a shorter one",
                e.problems().get(0).message());
    }

    @Test
    void read_bytesThatAreNotUtf8_areRefused() {
        byte[] bytes = "{\"list\":[{\"a\":\"?\"}]}".getBytes(StandardCharsets.US_ASCII);
        bytes[15] = (byte) 0xFF;
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> new RecordStream("x", "list", WANTED).read(new ByteArrayInputStream(bytes), record -> {}));
        assertEquals(
                "near here a byte is not UTF-8; save the file as UTF-8",
                e.problems().get(0).message());
    }

    @Test
    void read_recordThatTheReceiverRefuses_isToldWhereItStarts() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> new RecordStream("x", "list", WANTED)
                        .read(
                                new ByteArrayInputStream("{\"list\":[{},\n  {}]}".getBytes(StandardCharsets.UTF_8)),
                                new Refusing(1)::accept));
        assertEquals("x:2:3: no more", e.getMessage());
    }

    /** Refuses all but the first records. */
    private static final class Refusing {
        private int left;

        Refusing(int left) {
            this.left = left;
        }

        void accept(Map<String, String> record) {
            if (left-- == 0) {
                throw new IllegalArgumentException("no more");
            }
        }
    }

    private static List<Map<String, String>> read(String text) throws IOException {
        List<Map<String, String>> records = new ArrayList<>();
        new RecordStream("x", "list", WANTED)
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), records::add);
        return records;
    }
}
