package dev.whittle.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Example;

/**
 * Random pairs of small policies: what is proved, requests and automata do not contradict; what is refuted replays. The system
 * properties {@code seed} and {@code pairs} say which and how many.
 */
class ComparisonProperties {
    private static final long SEED = Long.getLong("seed", 20271127);
    private static final int PAIRS = Integer.getInteger("pairs", 150);

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
