package dev.whittle.verify;

import dev.whittle.policy.Pattern;
import dev.whittle.smt.BooleanVariable;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import dev.whittle.smt.RealVariable;
import dev.whittle.smt.StringVariable;
import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Languages by automata, which share nothing with the solver. */
final class Automata {
    /** One colon with something on both sides. */
    static final Automaton ACTIONS = BasicOperations.concatenate(List.of(side(), BasicAutomata.makeChar(':'), side()));

    private Automata() {}

    private static Automaton side() {
        return BasicOperations.minus(BasicAutomata.makeAnyChar(), BasicAutomata.makeChar(':'))
                .repeat(1);
    }

    /** L(p), letter by letter. */
    static Automaton of(Pattern pattern) {
        List<Automaton> parts = new ArrayList<>();
        for (char c : pattern.folded().toCharArray()) {
            parts.add(
                    switch (c) {
                        case '*' -> BasicAutomata.makeAnyString();
                        case '?' -> BasicAutomata.makeAnyChar();
                        default -> BasicAutomata.makeChar(c);
                    });
        }
        return BasicOperations.concatenate(parts);
    }

    /** What any of the patterns matches. */
    static Automaton union(Collection<Pattern> patterns) {
        return any(patterns.stream().map(Automata::of).toList());
    }

    /** What is in any of them; of none it is nothing. */
    static Automaton any(List<Automaton> parts) {
        return parts.isEmpty() ? BasicAutomata.makeEmpty() : BasicOperations.union(parts);
    }

    /** A language of the solver's. */
    static Automaton of(Language language) {
        return language.accept(new Reader());
    }

    /** The actions that satisfy a formula which has no contexts. */
    static Automaton of(Formula formula) {
        return formula.accept(new Satisfying());
    }

    private static final class Satisfying implements Formula.Visitor<Automaton> {
        @Override
        public Automaton constant(boolean value) {
            return value ? BasicAutomata.makeAnyString() : BasicAutomata.makeEmpty();
        }

        @Override
        public Automaton holds(BooleanVariable variable) {
            throw new IllegalArgumentException("an automaton knows no contexts");
        }

        @Override
        public Automaton matches(StringVariable variable, Language language) {
            return of(language);
        }

        @Override
        public Automaton textMatches(String text, Language language) {
            return constant(of(language).run(text));
        }

        @Override
        public Automaton isBelow(RealVariable variable, BigDecimal bound) {
            throw new IllegalArgumentException("an automaton knows no numbers");
        }

        @Override
        public Automaton isAbove(RealVariable variable, BigDecimal bound) {
            throw new IllegalArgumentException("an automaton knows no numbers");
        }

        @Override
        public Automaton not(Formula part) {
            return of(part).complement();
        }

        @Override
        public Automaton and(List<Formula> parts) {
            return parts.stream().map(Automata::of).reduce(constant(true), Automaton::intersection);
        }

        @Override
        public Automaton or(List<Formula> parts) {
            return any(parts.stream().map(Automata::of).toList());
        }
    }

    private static final class Reader implements Language.Visitor<Automaton> {
        @Override
        public Automaton literal(String text) {
            return BasicAutomata.makeString(text);
        }

        @Override
        public Automaton anyCharacter() {
            return BasicAutomata.makeAnyChar();
        }

        @Override
        public Automaton anyString() {
            return BasicAutomata.makeAnyString();
        }

        @Override
        public Automaton nothing() {
            return BasicAutomata.makeEmpty();
        }

        @Override
        public Automaton range(int first, int last) {
            return BasicAutomata.makeCharRange((char) first, (char) last);
        }

        @Override
        public Automaton repeated(Language part) {
            return of(part).repeat(1);
        }

        @Override
        public Automaton concatenation(List<Language> parts) {
            return BasicOperations.concatenate(each(parts));
        }

        @Override
        public Automaton union(List<Language> parts) {
            return BasicOperations.union(each(parts));
        }

        @Override
        public Automaton intersection(List<Language> parts) {
            Automaton all = BasicAutomata.makeAnyString();
            for (Automaton part : each(parts)) {
                all = all.intersection(part);
            }
            return all;
        }

        @Override
        public Automaton complement(Language part) {
            return of(part).complement();
        }

        private static List<Automaton> each(List<Language> parts) {
            return parts.stream().map(Automata::of).toList();
        }
    }
}
