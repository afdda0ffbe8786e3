package dev.whittle.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final String AXE = "\uD83E\uDE93";

    @Test
    void readOne_eachKindOfValue_hasItsSpanAndKind() {
        String text = " { \"a\" : [ 1 , -2.5e+3 , true , false , null , \"x\" ] , \"b\" : { } } ";
        Json.Obj root = (Json.Obj) read(text);
        assertEquals(text.strip(), root.span().of(text));
        assertEquals("an object", root.kind());
        Json.Arr array = (Json.Arr) root.get("a").orElseThrow();
        assertEquals(
                "[ 1 , -2.5e+3 , true , false , null , \"x\" ]", array.span().of(text));
        assertEquals("an array", array.kind());
        assertEquals(
                List.of("1", "-2.5e+3", "true", "false", "null", "\"x\""),
                array.elements().stream().map(each -> each.span().of(text)).toList());
        assertEquals(
                List.of("a number", "a number", "a boolean", "a boolean", "null", "a string"),
                array.elements().stream().map(Json::kind).toList());
        assertEquals("{ }", root.get("b").orElseThrow().span().of(text));
    }

    @Test
    void readOne_memberNames_haveTheOffsetOfTheirQuote() {
        String text = "{\"\\u0061\" : 1,\r\n\t\"" + AXE + "\":2}";
        Json.Obj root = (Json.Obj) read(text);
        assertEquals(
                List.of("a", AXE),
                root.members().stream().map(Json.Member::name).toList());
        assertEquals(
                List.of(1, text.indexOf("\"" + AXE)),
                root.members().stream().map(Json.Member::start).toList());
    }

    @Test
    void readOne_scalarLexemes_areAsWritten() {
        Json.Arr array = (Json.Arr) read("[1.50,0e0,-0,true]");
        assertEquals(
                List.of("1.50", "0e0", "-0", "true"),
                array.elements().stream()
                        .map(each -> ((Json.Scalar) each).lexeme())
                        .toList());
    }

    /** The span runs over the quotes and the escapes as they are written; the value has the escapes resolved. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "\\n\\t\\\"\\\\\\/\\b\\f\\r",
                "\\u0041\\u00e9",
                "\\uD83E\\uDE93",
                "\uD83E\uDE93",
                "a\uD83E\uDE93\\n\uD83E\uDE93b",
                "\u00e9\u2028\u20ac",
                "]},{["
            })
    void readOne_strings_haveTheSpanOfTheirQuotes(String written) {
        String text = "[\r\n  \"before\",\"" + written + "\" ,\"after\"]";
        List<Json> elements = ((Json.Arr) read(text)).elements();
        assertEquals(
                List.of("\"before\"", "\"" + written + "\"", "\"after\""),
                elements.stream().map(each -> each.span().of(text)).toList());
    }

    @Test
    void readOne_escapes_areResolved() {
        Json.Str string = (Json.Str) read("\"\\u0041\\\\\\\"\\uD83E\\uDE93\\n\"");
        assertEquals("A\\\"" + AXE + "\n", string.value());
    }

    @Test
    void readOne_longString_hasTheSpanOfAllOfIt() {
        String text = "[\"" + ("\\n" + AXE).repeat(20_000) + "\",7]";
        List<Json> elements = ((Json.Arr) read(text)).elements();
        assertEquals(new Span(1, text.length() - 3), elements.get(0).span());
        assertEquals(
                new Span(text.length() - 2, text.length() - 1), elements.get(1).span());
    }

    @Test
    void get_nameThatIsMissing_isNothing() {
        assertEquals(Optional.empty(), ((Json.Obj) read("{\"a\":1}")).get("b"));
    }

    @Test
    void readAll_documentsOneAfterAnother_areAllRead() {
        String text = "{\"a\":1}\r\n[2] 3\n\"4\"";
        Problems problems = problems(text);
        List<Json> documents = JsonReader.readAll(new SourceText("x", text), problems);
        assertTrue(problems.isEmpty());
        assertEquals(
                List.of("{\"a\":1}", "[2]", "3", "\"4\""),
                documents.stream().map(each -> each.span().of(text)).toList());
    }

    @Test
    void readOne_secondDocument_isRefusedWhereItStarts() {
        assertEquals(List.of("2:3: a second document starts here; write one JSON value"), refused("{}\n  {}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t"})
    void readOne_nothing_isRefused(String text) {
        assertEquals(List.of("the document is empty; write one JSON value"), refused(text));
    }

    @Test
    void readOne_duplicateKeys_areAllNamedWhereTheyStandAgain() {
        assertEquals(
                List.of(
                        "1:8: /a: the key `a` stands here a second time; keep one of them",
                        "2:2: /a: the key `a` stands here a second time; keep one of them",
                        "3:21: /b/1/x~1y~0z: the key `x/y~z` stands here a second time; keep one of them"),
                refused("{\"a\":1,\"a\":2,\n \"\\u0061\":3,\n\"b\":[0,{\"x/y~z\":\"" + AXE + "\",\"x/y~z\":1}]}"));
    }

    @Test
    void readOne_sameKeyInTwoObjects_isOrdinary() {
        assertEquals(List.of(), refused("[{\"a\":1},{\"a\":1,\"b\":{\"a\":1},\"A\":2}]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{ ~ 1:2",
                "{\"a\":1 ~ 1:7",
                "{\"a\": ~ 1:6",
                "{\"a ~ 1:4",
                "[1,|2 ~ 2:2",
                "[1,\"\uD83E\uDE93 ~ 1:6"
            })
    void readOne_truncatedText_isRefusedAtItsEnd(String text, String place) {
        assertEquals(
                List.of(place + ": the text ends before the JSON value does; it was cut off"),
                refused(text.replace('|', '\n')));
    }

    /** What is no JSON is told where it stands, in code points. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,} ~ 1:8",
                "[1,] ~ 1:4",
                "[1 2] ~ 1:4",
                "{a:1} ~ 1:2",
                "{'a':1} ~ 1:2",
                "[\"\uD83E\uDE93\",|  \"\uD83E\uDE93\" ;] ~ 2:7",
                "// x ~ 1:1",
                "{\"a\" 1} ~ 1:6",
                "] ~ 1:1",
                "{} } ~ 1:4",
                "[01] ~ 1:3",
                "[foo] ~ 1:2",
                "[\"a\\x\"] ~ 1:5",
                "[\"a|\"] ~ 1:4",
            })
    void readOne_textThatIsNoJson_isRefusedWhereItIsNone(String text, String place) {
        List<String> messages = refused(text.replace('|', '\n'));
        assertEquals(1, messages.size(), messages.toString());
        assertTrue(messages.get(0).startsWith(place + ": not JSON: "), messages.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[1} ~ 1:3: not JSON: unexpected close marker '}': expected ']'",
                "// x ~ 1:1: not JSON: unexpected character ('/' (code 47)): maybe a (non-standard) comment?",
                "[NaN] ~ 1:5: not JSON: non-standard token 'NaN'",
            })
    void readOne_textThatIsNoJson_isExplainedWithoutWordsOfTheParser(String text, String message) {
        assertEquals(List.of(message), refused(text));
    }

    @Test
    void readOne_duplicateKey_stillGivesTheDocument() {
        String text = "{\"a\":1,\"a\":2}";
        Problems problems = problems(text);
        Json root = JsonReader.readOne(new SourceText("x", text), problems).orElseThrow();
        assertEquals(text, root.span().of(text));
        assertFalse(problems.isEmpty());
    }

    @Test
    void readOne_duplicateKeyThenTruncated_tellsBoth() {
        assertEquals(
                List.of(
                        "1:8: /a: the key `a` stands here a second time; keep one of them",
                        "1:13: the text ends before the JSON value does; it was cut off"),
                refused("{\"a\":1,\"a\":2"));
    }

    @Test
    void readOne_asDeepAsTheLimit_isRead() {
        assertEquals(List.of(), refused("[".repeat(64) + "]".repeat(64)));
    }

    @Test
    void readOne_deeperThanTheLimit_isRefusedWithTheLimit() {
        List<String> messages = refused("\n" + "[".repeat(65) + "]".repeat(65));
        assertEquals(List.of("2:65: nested deeper than 64 levels, the most that is read"), messages);
    }

    @ParameterizedTest
    @CsvSource({"9,1001", "-9,1000", "1.9,1001", "1e9,1001"})
    void readOne_numberLongerThanTheLimit_isRefusedInAFewWords(String start, int length) {
        String text = "[\n" + start + "9".repeat(length) + "]";
        assertEquals(
                List.of("2:1: the number is longer than 1000 characters, the most that is read; write a shorter one"),
                refused(text));
        assertEquals(
                "1:11: the number is",
                refused("{\"n\": [1, " + text.substring(2, text.length() - 1) + "]}")
                        .get(0)
                        .substring(0, 19));
    }

    @Test
    void readOne_numberOfFiveMillionDigits_isRefusedInAFewWords() {
        assertEquals(
                List.of(
                        "1:2: the value is too long: at most 1000 characters of a number and 4194304 of a string are read;"
                                + " write a shorter one"),
                refused("[" + "9".repeat(5_000_000) + "]"));
    }

    @Test
    void readOne_numberAsLongAsTheLimit_isRead() {
        assertEquals(List.of(), refused("[" + "9".repeat(1_000) + "]"));
    }

    /** What a message quotes of the input may be as long as the input. */
    @Test
    void readOne_keyOfAMillionLettersTwice_isRefusedInFewWords() {
        String key = "\"" + "k".repeat(1_000_000) + "\":1";
        String refused = refused("{" + key + "," + key + "}").get(0);
        assertTrue(refused.length() < 600, refused);
        assertTrue(refused.endsWith("stands here a second time; keep one of them"), refused);
    }

    private static Json read(String text) {
        Problems problems = problems(text);
        Optional<Json> json = JsonReader.readOne(new SourceText("x", text), problems);
        problems.refuseIfAny();
        return json.orElseThrow();
    }

    /** What is wrong with a text, each problem as `line:column: pointer: message`. */
    private static List<String> refused(String text) {
        Problems problems = problems(text);
        JsonReader.readOne(new SourceText("x", text), problems);
        List<String> messages = new ArrayList<>();
        try {
            problems.refuseIfAny();
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> messages.add(problem.toString()));
        }
        return messages;
    }

    private static Problems problems(String text) {
        return new Problems("x", text, Limits.DEFAULT);
    }
}
