package dev.whittle.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Example;

/** Random pairs of small policies: what is proved, requests and automata do not contradict; what is refuted replays. */
class ComparisonProperties {
    private static final long SEED = 20271127;
    private static final int PAIRS = 150;

    @Example
    void answers_ofRandomPairs_areNotContradicted() {
        Fuzz fuzz = new Fuzz();
        for (long seed = SEED; seed < SEED + PAIRS; seed++) {
            assertEquals(Optional.empty(), fuzz.contradiction(seed));
        }
        System.out.println("random pairs from seed " + SEED + ": " + fuzz.counts());
        assertTrue(
                fuzz.counts().getOrDefault("PROVED", 0) > PAIRS / 4,
                fuzz.counts().toString());
        assertTrue(
                fuzz.counts().getOrDefault("REFUTED", 0) > PAIRS / 4,
                fuzz.counts().toString());
    }
}
