package dev.whittle.trie;

import static dev.whittle.trie.TinyCatalog.patterns;
import static dev.whittle.trie.TinyCatalog.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoversTest {
    @Test
    void uncovered_patternsInsideOthers_go() {
        assertEquals(
                List.of("s3:Get*", "ec2:*a"), uncovered("s3:GetObject", "s3:Get*", "s3:GetB*", "ec2:*a", "ec2:Ba"));
        assertEquals(List.of("*"), uncovered("s3:Get*", "*", "ec2:Run?"));
    }

    @Test
    void uncovered_patternsThatOnlyMeet_stay() {
        assertEquals(List.of("s3:Get*", "s3:*Acl", "s3:G?t"), uncovered("s3:Get*", "s3:*Acl", "s3:G?t"));
    }

    /** Two texts of one language cover each other, and one must stay. */
    @Test
    void uncovered_oneLanguageTwice_theFirstStays() {
        assertEquals(List.of("s3:?*"), uncovered("s3:?*", "s3:*?"));
        assertEquals(List.of("s3:*?"), uncovered("s3:*?", "s3:?*", "s3:?*"));
    }

    @Test
    void isCovered_ofOneLanguage_theOneThatWinsTheTieStays() {
        Covers covers = new Covers(patterns("s3:?*", "s3:*?", "s3:*"));
        assertTrue(covers.isCovered(0, other -> false), "by the larger one");
        assertFalse(new Covers(patterns("s3:?*", "s3:*?")).isCovered(0, other -> false));
        assertTrue(new Covers(patterns("s3:?*", "s3:*?")).isCovered(0, other -> true));
        assertFalse(covers.isCovered(2, other -> true), "by a smaller one or by itself");
    }

    private static List<String> uncovered(String... patterns) {
        return texts(Covers.uncovered(patterns(patterns)));
    }
}
