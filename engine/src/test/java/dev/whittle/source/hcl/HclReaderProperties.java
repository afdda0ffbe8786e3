package dev.whittle.source.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Bodies that are printed in any layout are read back as they were meant, and any text is read or refused. */
class HclReaderProperties {
    private static final List<String> GAPS = List.of("", " ", "\t", "  ", " /* c \" */ ", "/**/");
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\n\n", " # } \"\n", " // ]\r\n", "/*\n*/\n");
    private static final List<String> NAMES =
            List.of("a", "for_each", "in", "x-1", "_", "\u00e9", "\uD840\uDC00", "if");
    private static final List<String> STRINGS = List.of(
            "", "s3:Get*", "a\"b", "\\", "${x}", "%{if}", "$", "$$", "\n\t", "\uD83D\uDE00", "}", "#", "\u0007");
    private static final List<String> LATER = List.of(
            "var.x",
            "f(1, \"a\")",
            "\"${a}-${\"b\"}\"",
            "a ? b : c",
            "a + 1",
            "[for x in y : x]",
            "a.*.b",
            "(1)",
            "!a",
            "a[0]");
    private static final String CHARACTERS = "{}[]()\"\\$%~.,:=?*+-/<>!&|#\n\r\t ea0_E'`;\u00e9\uFEFF\0\uD83D";

    /** A random text, and what it means, written in one way. */
    private static final class Printer {
        private final Random random;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder meaning = new StringBuilder();

        private Printer(Random random) {
            this.random = random;
        }

        private String any(List<String> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        private void body(int depth) {
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                text.append(random.nextBoolean() ? any(LINE_ENDS) : any(List.of("", "  ", "\t")));
                if (depth > 0 && random.nextInt(3) == 0) {
                    block(depth);
                } else {
                    // No name twice in a body.
                    attribute(any(NAMES) + i, depth);
                }
                text.append(any(LINE_ENDS));
            }
        }

        private void attribute(String name, int depth) {
            text.append(name).append(any(GAPS)).append('=').append(any(GAPS));
            meaning.append(name).append('=');
            value(depth);
            meaning.append(';');
        }

        private void block(int depth) {
            String type = any(NAMES);
            text.append(type);
            meaning.append(type);
            for (int i = random.nextInt(3); i > 0; i--) {
                String label = any(STRINGS);
                text.append(any(GAPS)).append(quoted(label));
                meaning.append('<').append(label).append('>');
            }
            text.append(any(GAPS)).append('{');
            meaning.append('{');
            if (random.nextInt(4) == 0) {
                text.append(any(GAPS));
                attribute(any(NAMES), 0);
                text.append(any(GAPS));
            } else {
                text.append(any(LINE_ENDS));
                body(depth - 1);
            }
            text.append('}');
            meaning.append('}');
        }

        private void value(int depth) {
            switch (random.nextInt(depth > 0 ? 5 : 3)) {
                case 0 -> {
                    String value = any(STRINGS);
                    text.append(quoted(value));
                    meaning.append('"').append(value).append('"');
                }
                case 1 -> {
                    String lexeme = any(List.of("0", "1.5e-3", "true", "null"));
                    text.append(lexeme);
                    meaning.append(lexeme);
                }
                case 2 -> {
                    String later = any(LATER);
                    text.append(later);
                    meaning.append('(').append(later).append(')');
                }
                case 3 -> tuple(depth);
                default -> object(depth);
            }
        }

        private String free() {
            return random.nextBoolean() ? any(GAPS) : any(LINE_ENDS);
        }

        private void tuple(int depth) {
            text.append('[').append(free());
            meaning.append('[');
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                value(depth - 1);
                meaning.append(',');
                text.append(free())
                        .append(i < count - 1 || random.nextBoolean() ? "," : "")
                        .append(free());
            }
            text.append(']');
            meaning.append(']');
        }

