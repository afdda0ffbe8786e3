package dev.whittle.compare;

import dev.whittle.request.OpenFact;
import java.util.Optional;

/** A question about one dimension of a request, or about one open fact, with yes or no for an answer. */
sealed interface Atom {
    /** The dimension whose values it asks about, if it does. */
    default Optional<Dimension> about() {
        return Optional.empty();
    }

    /** The key whose presence it implies: no value, no answer but no. */
    default Optional<String> impliesPresent() {
        return about().filter(Dimension::isOfKey).map(Dimension::key);
    }

    /** Whether a key has a value. */
    record Present(String key) implements Atom {}

    /** Whether the only value of a dimension is among these; false where it has none. */
    record Among(Dimension dimension, Content content) implements Atom {
        @Override
        public Optional<Dimension> about() {
            return Optional.of(dimension);
        }
    }

    /** Whether some value of a key passes a test; false where it has none. */
    record Some(Dimension dimension, Test test, Content content) implements Atom {
        /** What is asked of a value. */
        enum Test {
            /** That it is among these. */
            AMONG,
            /** That it is not. */
            OUTSIDE,
            /** That it is not, but well-formed. */
            WELL_FORMED_OUTSIDE
        }

        @Override
        public Optional<Dimension> about() {
            return Optional.of(dimension);
        }
    }

    /** Whether an open fact is true. */
    record Fact(OpenFact fact) implements Atom {}
}
