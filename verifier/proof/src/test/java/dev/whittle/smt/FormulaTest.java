package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The factories drop constants and decide nothing else. */
class FormulaTest {
    private static final Formula C = Formula.holds(new BooleanVariable("c"));
    private static final Formula D = Formula.holds(new BooleanVariable("d"));

    @Test
    void and_withTrue_dropsIt() {
        assertEquals(new Formula.And(List.of(C, D)), Formula.and(Formula.TRUE, C, Formula.TRUE, D));
        assertSame(C, Formula.and(C, Formula.TRUE));
    }

    @Test
    void and_withFalse_isFalse() {
        assertEquals(Formula.FALSE, Formula.and(C, Formula.FALSE, D));
    }

    @Test
    void and_ofNothing_isTrue() {
        assertEquals(Formula.TRUE, Formula.and());
        assertEquals(Formula.TRUE, Formula.and(Formula.TRUE, Formula.TRUE));
    }

    @Test
    void or_withFalse_dropsIt() {
        assertEquals(new Formula.Or(List.of(C, D)), Formula.or(List.of(Formula.FALSE, C, D)));
        assertSame(D, Formula.or(List.of(Formula.FALSE, D)));
    }

    @Test
    void or_withTrue_isTrue() {
        assertEquals(Formula.TRUE, Formula.or(List.of(C, Formula.TRUE)));
    }

    @Test
    void or_ofNothing_isFalse() {
        assertEquals(Formula.FALSE, Formula.or(List.of()));
        assertEquals(Formula.FALSE, Formula.or(List.of(Formula.FALSE)));
    }

    @Test
    void not_ofAConstant_isTheOther() {
        assertEquals(Formula.FALSE, Formula.not(Formula.TRUE));
        assertEquals(Formula.TRUE, Formula.not(Formula.FALSE));
        assertEquals(new Formula.Not(C), Formula.not(C));
    }

    /** Whether a text is in a language is the solver's to say, however plain it is. */
    @Test
    void textMatches_ofAnObviousMember_staysOpen() {
        Language language = Language.literal("a");
        assertEquals(new Formula.TextMatches("a", language), Formula.textMatches("a", language));
        assertEquals(new Formula.TextMatches("b", language), Formula.textMatches("b", language));
    }

    @Test
    void and_ofAFormulaAndItsOpposite_staysOpen() {
        assertEquals(new Formula.And(List.of(C, new Formula.Not(C))), Formula.and(C, Formula.not(C)));
    }

    @Test
    void union_withNothing_dropsIt() {
        Language a = Language.literal("a");
        assertSame(a, Language.union(List.of(Language.union(List.of()), a)));
        assertEquals(new Language.Nothing(), Language.union(List.of()));
    }

    @Test
    void intersectionAndConcatenation_ofNoParts_areNeutral() {
        assertEquals(Language.anyString(), Language.intersection(List.of()));
        assertEquals(Language.literal(""), Language.concatenation(List.of()));
    }

    @Test
    void intersectionAndConcatenation_ofOnePart_areThatPart() {
        Language a = Language.literal("a");
        assertSame(a, Language.intersection(List.of(a)));
        assertSame(a, Language.concatenation(List.of(a)));
    }
}
