package dev.whittle.request;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is taken for true where neither a policy nor a request settles it: one way to read, and a value for each open fact.
 *
 * @param facts the values; a fact that is not here is false
 */
public record Assumption(Readings readings, SortedMap<OpenFact, Boolean> facts) {
    /** The first readings, and no open fact true. */
    public static final Assumption FIRST = new Assumption(Readings.FIRST, new TreeMap<>());

    public Assumption {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** Whether an open fact is taken for true. */
    public boolean holds(OpenFact fact) {
        return facts.getOrDefault(fact, false);
    }
}
