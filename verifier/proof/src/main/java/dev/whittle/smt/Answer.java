package dev.whittle.smt;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a solver says of a formula. */
public sealed interface Answer {
    /** SMT-LIB's word for it: {@code unsat}, {@code sat} or {@code unknown}. */
    String status();

    /** Hands itself to the visitor's method of its kind. */
    <T> T accept(Visitor<T> visitor);

    /** Whether no assignment satisfies the formula. */
    default boolean isUnsatisfiable() {
        return false;
    }

    /** Whether the solver gave up. */
    default boolean isUndecided() {
        return false;
    }

    /** One method for each kind of answer. */
    interface Visitor<T> {
        /** See {@link Unsatisfiable}. */
        T unsatisfiable();

        /** See {@link Satisfiable}. */
        T satisfiable(Satisfiable model);

        /** See {@link Undecided}. */
        T undecided(String reason);
    }

    /** No assignment satisfies it. */
    record Unsatisfiable() implements Answer {
        @Override
        public String status() {
            return "unsat";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.unsatisfiable();
        }

        @Override
        public boolean isUnsatisfiable() {
            return true;
        }
    }

    /**
     * An assignment that satisfies it: a value for each variable that the formula holds.
     *
     * @param texts the values of string variables
     * @param unreadable what the solver printed for each string variable whose value is not a text that can be read back;
     *     such an assignment speaks of no request and must not be taken for one
     * @param truths the values of Boolean variables
     */
    record Satisfiable(
            SortedMap<StringVariable, String> texts,
            SortedMap<StringVariable, String> unreadable,
            SortedMap<BooleanVariable, Boolean> truths)
            implements Answer {
        public Satisfiable {
            texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
            unreadable = Collections.unmodifiableSortedMap(new TreeMap<>(unreadable));
            truths = Collections.unmodifiableSortedMap(new TreeMap<>(truths));
        }

        /** The value of a string variable; nothing where the formula does not hold it or the value can't be read. */
        public Optional<String> text(StringVariable variable) {
            return Optional.ofNullable(texts.get(variable));
        }

        /** Whether a Boolean variable is true; one that the formula does not hold is taken as false. */
        public boolean holds(BooleanVariable variable) {
            return truths.getOrDefault(variable, false);
        }

        @Override
        public String status() {
            return "sat";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.satisfiable(this);
        }
    }

    /** The solver gave up: time, memory or an interrupt. Never to be taken for a proof. */
    record Undecided(String reason) implements Answer {
        @Override
        public String status() {
            return "unknown";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.undecided(reason);
        }

        @Override
        public boolean isUndecided() {
            return true;
        }
    }
}
