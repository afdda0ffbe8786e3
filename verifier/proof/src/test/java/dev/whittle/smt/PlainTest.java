package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.z3.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How texts are written for solvers, and what comes back. */
class PlainTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "s3:getobject, s3:getobject, \"s3:getobject\"",
                "\\, \\u{5c}, \"\\u{5c}\"",
                "\\u{41}, \\u{5c}u{41}, \"\\u{5c}u{41}\"",
                "\\\\u0041, \\u{5c}\\u{5c}u0041, \"\\u{5c}\\u{5c}u0041\"",
                "a\"b, a\"b, \"a\"\"b\"",
                "\"\", \"\", \"\"\"\"\"\"",
                "\u00e9, \\u{e9}, \"\\u{e9}\"",
                "\uD83E\uDE93, \\u{1fa93}, \"\\u{1fa93}\"",
                "\u007f, \\u{7f}, \"\\u{7f}\"",
            })
    void text_isWrittenAs(String text, String forZ3, String forSmtLib) {
        assertEquals(forZ3, Plain.forZ3(text));
        assertEquals(forSmtLib, Plain.forSmtLib(text));
    }

    @Test
    void text_ofControlCharacters_isWrittenInEscapes() {
        assertEquals("\\u{0}\\u{9}\\u{a}", Plain.forZ3("\0\t\n"));
        assertEquals("\"\"", Plain.forSmtLib(""));
    }

    @Test
    void forZ3_ofPrintableAsciiWithoutBackslash_isItself() {
        StringBuilder all = new StringBuilder();
        for (char c = ' '; c <= '~'; c++) {
            if (c != '\\') {
                all.append(c);
            }
        }
        assertEquals(94, all.length());
        assertEquals(all.toString(), Plain.forZ3(all.toString()));
        assertEquals(Optional.of(all.toString()), Plain.fromZ3(all.toString()));
    }

    /** Every kind of character, alone and beside those that start an escape, and every trap. */
    @Test
    void text_ofEveryKindOfCharacter_hasItsOwnCharactersInTheSolver() {
        try (Context context = new Context()) {
            for (String text : everyKind()) {
                List<Integer> characters = Texts.characters(text);
                String forZ3 = Plain.forZ3(text);
                assertEquals(characters, Texts.readByZ3(context, forZ3), forZ3);
                assertEquals(characters, Texts.readBySmtLib(Plain.forSmtLib(text)), forZ3);
                assertEquals(
                        Optional.of(text), Plain.fromZ3(context.mkString(forZ3).getString()), forZ3);
            }
        }
    }

    /** Every single character that a text may hold, a thousand at once. */
    @Test
    void text_ofEveryCharacterThereIs_comesBack() {
        try (Context context = new Context()) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c <= Plain.LAST; c++) {
                if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                    text.appendCodePoint(c);
                }
                if (c % 1000 == 0 || c == Plain.LAST) {
                    String printed =
                            context.mkString(Plain.forZ3(text.toString())).getString();
                    assertEquals(Optional.of(text.toString()), Plain.fromZ3(printed));
                    text.setLength(0);
                }
            }
        }
    }

    private static List<String> everyKind() {
        List<String> texts = Texts.CHARACTERS.stream()
                .map(Character::toString)
                .flatMap(c -> Stream.of(c, c + c, "\\" + c, c + "u{41}", "\"" + c + "\"", "a" + c + "\\"))
                .collect(Collectors.toList());
        texts.addAll(Texts.TRAPS);
        return texts;
    }

    /** Ways to write a text that are each wrong for some texts. */
    enum BrokenTwin {
        WITHOUT_THE_BACKSLASH {
            @Override
            String write(String text) {
                return written(text.codePoints(), c -> c > '~' ? escape("\\u{%x}", c) : Character.toString(c));
            }
        },
        ESCAPING_THE_BACKSLASH_BY_ITSELF {
            @Override
            String write(String text) {
                return written(text.codePoints(), c -> c == '\\' ? "\\\\" : Plain.forZ3(Character.toString(c)));
            }
        },
        BY_CODE_UNITS {
            @Override
            String write(String text) {
                return written(text.chars(), c -> isItself(c) ? Character.toString(c) : escape("\\u{%x}", c));
            }
        },
        BY_FOUR_DIGITS {
            @Override
            String write(String text) {
                return written(text.codePoints(), c -> isItself(c) ? Character.toString(c) : escape("\\u%04x", c));
            }
        },
        BY_THE_LOW_BYTE {
            @Override
            String write(String text) {
                return written(
                        text.codePoints(), c -> isItself(c) ? Character.toString(c) : escape("\\u{%x}", c & 0xFF));
            }
        };

        abstract String write(String text);

        private static boolean isItself(int c) {
            return c >= ' ' && c <= '~' && c != '\\';
        }

        private static String escape(String format, int c) {
            return String.format(Locale.ROOT, format, c);
        }

        private static String written(IntStream characters, IntFunction<String> write) {
            return characters.mapToObj(write).collect(Collectors.joining());
        }
    }

    @ParameterizedTest
    @EnumSource
    void text_writtenByABrokenTwin_isCaught(BrokenTwin twin) {
        try (Context context = new Context()) {
            assertTrue(everyKind().stream()
                    .anyMatch(text -> !Texts.characters(text).equals(Texts.readByZ3(context, twin.write(text)))));
        }
    }

    @Test
    void smtLibLiteral_withoutDoubledQuotes_isCaught() {
        assertThrows(IllegalArgumentException.class, () -> Texts.readBySmtLib('"' + "a\"b" + '"'));
        assertFalse(Texts.characters("\"\"").equals(Texts.readBySmtLib('"' + "\"\"" + '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD800",
                "\uDFFF",
                "a\uD83Eb",
                "\uDE93\uD83E",
                "\uD87F\uDFFF",
                "\uD880\uDC00",
                "\uDBFF\uDFFF",
                "a\uDB40\uDC01"
            })
    void text_outOfASolversReach_isRefused(String text) {
        assertFalse(Language.isText(text));
        assertThrows(IllegalArgumentException.class, () -> Plain.require(text));
        assertThrows(IllegalArgumentException.class, () -> Plain.forZ3(text));
        assertThrows(IllegalArgumentException.class, () -> Plain.forSmtLib(text));
        assertThrows(IllegalArgumentException.class, () -> Language.literal(text));
        assertThrows(IllegalArgumentException.class, () -> new Language.Literal(text));
        assertThrows(IllegalArgumentException.class, () -> Formula.textMatches(text, Language.anyString()));
    }

    @Test
    void refusal_namesTheCharacter() {
        assertEquals(
                "U+E0001 is out of a solver's reach: a text holds U+0000 to U+2FFFE without unpaired surrogates",
                assertThrows(IllegalArgumentException.class, () -> Language.literal("a\uDB40\uDC01"))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0xD800, 0xDFFF, 0x2FFFF, 0x30000, 0x10FFFF})
    void rangeEnd_outOfASolversReach_isRefused(int end) {
        assertThrows(IllegalArgumentException.class, () -> Language.range(end, 'z'));
        assertThrows(IllegalArgumentException.class, () -> Language.range('a', end));
    }

    /** What is not printed as Z3 prints is not guessed at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u",
                "\\u{",
                "\\u{}",
                "\\u{g}",
                "\\u0041",
                "\\u{000041}",
                "\\u{ 41}",
                "\\u{-1}",
                "\\u{41",
                "\\u41}",
                "\\u{30000}",
                "\\u{d800}",
                "\\u{dfff}",
                "\\u{d83e}\\u{de93}",
                "\u00e9",
                "\n",
                "\u0080",
                "\uD83E\uDE93"
            })
    void printed_inAnyOtherWay_isNotRead(String printed) {
        assertEquals(Optional.empty(), Plain.fromZ3(printed));
        assertEquals(Optional.empty(), Plain.fromZ3("a" + printed));
    }

    @Test
    void printed_lastCharacterOfTheSolver_isRead() {
        assertEquals(Optional.of(Character.toString(0x2FFFF)), Plain.fromZ3("\\u{2ffff}"));
    }
}
