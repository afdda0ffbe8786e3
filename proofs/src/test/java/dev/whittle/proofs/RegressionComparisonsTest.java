package dev.whittle.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.compare.Comparison;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares every pair, both ways round. */
class RegressionComparisonsTest {
    private static final Map<String, String> CONVERSE = Map.of("narrower", "wider", "wider", "narrower");

    @TestFactory
    List<DynamicTest> pairs() throws IOException {
        return Pair.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> compare(each)))
                .toList();
    }

    @Test
    void pairs_areThere() throws IOException {
        assertTrue(Pair.all().size() >= 40, "pairs went missing");
    }

    private static void compare(Pair pair) throws IOException {
        Comparison found = pair.compare(told -> {});
        assertEquals(pair.description().expect(), found.relation().word(), found::toString);
        pair.description().says().forEach(words -> assertTrue(found.toString().contains(words), found::toString));
        Comparison converse = new Comparison(found.bInsideA(), found.aInsideB(), found.assumes());
        assertEquals(
                CONVERSE.getOrDefault(found.relation().word(), found.relation().word()),
                converse.relation().word());
    }
}
