package dev.whittle.compare;

import java.util.Optional;

/** What is known of one side allowing nothing that another one does not. */
public sealed interface Inclusion {
    /** The word for people and pipelines: PROVED, REFUTED or UNKNOWN. */
    String word();

    /** Hands itself to the visitor's method of its kind. */
    <T> T accept(Visitor<T> visitor);

    /** Whether it is a proof. */
    default boolean isProved() {
        return false;
    }

    /** Whether there is a counterexample. */
    default boolean isRefuted() {
        return false;
    }

    /** The request by which it does not hold, where there is one. */
    default Optional<RequestCounterexample> counterexample() {
        return Optional.empty();
    }

    /** Why nothing is known, where that is so. */
    default Optional<String> reason() {
        return Optional.empty();
    }

    /** One method for each kind. */
    interface Visitor<T> {
        /** See {@link Proved}. */
        T proved();

        /** See {@link Refuted}. */
        T refuted(RequestCounterexample counterexample);

        /** See {@link Unknown}. */
        T unknown(String reason);
    }

    /** It is so, for every request, under every reading. */
    record Proved() implements Inclusion {
        @Override
        public String word() {
            return "PROVED";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.proved();
        }

        @Override
        public boolean isProved() {
            return true;
        }
    }

    /** It is not: here is a request. */
    record Refuted(RequestCounterexample example) implements Inclusion {
        @Override
        public Optional<RequestCounterexample> counterexample() {
            return Optional.of(example);
        }

        @Override
        public String word() {
            return "REFUTED";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.refuted(example);
        }

        @Override
        public boolean isRefuted() {
            return true;
        }
    }

    /** Nothing is known; never to be taken for a proof. */
    record Unknown(String why) implements Inclusion {
        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }

        @Override
        public String word() {
            return "UNKNOWN";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.unknown(why);
        }
    }
}
