package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Formulas over several variables: the solver against the plain reading of the formula. */
class FormulaProperties {
    private static final Duration SHORT = Duration.ofSeconds(2);

    /** A model satisfies; where there is none, no words do. */
    @Property(seed = "20270311", tries = 200)
    void answer_toAnyFormula_isWhatThePlainReadingSays(@ForAll("formulas") Formula formula) {
        try (Solver solver = new Solver()) {
            Answer answer = solver.check(formula, SHORT);
            if (answer instanceof Answer.Satisfiable model) {
                assertEquals(Map.of(), model.unreadable());
                assertEquals(Variables.of(formula).strings(), model.texts().keySet());
                assertEquals(Variables.of(formula).booleans(), model.truths().keySet());
                assertTrue(formula.accept(new FormulaTwin(model.texts(), model.truths())), model.toString());
            } else if (answer instanceof Answer.Unsatisfiable) {
                assertFalse(RandomFormula.isSatisfiedByWords(formula), formula.toString());
            }
        }
    }

    /** One Context that is asked again and again answers like a fresh one. */
    @Property(seed = "20270312", tries = 25)
    void answers_ofOneSolver_areThoseOfFreshOnes(@ForAll("seeds") Integer seed) {
        RandomFormula random = new RandomFormula(new Random(seed));
        try (Solver old = new Solver()) {
            for (int i = 0; i < 10; i++) {
                Formula formula = random.formula(2);
                Answer answer = old.check(formula, SHORT);
                try (Solver fresh = new Solver()) {
                    Answer other = fresh.check(formula, SHORT);
                    assertTrue(
                            answer.status().equals(other.status())
                                    || answer instanceof Answer.Undecided
                                    || other instanceof Answer.Undecided,
                            formula.toString());
                }
            }
        }
    }

    /** Both answers are frequent, and giving up is rare: else the properties would say little. */
    @Example
    void formulas_ofTheGenerator_haveBothAnswers() {
        Map<String, Integer> counts = new TreeMap<>();
        RandomFormula random = new RandomFormula(new Random(20270313));
        for (int i = 0; i < 300; i++) {
            try (Solver solver = new Solver()) {
                counts.merge(solver.check(random.formula(2), SHORT).status(), 1, Integer::sum);
            }
        }
        assertTrue(counts.getOrDefault("sat", 0) >= 30, counts.toString());
        assertTrue(counts.getOrDefault("unsat", 0) >= 30, counts.toString());
        assertTrue(counts.getOrDefault("unknown", 0) <= 3, counts.toString());
    }

    /** No formula tells the solvers' last character from those that come after it. */
    @Property(seed = "20270314", tries = 200)
    void formula_ofACharacterAfterTheAlphabet_isAsOfTheLastOne(@ForAll("formulas") Formula formula) {
        for (String text : List.of("-", "a-", "-\\", "-\"-")) {
            assertEquals(
                    reading(formula, text.replace("-", Character.toString(0x2FFFF))),
                    reading(formula, text.replace("-", Character.toString(0x10FFFF))),
                    text);
        }
    }

    private static boolean reading(Formula formula, String text) {
        Map<StringVariable, String> texts = new TreeMap<>();
        RandomFormula.STRINGS.forEach(variable -> texts.put(variable, text));
        Map<BooleanVariable, Boolean> truths = new TreeMap<>();
        RandomFormula.BOOLEANS.forEach(variable -> truths.put(variable, true));
        return formula.accept(new FormulaTwin(texts, truths));
    }

    /** A broken twin that takes every string variable for the first proves what is not so, and is caught. */
    @Example
    void answers_whereVariablesAreTakenForOne_areCaught() {
        RandomFormula random = new RandomFormula(new Random(20270315));
        boolean isCaught = false;
        for (int i = 0; i < 200 && !isCaught; i++) {
            Formula formula = random.formula(2);
            try (Solver solver = new Solver()) {
                isCaught = solver.check(formula.accept(new OneString()), SHORT) instanceof Answer.Unsatisfiable
                        && RandomFormula.isSatisfiedByWords(formula);
            }
        }
        assertTrue(isCaught);
    }

    private static final class OneString implements Formula.Visitor<Formula> {
        @Override
        public Formula constant(boolean value) {
            return value ? Formula.TRUE : Formula.FALSE;
        }

        @Override
        public Formula holds(BooleanVariable variable) {
            return Formula.holds(variable);
        }

        @Override
        public Formula matches(StringVariable variable, Language language) {
            return Formula.matches(RandomFormula.STRINGS.get(0), language);
        }

        @Override
        public Formula textMatches(String text, Language language) {
            return Formula.textMatches(text, language);
        }

        @Override
        public Formula isBelow(RealVariable variable, BigDecimal bound) {
            return Formula.isBelow(variable, bound);
        }

        @Override
        public Formula isAbove(RealVariable variable, BigDecimal bound) {
            return Formula.isAbove(variable, bound);
        }

        @Override
        public Formula not(Formula part) {
            return Formula.not(part.accept(this));
        }

        @Override
        public Formula and(List<Formula> parts) {
            return Formula.and(parts.stream().map(part -> part.accept(this)).toList());
        }

        @Override
        public Formula or(List<Formula> parts) {
            return Formula.or(parts.stream().map(part -> part.accept(this)).toList());
        }
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return Arbitraries.randomValue(random -> new RandomFormula(random).formula(2 + random.nextInt(2)));
    }

    @Provide
    Arbitrary<Integer> seeds() {
        return Arbitraries.integers();
    }
}
