package dev.whittle.verify;

import dev.whittle.compare.RequestCounterexample;
import java.util.Optional;

/** What is known of an obligation, or of a refinement. */
public sealed interface Verdict {
    /** The word for people and pipelines: PROVED, REFUTED or UNKNOWN. */
    String word();

    /** Hands itself to the visitor's method of its kind. */
    <T> T accept(Visitor<T> visitor);

    /**
     * What is known of two things together: refuted if either is, else unknown if either is. Of two that are refuted this
     * one stands, of two that are unknown the other.
     */
    Verdict and(Verdict other);

    /** Whether it is a proof. */
    default boolean isProved() {
        return false;
    }

    /** Whether there is a counterexample. */
    default boolean isRefuted() {
        return false;
    }

    /** The same, where nothing is known and whole requests were asked in vain, with their reason. */
    default Verdict withRequests(String reason) {
        return this;
    }

    /** Why nothing is known; nothing where something is. */
    default Optional<String> unsettled() {
        return Optional.empty();
    }

    /** One method for each kind of verdict. */
    interface Visitor<T> {
        /** See {@link Proved}. */
        T proved();

        /** See {@link Refuted}. */
        T refuted(Counterexample counterexample);

        /** See {@link RefutedByRequest}. */
        T refutedByRequest(RequestCounterexample counterexample);

        /** See {@link Unknown}. */
        T unknown(String reason);
    }

    /** It holds. */
    record Proved() implements Verdict {
        @Override
        public String word() {
            return "PROVED";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.proved();
        }

        @Override
        public Verdict and(Verdict other) {
            return other;
        }

        @Override
        public boolean isProved() {
            return true;
        }
    }

    /** It does not hold, and a request shows it. */
    sealed interface Refutation extends Verdict {
        @Override
        default String word() {
            return "REFUTED";
        }

        @Override
        default Verdict and(Verdict other) {
            return this;
        }

        @Override
        default boolean isRefuted() {
            return true;
        }
    }

    /** It does not, whatever contexts mean: here is a request. */
    record Refuted(Counterexample counterexample) implements Refutation {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.refuted(counterexample);
        }
    }

    /** It does not, once it is known what the contexts mean: here is a whole request. */
    record RefutedByRequest(RequestCounterexample counterexample) implements Refutation {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.refutedByRequest(counterexample);
        }
    }

    /** Nothing is known; never to be taken for a proof. */
    record Unknown(String reason) implements Verdict {
        @Override
        public Optional<String> unsettled() {
            return Optional.of(reason);
        }

        @Override
        public Verdict withRequests(String more) {
            return new Unknown(reason + "; asked over whole requests: " + more);
        }

        @Override
        public String word() {
            return "UNKNOWN";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.unknown(reason);
        }

        @Override
        public Verdict and(Verdict other) {
            return other.isProved() ? this : other;
        }
    }
}
