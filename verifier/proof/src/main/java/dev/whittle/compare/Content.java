package dev.whittle.compare;

import dev.whittle.request.Intervals;

/** Some values of a dimension: those that patterns match, or those that lie in stretches of a line. */
sealed interface Content {
    /** The texts that patterns match. */
    record Texts(GlobSet globs) implements Content {}

    /** Points of a line. A value that is no point of it is in no stretch. */
    record Points(Intervals intervals) implements Content {}
}
