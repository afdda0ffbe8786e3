package dev.whittle.compare;

import dev.whittle.compare.Atom.Some.Test;
import java.util.List;

/**
 * What a literal asks of one value: to be among some and outside others, in one of a few ways.
 *
 * @param literal the literal; a domain that nobody asks for has the presence of its key
 * @param ways at least one
 */
record Demand(Literal literal, List<Way> ways) {
    /** One way to meet a demand. */
    record Way(List<Content> among, List<Content> outside) {
        static Way among(Content content) {
            return new Way(List.of(content), List.of());
        }

        static Way outside(Content content) {
            return new Way(List.of(), List.of(content));
        }
    }

    Demand {
        ways = List.copyOf(ways);
    }

    /** Of the only value of a dimension. */
    static Demand ofOnly(Literal literal, Content content) {
        return new Demand(literal, List.of(literal.isPositive() ? Way.among(content) : Way.outside(content)));
    }

    /** Of a value that is to pass the test. */
    static Demand ofPassing(Literal literal, Atom.Some some) {
        Content formed = StatementBoxes.wellFormed(some.dimension());
        return new Demand(
                literal,
                List.of(
                        switch (some.test()) {
                            case AMONG -> Way.among(some.content());
                            case OUTSIDE -> Way.outside(some.content());
                            case WELL_FORMED_OUTSIDE -> new Way(List.of(formed), List.of(some.content()));
                        }));
    }

    /** Of a value, where none is to pass the test. */
    static Demand ofFailing(Literal literal, Atom.Some some) {
        return new Demand(
                literal,
                some.test() == Test.AMONG
                        ? List.of(Way.outside(some.content()))
                        : some.test() == Test.OUTSIDE
                                ? List.of(Way.among(some.content()))
                                : List.of(
                                        Way.outside(StatementBoxes.wellFormed(some.dimension())),
                                        Way.among(some.content())));
    }
}
