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
    private static final Contexts ADVERSE = new Contexts(ORIGINAL, EDITED).withUnsharedAdverse();

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
            assertEquals(Formula.TRUE, holds(ADVERSE, ORIGINAL, 0, bound));
            assertEquals(variable("c1"), holds(ADVERSE, ORIGINAL, 1, bound));
            assertEquals(variable("c3"), holds(ADVERSE, ORIGINAL, 4, bound));
        }
    }

    @Test
    void holds_contextOfOneThatIsFree_isItsVariableInEveryBound() {
        Contexts free = new Contexts(ORIGINAL, EDITED);
        for (Policy policy : List.of(ORIGINAL, EDITED)) {
            Formula variable = variable(policy.equals(ORIGINAL) ? "c2" : "c0");
            assertEquals(List.of(variable, variable), everyBound(free, policy, 2), "a Deny");
            assertEquals(List.of(variable, variable), everyBound(free, policy, 3), "an Allow");
        }
    }

    @Test
    void holds_contextOfOneThatIsAdverse_isWhatTheBoundTakesItFor() {
        for (Policy policy : List.of(ORIGINAL, EDITED)) {
            assertEquals(List.of(Formula.TRUE, Formula.FALSE), everyBound(ADVERSE, policy, 2), "a Deny");
            assertEquals(List.of(Formula.FALSE, Formula.TRUE), everyBound(ADVERSE, policy, 3), "an Allow");
        }
    }

    @Test
    void adverse_areThoseOfOnePolicyAlone() {
        assertEquals(List.of(), List.copyOf(new Contexts(ORIGINAL, EDITED).adverse()));
        assertEquals(
                List.of("c0", "c2"),
                ADVERSE.variables().entrySet().stream()
                        .filter(each -> ADVERSE.adverse().contains(each.getKey()))
                        .map(each -> each.getValue().name())
                        .toList());
        assertEquals(
                List.of(),
                List.copyOf(
                        new Contexts(ORIGINAL, SHORTER).withUnsharedAdverse().adverse()),
                "nobody edited a context");
    }

    @Test
    void allowed_isBothBoundsOfAdverseContexts_andOneFormulaOfFreeOnes() {
        Contexts free = new Contexts(ORIGINAL, EDITED);
        assertEquals(Allowed.of(holds(free, ORIGINAL, 3, Bound.CERTAINLY)), allowed(free, 3));
        assertEquals(new Allowed(Formula.FALSE, Formula.TRUE), allowed(ADVERSE, 3));
    }

    private static Allowed allowed(Contexts contexts, int statement) {
        return contexts.allowed(bound -> holds(contexts, ORIGINAL, statement, bound));
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

    private static List<Formula> everyBound(Contexts contexts, Policy policy, int statement) {
        return Arrays.stream(Bound.values())
                .map(bound -> holds(contexts, policy, statement, bound))
                .toList();
    }

    private static Formula holds(Contexts contexts, Policy policy, int statement, Bound bound) {
        return contexts.holds(
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
