package dev.whittle.source.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;

/** Random trees in random layouts of YAML, and texts with one character changed. */
class YamlReaderProperties {
    private static final String CHANGES = "{}[]:,-#&*!|>'\"%@`? \t\n\rax1\\<~.\u0000\ufeff\ud83d";

    @Property(seed = "1", tries = 2_000)
    void printedTree_readAgain_isTheSame(@ForAll long seed) {
        Layout layout = new Layout(seed);
        String text = layout.document();
        Json read = YamlShown.one(text);
        assertEquals(layout.shown(), YamlShown.shown(read), text);
        mustSpan(layout.scalars, read, text);
    }

    /** The places of all scalars, in the text's order, hold the very tokens that were printed. */
    private static void mustSpan(List<String> printed, Json read, String text) {
        List<String> found = new ArrayList<>();
        collect(read, text, found);
        assertEquals(printed, found, text);
    }

    private static void collect(Json value, String text, List<String> found) {
        if (value instanceof Json.Obj object) {
            object.members().forEach(member -> collect(member.value(), text, found));
        } else if (value instanceof Json.Arr array) {
            array.elements().forEach(element -> collect(element, text, found));
        } else if (value instanceof Json.Opaque opaque) {
            opaque.parts().forEach(part -> collect(part, text, found));
        } else {
            found.add(value.span().of(text));
        }
    }

    /** Over many small documents: tokens that were seen before have the value that they had. */
    @Example
    void equalTokens_haveEqualValues() {
        Map<String, String> values = new HashMap<>();
        for (int seed = 0; seed < 5_000; seed++) {
            note(values, new Layout(seed).tagged(), UnaryOperator.identity());
        }
        // The broken twin forgets where the entries of block collections end.
        UnaryOperator<String> broken = tokens -> tokens.replace(" #", "");
        note(values, "--- !T\n- - x\n- y", broken);
        assertThrows(AssertionError.class, () -> note(values, "--- !T\n- - x\n  - y", broken));
    }

    private static void note(Map<String, String> values, String text, UnaryOperator<String> told) {
        Json.Opaque read = (Json.Opaque) YamlShown.one(text);
        String value = YamlShown.shown(read);
        String before = values.putIfAbsent(told.apply(read.tokens()), value);
        assertEquals(before == null ? value : before, value, text);
    }

    @Property(seed = "2", tries = 3_000)
    void anyCharacterChanged_isReadOrRefused(@ForAll long seed) {
        StringBuilder text = new StringBuilder(new Layout(seed).document());
        Random random = new Random(seed);
        int at = random.nextInt(text.length());
        char change = CHANGES.charAt(random.nextInt(CHANGES.length()));
        switch (random.nextInt(3)) {
            case 0 -> text.setCharAt(at, change);
            case 1 -> text.insert(at, change);
            default -> text.deleteCharAt(at);
        }
        mustBeReadOrRefused(text.toString());
    }

