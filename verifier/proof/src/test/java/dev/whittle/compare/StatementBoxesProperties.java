package dev.whittle.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;

/** What statements ask as formulas, against the plain evaluator. */
class StatementBoxesProperties {
    private static final long SEED = 20271201;

    /** One reader refuses a statement iff the other does, so that nothing is judged by a meaning that the other does not see. */
    @Example
    void refusals_ofRandomPolicies_areTheSameOfBothReaders() {
        int refused = 0;
        for (long seed = SEED; seed < SEED + 2000; seed++) {
            List<Draft> pair = new RandomDrafts(new Random(seed)).pair();
            Asked asked = Asked.of(pair.get(0).json(), pair.get(1).json());
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        Optional.empty(),
                        RefusalTwins.difference(
                                asked.trees().get(i),
                                asked.documents(),
                                asked.policies().get(i)),
                        "seed " + seed + " " + pair.get(i).json());
                refused += asked.policies().get(i).refusals().isEmpty() ? 0 : 1;
            }
        }
        assertTrue(refused > 50, refused + " refused");
        System.out.println(refused + " of 4000 documents with a refusal");
    }
}
