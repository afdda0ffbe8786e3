package dev.whittle.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    private static final String AXE = "\uD83E\uDE93";

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, '\t', '\n', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x200b, 0x2028, 0x2029, 0x202e, 0xd800, 0xdfff, 0xfeff,
                0xe0041
            })
    void isHidden_ofWhatDoesNotShow_isTrue(int point) {
        assertTrue(Printable.isHidden(point));
    }

    @ParameterizedTest
    @ValueSource(ints = {' ', '~', '"', '\\', 0xa0, 0xe9, 0x301, 0x20ac, 0xd7ff, 0xe000, 0xfffd, 0x1fa93})
    void isHidden_ofWhatShows_isFalse(int point) {
        assertFalse(Printable.isHidden(point));
    }

    @Test
    void whole_hiddenCodePoints_areTheirUnits() {
        assertEquals("a\\u001B\\uDB40\\uDC41\\uD800" + AXE, Printable.whole("a\u001b\udb40\udc41\ud800" + AXE));
    }

    @Test
    void of_longText_isCutBetweenCodePoints() {
        assertEquals(AXE.repeat(600), Printable.of(AXE.repeat(600)));
        assertEquals(AXE.repeat(600) + "...", Printable.of(AXE.repeat(601)));
    }

    @Test
    void quoted_isInBackticksAndCut() {
        assertEquals("`a\\u000Ab`", Printable.quoted("a\nb"));
        assertEquals("`" + AXE.repeat(300) + "`", Printable.quoted(AXE.repeat(300)));
        assertEquals("`" + AXE.repeat(300) + "...`", Printable.quoted(AXE.repeat(301)));
    }

    @Test
    void lines_keepTheirEnds() {
        assertEquals("a\\u0009b\nc", Printable.lines("a\tb\nc\n"));
    }
}
