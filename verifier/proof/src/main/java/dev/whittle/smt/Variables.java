package dev.whittle.smt;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The variables that a formula holds and whose values are read: strings and Booleans.
 *
 * @param strings the string variables
 * @param booleans the Boolean variables
 */
record Variables(SortedSet<StringVariable> strings, SortedSet<BooleanVariable> booleans) {
    /** Takes a walk through the formula. */
    static Variables of(Formula formula) {
        Variables variables = new Variables(new TreeSet<>(), new TreeSet<>());
        formula.accept(variables.new Collector());
        return variables;
    }

    private final class Collector implements Formula.Visitor<Collector> {
        @Override
        public Collector constant(boolean value) {
            return this;
        }

        @Override
        public Collector holds(BooleanVariable variable) {
            booleans.add(variable);
            return this;
        }

        @Override
        public Collector matches(StringVariable variable, Language language) {
            strings.add(variable);
            return this;
        }

        @Override
        public Collector textMatches(String text, Language language) {
            return this;
        }

        @Override
        public Collector isBelow(RealVariable variable, BigDecimal bound) {
            return this;
        }

        @Override
        public Collector isAbove(RealVariable variable, BigDecimal bound) {
            return this;
        }

        @Override
        public Collector not(Formula part) {
            return part.accept(this);
        }

        @Override
        public Collector and(List<Formula> parts) {
            parts.forEach(part -> part.accept(this));
            return this;
        }

        @Override
        public Collector or(List<Formula> parts) {
            return and(parts);
        }
    }
}
