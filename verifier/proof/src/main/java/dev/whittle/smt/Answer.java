package dev.whittle.smt;

import java.util.Map;
import java.util.Optional;

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
     * An assignment that satisfies it.
     *
     * @param action the sought action, where the solver gave one that is {@linkplain Plain plain}
     * @param contexts the value of each context variable that the formula holds
     */
    record Satisfiable(Optional<String> action, Map<String, Boolean> contexts) implements Answer {
        public Satisfiable {
            contexts = Map.copyOf(contexts);
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
