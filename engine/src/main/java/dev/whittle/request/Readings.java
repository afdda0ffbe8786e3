package dev.whittle.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One way to read policies: each {@link Reading} in its first sense, but for those named here.
 *
 * @param second those that are taken in their second sense
 */
public record Readings(SortedSet<Reading> second) {
    /** Each in its first sense. */
    public static final Readings FIRST = new Readings(new TreeSet<>());

    public Readings {
        second = Collections.unmodifiableSortedSet(new TreeSet<>(second));
    }

    /** Those, each in its second sense. */
    public static Readings second(Collection<Reading> second) {
        return new Readings(new TreeSet<>(second));
    }

    /** Whether a reading is taken in its second sense. */
    public boolean takesSecond(Reading reading) {
        return second.contains(reading);
    }

    /** Every way to read by the readings that occur: twice as many for each of them, the first senses first. */
    public static List<Readings> of(Set<Reading> occurring) {
        List<Readings> all = new ArrayList<>(List.of(FIRST));
        for (Reading reading : new TreeSet<>(occurring)) {
            for (Readings earlier : List.copyOf(all)) {
                SortedSet<Reading> more = new TreeSet<>(earlier.second);
                more.add(reading);
                all.add(new Readings(more));
            }
        }
        return List.copyOf(all);
    }
}
