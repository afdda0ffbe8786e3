package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The two orders against their slow obvious twins. */
class SpellingProperties {
    @Property(seed = "1")
    void compareFolded_isTheOrderOfTheLowerCase(@ForAll("names") String a, @ForAll("names") String b) {
        mustOrderAsLowerCase(Spelling::compareFolded, a, b);
    }

    @Property(seed = "2")
    void compareCodePoints_isTheOrderOfTheCodePoints(@ForAll("texts") String a, @ForAll("texts") String b) {
        mustOrderAsCodePoints(Spelling::compareCodePoints, a, b);
    }

    @Example
    void orders_brokenTwins_areCaught() {
        assertThrows(AssertionError.class, () -> mustOrderAsLowerCase(String::compareTo, "a", "B"));
        assertThrows(AssertionError.class, () -> mustOrderAsCodePoints(String::compareTo, "\uE000", "\uD83E\uDE93"));
    }

    private static void mustOrderAsLowerCase(Comparator<String> order, String a, String b) {
        int expected = a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT));
        assertEquals(Integer.signum(expected), Integer.signum(order.compare(a, b)));
    }

    private static void mustOrderAsCodePoints(Comparator<String> order, String a, String b) {
        int expected = Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
        assertEquals(Integer.signum(expected), Integer.signum(order.compare(a, b)));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("aAzZ_-09").ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "é", "\uD7FF", "\uE000", "\uFFFD", "\uD800\uDC00", "\uD83E\uDE93")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