    @Property(seed = "3", tries = 3_000)
    void anyCharacters_areReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i >= 0; i--) {
            text.append(CHANGES.charAt(random.nextInt(CHANGES.length() - 3)));
        }
        mustBeReadOrRefused(text.toString());
    }

    private static void mustBeReadOrRefused(String text) {
        Problems problems = new Problems("t.yaml", text, Limits.DEFAULT);
        boolean isRead = Assertions.assertTimeout(
                Duration.ofSeconds(2), () -> YamlShown.read(text, problems).isPresent());
        assertEquals(isRead, problems.isEmpty(), text);
        for (Json document : isRead ? YamlShown.read(text) : List.<Json>of()) {
            mustNest(document, text.length());
        }
    }

    /** Each value lies in the one that holds it. */
    private static void mustNest(Json value, int length) {
        assertTrue(0 <= value.span().start() && value.span().end() <= length);
        List<Json> inner = new ArrayList<>();
        if (value instanceof Json.Obj object) {
            object.members().forEach(member -> inner.add(member.value()));
        } else if (value instanceof Json.Arr array) {
            inner.addAll(array.elements());
        } else if (value instanceof Json.Opaque opaque) {
            inner.addAll(opaque.parts());
        }
        for (Json each : inner) {
            assertTrue(value.span().holds(each.span()), value + " does not hold " + each);
            mustNest(each, length);
        }
    }

    /** A reader that takes code points for UTF-16 units would be caught: some documents have astral characters. */
    @Example
    void brokenTwin_thatCountsCodePoints_isCaught() {
        String text = "a: '😀'\nb: x\n";
        Json read = YamlShown.one(text);
        mustSpan(List.of("'😀'", "x"), read, text);
        String shifted = "a: '😀'\nb:  x\n".substring(1);
        assertThrows(AssertionError.class, () -> mustSpan(List.of("'😀'", "x"), read, shifted));
    }

    /** Prints a random tree, noting what it should read as. */
    private static final class Layout {
        private final Random random;
        private final String end;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder shown = new StringBuilder();
        private final List<String> scalars = new ArrayList<>();

        Layout(long seed) {
            random = new Random(seed);
            end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        }

        String shown() {
            return shown.toString();
        }

        String document() {
            text.append(random.nextInt(8) == 0 ? "\uFEFF" : "");
            text.append(random.nextInt(4) == 0 ? "---" + end : "");
            block(0, 3);
            return text.toString();
        }

        /** A small document that is one node with a tag. */
        String tagged() {
            text.append("--- !T").append(end);
            block(0, 1);
            return text.toString();
        }

        /** Entries of a block collection at that column, each with its line end. */
        private void block(int column, int depth) {
            boolean isList = random.nextBoolean();
            shown.append(isList ? '[' : '{');
            int size = 1 + random.nextInt(3);
            for (int i = 0; i < size; i++) {
                noise();
                shown.append(i == 0 ? "" : ", ");
                text.append(" ".repeat(column)).append(isList ? "-" : key(i) + ":");
                value(column, depth);
            }
            shown.append(isList ? ']' : '}');
        }

        private String key(int number) {
            String name = List.of("k", "Ref", "a b", "😀", "s3:x").get(random.nextInt(5)) + number;
            shown.append(name).append(": ");
            return quoted(name, random.nextInt(3));
        }

        private void value(int column, int depth) {
            int choice = random.nextInt(depth == 0 ? 4 : 7);
            if (choice == 3) {
                text.append(" !Sub");
                shown.append("<!Sub>(");
            }
            if (choice < 4) {
                // On this line, or alone on the next one.
                text.append(
                        random.nextInt(4) == 0
                                ? comment() + end + " ".repeat(column + 1)
                                : " ".repeat(1 + random.nextInt(2)));
                scalar(false);
                shown.append(choice == 3 ? ")" : "");
                text.append(comment()).append(end);
            } else if (choice == 4) {
                text.append(' ');
                flow(depth);
                text.append(comment()).append(end);
            } else {
                text.append(comment()).append(end);
                block(column + 1 + random.nextInt(3), depth - 1);
            }
        }

        private void flow(int depth) {
            boolean isList = random.nextBoolean();
            text.append(isList ? "[" : "{");
            shown.append(isList ? '[' : '{');
            int size = random.nextInt(4);
            for (int i = 0; i < size; i++) {
                text.append(i == 0 ? "" : ",").append(gap());
                shown.append(i == 0 ? "" : ", ");
                text.append(isList ? "" : key(i) + ": ");
                if (depth > 0 && random.nextInt(4) == 0) {
                    flow(depth - 1);
                } else {
                    scalar(true);
                }
                text.append(gap());
            }
            text.append(isList ? "]" : "}");
            shown.append(isList ? ']' : '}');
        }

        /** White space in a flow collection, deeper than any block around it. */
        private String gap() {
            return switch (random.nextInt(5)) {
                case 0 -> end + " ".repeat(24);
                case 1 -> " # ], '" + end + " ".repeat(24);
                default -> " ";
            };
        }

        private void scalar(boolean isInFlow) {
            if (random.nextInt(5) == 0) {
                String lexeme = List.of("1", "-2.5", "true", "null", "0x1F").get(random.nextInt(5));
                shown.append(lexeme);
                print(lexeme);
                return;
            }
            String value = List.of(
                            "s3:Get*",
                            "2012-10-17",
                            "x y",
                            "😀",
                            "it''s".replace("''", "'"),
                            "a#b",
                            "x - y",
                            "x , y",
                            "e.g: ",
                            " *",
                            "")
                    .get(random.nextInt(11));
            shown.append('"').append(value).append('"');
            boolean isQuoteDue = value.isBlank()
                    || value.endsWith(" ")
                    || value.startsWith(" ")
                    || (isInFlow && value.contains(","));
            print(quoted(value, isQuoteDue ? 1 + random.nextInt(2) : random.nextInt(3)));
        }

        private void print(String token) {
            scalars.add(token);
            text.append(token);
        }

        private static String quoted(String value, int style) {
            return switch (style) {
                case 0 -> value;
                case 1 -> "'" + value.replace("'", "''") + "'";
                default -> '"' + value.replace("G", "\\x47") + '"';
            };
        }

        private String comment() {
            return random.nextInt(4) == 0 ? " # 😀: - [" : "";
        }

        private void noise() {
            text.append(random.nextInt(6) == 0 ? end : "");
            text.append(random.nextInt(6) == 0 ? "   # c: 'd" + end : "");
        }
    }
}
