package dev.whittle.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.provider.ValueSource;

class RecordStreamTest {
    private static final Map<String, Set<String>> WANTED =
            Map.of("", Set.of("/x", "/n/*/c"), "/list", Set.of("/a", "/b/c"));

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
    @ValueSource(strings = {"{\"x\":1,\"a\":[{}]}\n{\"list\":[],\"x\":2}", "[{\"x\":1},\n{\"x\":2,\"list\":[]}]"})
    void read_documents_areHandedOnAfterTheirLists(String text) throws IOException {
        List<Map<String, String>> documents = new ArrayList<>();
        stream(text, (list, members) -> documents.add(members));
        assertEquals(List.of(Map.of("/x", "1"), Map.of("/x", "2", "/list", "")), documents);
    }

    @Test
    void read_wantedElements_areHandedOnByTheirIndex() throws IOException {
        List<Map<String, String>> documents = new ArrayList<>();
        stream("{\"n\":[{\"c\":\"p\"},{},7,{\"c\":\"q\",\"d\":{}}]}", (list, members) -> documents.add(members));
        assertEquals(List.of(Map.of("/n/0/c", "p", "/n/3/c", "q")), documents);
    }

    @Test
    void read_moreWantedElementsThanAnyTableHas_areRefused() {
        String many = "{},".repeat(1_000) + "{}";
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> read("{\"n\":[" + many + "]}"));
        assertEquals(
                "the list here has more than 1000 elements, the most that are read",
                e.problems().get(0).message());
    }

    @Test
    void read_stringsInAnArray_areDocuments() throws IOException {
        List<Map<String, String>> documents = new ArrayList<>();
        stream("[\"one\",{\"x\":1}]", (list, members) -> documents.add(members));
        assertEquals(List.of(Map.of("", "one"), Map.of("/x", "1")), documents);
    }

    /** A string or a number of the length of the file takes no more memory than the limit. */
    @ParameterizedTest
    @ValueSource(strings = {"\"", ""})
    void read_valueThatIsTooLong_isRefused(String quote) {
        String value = quote + "1".repeat(5 << 20) + quote;
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> read("{\"list\":[{\"a\":" + value + "}]}"));
        String message = e.problems().get(0).message();
        assertTrue(message.startsWith("the value is too long") && message.length() < 200, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                                  | the file is empty
            {"list":[{"a":1}                    | the text ends before the JSON value does; it was cut off
            {"list":[{"a":1,"a":2}]}            | the key `a` stands here a second time; keep one of them
            {"list":[1]}                        | what stands here in `list` is no object
            [1]                                 | what stands here is no object
            "a"                                 | what stands here is no object
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
                "the value is too long: at most 1000 characters of a number and 4194304 of a string are read; write a shorter one",
                e.problems().get(0).message());
    }

    @Test
    void read_bytesThatAreNotUtf8_areRefused() {
        byte[] bytes = "{\"list\":[{\"a\":\"?\"}]}".getBytes(StandardCharsets.US_ASCII);
        bytes[15] = (byte) 0xFF;
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> new RecordStream("x", WANTED).read(new ByteArrayInputStream(bytes), (list, record) -> {}));
        assertEquals(
                "near here a byte is not UTF-8; save the file as UTF-8",
                e.problems().get(0).message());
    }

    @Test
    void read_recordThatTheReceiverRefuses_isToldWhereItStarts() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> new RecordStream("x", WANTED)
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

        void accept(String list, Map<String, String> record) {
            if (left-- == 0) {
                throw new IllegalArgumentException("no more");
            }
        }
    }

    private static List<Map<String, String>> read(String text) throws IOException {
        List<Map<String, String>> records = new ArrayList<>();
        stream(text, (list, members) -> {
            if (list.equals("/list")) {
                records.add(members);
            }
        });
        return records;
    }

    private static void stream(String text, RecordStream.Receiver receiver) throws IOException {
        new RecordStream("x", WANTED).read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), receiver);
    }
}
