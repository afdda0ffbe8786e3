package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Policy;
import dev.whittle.smt.BooleanVariable;
import dev.whittle.smt.Formula;
import dev.whittle.verify.Contexts.Bound;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextsTest {
    private static final Policy ORIGINAL = policy("Allow *", "Allow x", "Deny y", "Allow y", "Deny z");
    private static final Policy EDITED = policy("Allow *", "Allow x", "Deny w", "Allow w", "Deny z");
    private static final Policy SHORTER = policy("Allow *", "Deny y");

    @Test
    void variables_ofBothPolicies_areByCanonicalText() {
        Contexts contexts = new Contexts(ORIGINAL, EDITED);
        assertEquals(
                List.of("w c0", "x c1", "y c2", "z c3"),
                contexts.variables().entrySet().stream()
                        .map(entry -> entry.getKey().canonical().replaceAll(".*:::|\"]}", "") + " "
                                + entry.getValue().name())
                        .toList());
    }

    @Test
    void holds_contextOfBoth_isItsVariableInEveryBound() {
        for (Bound bound : Bound.values()) {
            assertEquals(Formula.TRUE, holds(ORIGINAL, 0, bound));
            assertEquals(variable("c1"), holds(ORIGINAL, 1, bound));
            assertEquals(variable("c3"), holds(ORIGINAL, 4, bound));
        }
    }

    @Test
    void holds_contextOfOne_isWhatTheBoundTakesItFor() {
        for (Policy policy : List.of(ORIGINAL, EDITED)) {
            String name = policy.equals(ORIGINAL) ? "c2" : "c0";
            assertEquals(List.of(variable(name), Formula.TRUE, Formula.FALSE), everyBound(policy, 2), "a Deny");
            assertEquals(List.of(variable(name), Formula.FALSE, Formula.TRUE), everyBound(policy, 3), "an Allow");
        }
    }

    @Test
    void shared_areTheContextsOfBoth() {
        Contexts contexts = new Contexts(ORIGINAL, EDITED);
        assertFalse(contexts.areAllShared());
        assertEquals(
                List.of(true, true, false, false, true),
                ORIGINAL.statements().stream()
                        .map(statement -> contexts.isShared(statement.context()))
                        .toList());
        assertEquals(
                "it hangs on contexts that only one of the policies has: the refined policy's /Statement/2, the refined"
                        + " policy's /Statement/3, the original's /Statement/2, the original's /Statement/3",
                contexts.unsettled(ORIGINAL, EDITED));
    }

    /** Nobody edited a context there; the statements went as a whole. */
    @Test
    void shared_whereStatementsAreOnlyLost_areAllContexts() {
        Contexts contexts = new Contexts(ORIGINAL, SHORTER);
        assertTrue(contexts.areAllShared());
        assertTrue(ORIGINAL.statements().stream().allMatch(statement -> contexts.isShared(statement.context())));
        assertTrue(
                new Contexts(EDITED, policy("Deny w", "Deny z", "Allow x", "Allow *")).areAllShared(), "in any order");
        assertFalse(new Contexts(SHORTER, ORIGINAL).areAllShared());
    }

    private static Formula variable(String name) {
        return Formula.holds(new BooleanVariable(name));
    }

    private static List<Formula> everyBound(Policy policy, int statement) {
        return Arrays.stream(Bound.values())
                .map(bound -> holds(policy, statement, bound))
                .toList();
    }

    private static Formula holds(Policy policy, int statement, Bound bound) {
        return new Contexts(ORIGINAL, EDITED)
                .holds(
                        policy.statements().get(statement).effect(),
                        policy.statements().get(statement).context(),
                        bound);
    }

    private static Policy policy(String... statements) {
        List<String> texts = Arrays.stream(statements)
                .map(statement -> statement.split(" ", -1))
                .map(words -> "{\"Effect\":\"" + words[0] + "\",\"Action\":\"s3:*\",\"Resource\":\""
                        + (words[1].equals("*") ? "*" : "arn:aws:s3:::" + words[1]) + "\"}")
                .toList();
        return Pair.policy("{\"Statement\":[" + String.join(",", texts) + "]}");
    }
}
