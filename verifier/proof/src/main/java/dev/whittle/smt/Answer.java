package dev.whittle.smt;

import java.util.Map;
import java.util.Optional;

/** What a solver says of a formula. */
public sealed interface Answer {
    /** SMT-LIB's word for it: {@code unsat}, {@code sat} or {@code unknown}. */
    String status();

    /** No assignment satisfies it. */
    record Unsatisfiable() implements Answer {
        @Override
        public String status() {
            return "unsat";
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
    }

    /** The solver gave up: time, memory or an interrupt. Never to be taken for a proof. */
    record Undecided(String reason) implements Answer {
        @Override
        public String status() {
            return "unknown";
        }
    }
}
