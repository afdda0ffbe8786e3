package dev.whittle.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the writer writes, the reader reads; objects are maps here, numbers {@code Long}. */
class JsonWriterProperties {
    @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
    void writtenObject_readAgain_isTheSame(@ForAll("objects") Map<String, Object> object) {
        for (String text : List.of(line(object), indented(object))) {
            assertEquals(object, plain(read(text)));
        }
    }

    @Property(seed = "2", edgeCases = EdgeCasesMode.NONE)
    void lineAndText_differInWhiteSpaceAlone(@ForAll("objects") Map<String, Object> object) {
        String indented = indented(object);
        assertEquals(line(object), compact(read(indented), indented));
    }

    @Property(seed = "3", edgeCases = EdgeCasesMode.NONE)
    void writtenObject_hidesNothing(@ForAll("objects") Map<String, Object> object) {
        mustShow(line(object));
        indented(object).lines().forEach(JsonWriterProperties::mustShow);
        assertTrue(indented(object).chars().allMatch(c -> c >= ' ' || c == '\n'));
    }

    @Property(seed = "4")
    void quoted_comesBackAndShows(@ForAll("texts") String text) {
        mustComeBackAndShow(JsonWriter::quoted, text);
    }

    /** Every code point, alone and between two others. */
    @Example
    void quoted_everyCodePoint_comesBackAndShows() {
        for (int point = Character.MIN_CODE_POINT; point <= Character.MAX_CODE_POINT; point++) {
            String text = Character.toString(point);
            if (Printable.isHidden(point) || point < 0x3000) {
                mustComeBackAndShow(JsonWriter::quoted, text);
                mustComeBackAndShow(JsonWriter::quoted, "a" + text + "1");
            } else {
                assertEquals('"' + text + '"', JsonWriter.quoted(text));
            }
        }
    }

    @Example
    void quoted_brokenTwins_areCaught() {
        mustCatch("\\", text -> '"' + text + '"');
        mustCatch("\\n", text -> '"' + text.replace("\"", "\\\"") + '"');
        mustCatch("\u0007", text -> '"' + text + '"');
        mustCatch("\n", text -> '"' + text + '"');
        // Each of these leaves one kind of what is hidden as it is.
        for (String hidden : List.of("\u007f", "\u009b", "\u202e", "\u200b", "\ufeff", "\u2028", "\u2029", "\udc00")) {
            mustCatch(
                    "a" + hidden,
                    text -> JsonWriter.quoted(text.replace(hidden, "")).replace("a", "a" + hidden));
        }
        // Five digits are an escape and a digit.
        mustCatch("\udb40\udc41", text -> String.format("\"\\u%04X\"", text.codePointAt(0)));
    }

    private static void mustCatch(String text, UnaryOperator<String> broken) {
        mustComeBackAndShow(JsonWriter::quoted, text);
        assertThrows(AssertionError.class, () -> mustComeBackAndShow(broken, text));
    }

    private static void mustComeBackAndShow(UnaryOperator<String> quoting, String text) {
        String quoted = quoting.apply(text);
        mustShow(quoted);
        assertEquals(text, plain(read(quoted)));
    }

    /** One line that has a UTF-8 form, with nothing hidden in it. */
    private static void mustShow(String line) {
        assertTrue(line.codePoints().noneMatch(Printable::isHidden), line);
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertEquals(line, new String(bytes, StandardCharsets.UTF_8));
    }

    private static Json read(String text) {
        Problems problems = new Problems("x", text, Limits.DEFAULT);
        Json read = JsonReader.readOne(new SourceText("x", text), problems)
                .orElseThrow(() -> new AssertionError("no JSON: " + text));
        assertTrue(problems.isEmpty(), text);
        return read;
    }

    private static String line(Map<String, Object> object) {
        return JsonWriter.line(out -> write(out, object));
    }

    private static String indented(Map<String, Object> object) {
        return JsonWriter.text(out -> write(out, object));
    }

    private static void write(JsonWriter out, Map<?, ?> object) {
        object.forEach((key, value) -> {
            String name = (String) key;
            if (value instanceof String text) {
                out.member(name, text);
            } else if (value instanceof Long number) {
                out.member(name, number);
            } else if (value instanceof Boolean truth) {
                out.member(name, truth);
            } else if (value instanceof Map<?, ?> inner) {
                out.member(name, (JsonWriter members) -> write(members, inner));
            } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                out.strings(name, list.stream().map(String.class::cast).toList());
            } else {
                out.objects(name, (List<?>) value, (each, inner) -> write(each, (Map<?, ?>) inner));
            }
        });
    }

    private static Object plain(Json json) {
        if (json instanceof Json.Str text) {
            return text.value();
        }
        if (json instanceof Json.Arr array) {
            return array.elements().stream().map(JsonWriterProperties::plain).toList();
        }
        if (json instanceof Json.Obj object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.members().forEach(member -> members.put(member.name(), plain(member.value())));
            return members;
        }
        Json.Scalar scalar = (Json.Scalar) json;
        return scalar.isBoolean() ? (Object) scalar.lexeme().equals("true") : (Object) Long.valueOf(scalar.lexeme());
    }

    /** The slow twin of a line: what is read of a text, put together without what stands between. */
    private static String compact(Json json, String text) {
        List<String> parts = new ArrayList<>();
        if (json instanceof Json.Arr array) {
            array.elements().forEach(element -> parts.add(compact(element, text)));
            return "[" + String.join(",", parts) + "]";
        }
        if (json instanceof Json.Obj object) {
            for (Json.Member member : object.members()) {
                String name = text.substring(
                        member.start(),
                        text.lastIndexOf(':', member.value().span().start()));
                parts.add(name + ":" + compact(member.value(), text));
            }
            return "{" + String.join(",", parts) + "}";
        }
        return json.span().of(text);
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return objects(2);
    }

    private Arbitrary<Map<String, Object>> objects(int depth) {
        Arbitrary<Object> value = Arbitraries.oneOf(
                texts().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                texts().list().ofMaxSize(3).map(Object.class::cast));
        if (depth > 0) {
            value = Arbitraries.oneOf(
                    value,
                    objects(depth - 1).map(Object.class::cast),
                    objects(depth - 1).list().ofMaxSize(3).map(Object.class::cast));
        }
        return Arbitraries.maps(texts(), value).ofMaxSize(4).map(LinkedHashMap::new);
    }

    /** Any UTF-16 units, and most often those that are escaped. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> unit = Arbitraries.chars().all().map(String::valueOf);
        Arbitrary<String> point = Arbitraries.integers()
                .between(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .map(Character::toString);
        Arbitrary<String> unusual = Arbitraries.of(
                "\"",
                "\\",
                "/",
                "\b",
                "\t",
                "\n",
                "\f",
                "\r",
                "\0",
                "\u001b",
                "\u007f",
                "\u0085",
                "\u009b",
                "\u00ad",
                "\u200b",
                "\u202e",
                "\u2028",
                "\u2029",
                "\ufeff",
                "\ufffd",
                "\uffff",
                "\ud83e",
                "\ude93",
                "\ud83e\ude93",
                "\udb40\udc41",
                "u",
                "\u00e9",
                ": ",
                ",",
                "{",
                "]");
        return Arbitraries.oneOf(unit, point, unusual).list().ofMaxSize(6).map(parts -> String.join("", parts));
    }
}
