package dev.whittle.smt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A formula over string variables, real variables and Boolean variables. Terms come from the factory methods, which only drop constants:
 * whether a string is in a language is never decided here, since that is the solver's to prove.
 */
public sealed interface Formula {
    /** Always true. */
    Formula TRUE = new Constant(true);

    /** Never true. */
    Formula FALSE = new Constant(false);

    /** Reads the formula into something else. */
    <R> R accept(Visitor<R> visitor);

    /** What a reader of formulas does with each kind. */
    interface Visitor<R> {
        /** True or false. */
        R constant(boolean value);

        /** Whether a Boolean variable is true. */
        R holds(BooleanVariable variable);

        /** Whether the value of a string variable is in a language. */
        R matches(StringVariable variable, Language language);

        /** Whether a fixed string is in a language. */
        R textMatches(String text, Language language);

        /** Whether the value of a real variable is less than a number. */
        R isBelow(RealVariable variable, BigDecimal bound);

        /** Whether the value of a real variable is greater than a number. */
        R isAbove(RealVariable variable, BigDecimal bound);

        /** Not. */
        R not(Formula part);

        /** All of two or more parts. */
        R and(List<Formula> parts);

        /** Any of two or more parts. */
        R or(List<Formula> parts);
    }

    /** Whether a Boolean variable is true. */
    static Formula holds(BooleanVariable variable) {
        return new Holds(variable);
    }

    /** Whether the value of a string variable is in a language. */
    static Formula matches(StringVariable variable, Language language) {
        return new Matches(variable, language);
    }

    /** Whether a fixed string is in a language; fails where the string is not {@linkplain Language#isText a text}. */
    static Formula textMatches(String text, Language language) {
        return new TextMatches(text, language);
    }

    /** Whether the value of a real variable is less than a number. */
    static Formula isBelow(RealVariable variable, BigDecimal bound) {
        return new IsBelow(variable, bound);
    }

    /** Whether the value of a real variable is greater than a number. */
    static Formula isAbove(RealVariable variable, BigDecimal bound) {
        return new IsAbove(variable, bound);
    }

    /** Not the formula. */
    static Formula not(Formula part) {
        if (part instanceof Constant constant) {
            return constant.value() ? FALSE : TRUE;
        }
        return new Not(part);
    }

    /** All of them; of none it is true. */
    static Formula and(Formula... parts) {
        return and(List.of(parts));
    }

    /** All of them; of none it is true. */
    static Formula and(List<Formula> parts) {
        List<Formula> some = without(TRUE, parts);
        return some.contains(FALSE) ? FALSE : some.isEmpty() ? TRUE : some.size() == 1 ? some.get(0) : new And(some);
    }

    /** Any of them; of none it is false. */
    static Formula or(List<Formula> parts) {
        List<Formula> some = without(FALSE, parts);
        return some.contains(TRUE) ? TRUE : some.isEmpty() ? FALSE : some.size() == 1 ? some.get(0) : new Or(some);
    }

    private static List<Formula> without(Formula neutral, List<Formula> parts) {
        List<Formula> some = new ArrayList<>(parts.size());
        for (Formula part : parts) {
            if (!(part instanceof Constant) || !part.equals(neutral)) {
                some.add(part);
            }
        }
        return some;
    }

    /** See {@link Visitor#constant}. */
    record Constant(boolean value) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(value);
        }
    }

    /** See {@link Visitor#holds}. */
    record Holds(BooleanVariable variable) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.holds(variable);
        }
    }

    /** See {@link Visitor#matches}. */
    record Matches(StringVariable variable, Language language) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.matches(variable, language);
        }
    }

    /** See {@link Visitor#textMatches}. */
    record TextMatches(String text, Language language) implements Formula {
        public TextMatches {
            Plain.require(text);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.textMatches(text, language);
        }
    }

    /** See {@link Visitor#isBelow}. */
    record IsBelow(RealVariable variable, BigDecimal bound) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.isBelow(variable, bound);
        }
    }

    /** See {@link Visitor#isAbove}. */
    record IsAbove(RealVariable variable, BigDecimal bound) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.isAbove(variable, bound);
        }
    }

    /** See {@link Visitor#not}. */
    record Not(Formula part) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(part);
        }
    }

    /** See {@link Visitor#and}. */
    record And(List<Formula> parts) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(parts);
        }
    }

    /** See {@link Visitor#or}. */
    record Or(List<Formula> parts) implements Formula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(parts);
        }
    }
}
