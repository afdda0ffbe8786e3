package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.smt.Answer;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import dev.whittle.smt.Solver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** V1 by the lemma's questions against V1 as the table states it, by the solver and by automata. */
class NoNewAccessProperties {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    /** {@code allow(R) and not allow(O)} over one action and a Boolean for each context. */
    @Property(seed = "20260921", tries = 150)
    void proved_whereTheJointFormulaIsDecided_isUnsatisfiable(@ForAll("pairs") Pair pair) {
        Policy original = pair.originalPolicy();
        Policy refined = pair.refinedPolicy();
        Contexts contexts = new Contexts(original, refined);
        Formula joint = Formula.and(
                allows(refined, contexts),
                Formula.not(allows(original, contexts)),
                Formula.matches(Obligation.ACTION, NoNewAccess.ACTIONS));
        Verdict verdict = verdict(pair);
        try (Solver solver = new Solver()) {
            Answer answer = solver.check(joint, SHORT);
            if (answer instanceof Answer.Unsatisfiable) {
                assertEquals(new Verdict.Proved(), verdict);
            } else if (answer instanceof Answer.Satisfiable) {
                assertFalse(verdict instanceof Verdict.Proved, () -> answer.toString());
            }
        }
    }

    @Property(seed = "20260922", tries = 500)
    void verdict_ofAnyPair_isThatOfAutomataForEveryAssignment(@ForAll("pairs") Pair pair) {
        assertEquals(
                AutomataVerdict.of(pair.originalPolicy(), pair.refinedPolicy()),
                verdict(pair).word());
    }

    /**
     * What the original allows and denies under one context, it never allows: refuted for certain, where three-valued logic
     * does not see it.
     */
    @Example
    void verdict_ofAnAllowAndADenyOfOneContext_isRefuted() {
        Pair pair = Pair.random(new Random(23209));
        assertEquals("UNKNOWN", AutomataVerdict.of(pair.originalPolicy(), pair.refinedPolicy()));
        assertEquals("REFUTED", verdict(pair).word());
        mustBeConfirmed(pair);
    }

    private static void mustBeConfirmed(Pair pair) {
        Verdict verdict = verdict(pair);
        assertTrue(
                AutomataVerdict.confirms(pair.originalPolicy(), pair.refinedPolicy(), verdict),
                () -> verdict + " of " + pair);
    }

    /** What is found without asking for an action first is found by the shape as well. */
    @Property(seed = "20260923", tries = 150)
    void counterexample_ofAnyPair_isAnActionThatOnlyTheRefinedPolicyAllows(@ForAll("pairs") Pair pair) {
        if (verdict(pair) instanceof Verdict.Refuted refuted) {
            String action = refuted.counterexample().action();
            assertTrue(Automata.ACTIONS.run(action), action);
            assertEquals(action.toLowerCase(java.util.Locale.ROOT), action);
            assertTrue(refuted.counterexample().refinedAllows());
            assertFalse(refuted.counterexample().originalAllows());
            assertTrue(refuted.counterexample().culprits().stream()
                    .anyMatch(culprit -> culprit.side() == Counterexample.Side.REFINED
                            && culprit.role().equals("allows it")));
        }
    }

    /** Both verdicts, and the one between them, are frequent: a property over pairs of one kind would say little. */
    @Example
    void pairs_ofTheGenerator_haveEveryVerdict() {
        List<String> words = new ArrayList<>();
        Random random = new Random(20260924);
        pairs().generator(1000).stream(random)
                .limit(300)
                .forEach(pair -> words.add(AutomataVerdict.of(
                        pair.value().originalPolicy(), pair.value().refinedPolicy())));
        for (String word : List.of("PROVED", "REFUTED", "UNKNOWN")) {
            assertTrue(java.util.Collections.frequency(words, word) >= 20, word + " of " + words);
        }
    }

    private static Verdict verdict(Pair pair) {
        Finding finding = Verifier.ofActions(
                        pair.originalPolicy(), pair.refinedPolicy(), pair.known(), LONG, asked -> {})
                .findings()
                .get(0);
        assertEquals(Obligation.V1, finding.obligation());
        return finding.verdict();
    }

    private static Formula allows(Policy policy, Contexts contexts) {
        return Formula.and(
                matches(policy, Effect.ALLOW, contexts), Formula.not(matches(policy, Effect.DENY, contexts)));
    }

    private static Formula matches(Policy policy, Effect effect, Contexts contexts) {
        List<Formula> parts = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == effect) {
                Language listed = PatternLanguages.union(statement.actions().patterns());
                Formula matches = Formula.matches(Obligation.ACTION, listed);
                parts.add(Formula.and(
                        statement.actions().element() == ActionElement.ACTION ? matches : Formula.not(matches),
                        contexts.holds(effect, statement.context(), Contexts.Bound.CERTAINLY)));
            }
        }
        return Formula.or(parts);
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return Pair.pairs();
    }
}
