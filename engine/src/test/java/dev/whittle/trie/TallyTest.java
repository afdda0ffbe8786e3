package dev.whittle.trie;

import static dev.whittle.trie.TinyCatalog.patterns;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Context;
import dev.whittle.policy.Pattern;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {
    private static final KnownActions KNOWN = KnownActions.of(
            TinyCatalog.trie("a:GetA", "a:GetB", "a:GetCc", "a:PutA", "ab:GetA", "ab:PutA", "b:GetA"),
            Evidence.ofUnused(patterns("a:GetB", "a:PutA", "ab:PutA")),
            List.of());

    @ParameterizedTest
    @CsvSource({
        "a:Get*, 2, 1",
        "a:*, 2, 2",
        "a:GetB, 0, 1",
        "a:GetA, 1, 0",
        // A question mark at the end is one letter, not an interval like a star.
        "a:Get?, 1, 1",
        "a:*A, 1, 1",
        "a*:Put*, 0, 2",
        "?:GetA, 2, 0",
        "a:Zz*, 0, 0",
        "zz:*, 0, 0",
        "*, 4, 3"
    })
    void of_pattern_countsUsedAndUnused(String pattern, int used, int unused) {
        assertEquals(new Tally(used, unused), Tally.of(Pattern.of(pattern), Grantable.everything(KNOWN)));
    }

    @ParameterizedTest
    @CsvSource({
        "a:Get*, 1, 0",
        "a:*, 1, 1",
        "a:GetB, 0, 0",
        "a:GetA, 1, 0",
        "a:*A, 1, 1",
        // Nothing of this interval is denied.
        "a:P*, 0, 1",
        "ab:*, 0, 0",
        "b:*, 1, 0",
        "*, 2, 1"
    })
    void of_patternOfWhichSomeIsDenied_countsWhatItGrants(String pattern, int used, int unused) {
        Grantable grantable = Grantable.in(
                Context.ALWAYS, new Denial("Action", List.of("a:GetB", "*:GetC?", "ab:*")).policy(), KNOWN);
        assertEquals(new Tally(used, unused), Tally.of(Pattern.of(pattern), grantable));
        Grantable same = Grantable.in(
                Context.ALWAYS, new Denial("NotAction", List.of("a:GetA", "a:Put*", "b:*")).policy(), KNOWN);
        assertEquals(new Tally(used, unused), Tally.of(Pattern.of(pattern), same));
    }
}
