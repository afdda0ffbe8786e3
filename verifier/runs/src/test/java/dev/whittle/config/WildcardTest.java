package dev.whittle.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WildcardTest {
    @Test
    void wildcards_standForRunsAndForOneCharacter() {
        assertTrue(new Wildcard("arn:aws:iam::*:role/break-*").matches("arn:aws:iam::111122223333:role/break-glass"));
        assertFalse(new Wildcard("arn:aws:iam::*:role/break-?").matches("arn:aws:iam::111122223333:role/break-glass"));
        assertFalse(new Wildcard("BreakGlass").matches("breakglass"));
        assertTrue(new Wildcard("*").matches(""));
    }

    /** A regular expression says the same, slower. */
    @Test
    void randomTexts_areMatchedAsByARegularExpression() {
        Random random = new Random(1);
        int met = 0;
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "ab*?");
            String other = text(random, "ab");
            String expression = pattern.replace("*", "[ab]*").replace("?", "[ab]");
            boolean isMatch = other.matches(expression);
            met += isMatch ? 1 : 0;
            assertEquals(isMatch, new Wildcard(pattern).matches(other), pattern + " and " + other);
        }
        assertTrue(met > 1_000, "few matches: " + met);
    }

    /** Twenty runs before what is missing would take a naive search years. */
    @Test
    void hostilePatterns_areSoonDone() {
        assertFalse(new Wildcard("a*".repeat(200) + "b").matches("a".repeat(20_000)));
    }

    private static String text(Random random, String letters) {
        return random.ints(random.nextInt(7), 0, letters.length())
                .mapToObj(at -> letters.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