        private void object(int depth) {
            text.append('{').append(free());
            meaning.append('{');
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                boolean isQuoted = random.nextBoolean();
                String key = isQuoted ? any(STRINGS) : any(NAMES);
                text.append(isQuoted ? quoted(key) : key).append(any(GAPS)).append(random.nextBoolean() ? "=" : ":");
                text.append(any(GAPS));
                meaning.append(key).append(':');
                value(depth - 1);
                meaning.append(',');
                text.append(random.nextBoolean() ? any(GAPS) + "," + free() : any(LINE_ENDS));
            }
            text.append('}');
            meaning.append('}');
        }

        private String quoted(String value) {
            StringBuilder quoted = new StringBuilder("\"");
            value.codePoints().forEach(point -> {
                switch (point) {
                    case '"' -> quoted.append("\\\"");
                    case '\\' -> quoted.append("\\\\");
                    case '\n' -> quoted.append("\\n");
                    case '\t' -> quoted.append("\\t");
                    case '{' -> {
                        char last = quoted.charAt(quoted.length() - 1);
                        quoted.append(last == '$' || last == '%' ? last + "{" : "{");
                    }
                    default -> {
                        boolean isEscaped = random.nextInt(4) == 0 && point != '$' && point != '%';
                        quoted.append(isEscaped ? String.format("\\U%08x", point) : Character.toString(point));
                    }
                }
            });
            return quoted.append('"').toString();
        }
    }

    @Property(seed = "601", tries = 3_000)
    void read_anyLayout_isReadAsMeant(@ForAll Random random) {
        mustReadAsMeant(random, UnaryOperator.identity());
    }

    @Example
    void read_brokenTwin_isCaught() {
        assertThrows(AssertionError.class, () -> {
            for (int i = 0; i < 100; i++) {
                mustReadAsMeant(new Random(i * 7919L), text -> text.replace("$${", "${"));
            }
        });
    }

    private static void mustReadAsMeant(Random random, UnaryOperator<String> change) {
        Printer printer = new Printer(random);
        printer.body(3);
        String text = change.apply(printer.text.toString());
        StringBuilder read = new StringBuilder();
        append(HclReaderTest.read(text), text, read);
        assertEquals(printer.meaning.toString(), read.toString(), text);
    }

    private static void append(HclBody body, String text, StringBuilder read) {
        List<Object> items = new ArrayList<>();
        items.addAll(body.attributes());
        items.addAll(body.blocks());
        items.sort((one, other) -> Integer.compare(start(one), start(other)));
        for (Object item : items) {
            if (item instanceof HclAttribute attribute) {
                assertTrue(text.startsWith(attribute.name(), attribute.start()), text);
                read.append(attribute.name()).append('=');
                append(attribute.value(), text, read);
                read.append(';');
            } else if (item instanceof HclBlock block) {
                assertTrue(
                        block.span().of(text).startsWith(block.type())
                                && block.span().of(text).endsWith("}"),
                        text);
                read.append(block.type());
                block.labels().forEach(label -> read.append('<').append(label).append('>'));
                read.append('{');
                append(block.body(), text, read);
                read.append('}');
            }
        }
    }

    private static int start(Object item) {
        return item instanceof HclAttribute attribute
                ? attribute.start()
                : ((HclBlock) item).span().start();
    }

    private static void append(Json value, String text, StringBuilder read) {
        String written = value.span().of(text);
        if (value instanceof Json.Str string) {
            assertTrue(written.length() > 1 && written.startsWith("\"") && written.endsWith("\""), written);
            assertEquals(
                    string.value(),
                    HclReaderTest.read("a = " + written)
                            .value("a")
                            .orElseThrow()
                            .asText()
                            .orElseThrow());
            read.append('"').append(string.value()).append('"');
        } else if (value instanceof Json.Arr tuple) {
            read.append('[');
            tuple.elements().forEach(each -> {
                append(each, text, read);
                read.append(',');
            });
            read.append(']');
        } else if (value instanceof Json.Obj object) {
            read.append('{');
            object.members().forEach(member -> {
                read.append(member.name()).append(':');
                append(member.value(), text, read);
                read.append(',');
            });
            read.append('}');
        } else {
            boolean isLater = value instanceof Json.Opaque;
            read.append(isLater ? "(" : "").append(written).append(isLater ? ")" : "");
        }
    }

    @Property(seed = "602", tries = 3_000)
    void read_oneCharacterChanged_isReadOrRefused(@ForAll Random random) {
        Printer printer = new Printer(random);
        printer.body(3);
        StringBuilder text = new StringBuilder(printer.text);
        int at = random.nextInt(text.length() + 1);
        text.replace(
                at,
                Math.min(text.length(), at + random.nextInt(2)),
                random.nextInt(3) == 0 ? "" : "" + CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        mustBeReadOrRefused(text.toString());
    }

    @Property(seed = "603", tries = 3_000)
    void read_anyCharacters_areReadOrRefused(@ForAll Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "a = " : "");
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        mustBeReadOrRefused(text.toString());
    }

    private static void mustBeReadOrRefused(String text) {
        Problems problems = new Problems("main.tf", text, Limits.DEFAULT);
        Optional<HclBody> body = HclReader.read(new SourceText("main.tf", text), problems);
        assertTrue(body.isPresent() || !problems.isEmpty(), text);
        body.ifPresent(read -> assertEquals(text.length(), read.span().end()));
    }
}
