package dev.whittle.refine;

import dev.whittle.catalog.Severity;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many actions there are of each severity.
 *
 * @param counts none is of a severity that is not there
 */
public record SeverityCounts(Map<Severity, Integer> counts) {
    /** Those first that have the gravest action, of which they have the most; then those that have the most in all. */
    static final Comparator<SeverityCounts> GRAVEST_FIRST = Comparator.comparing(SeverityCounts::gravest)
            .thenComparing(counts -> counts.of(counts.gravest()))
            .thenComparing(SeverityCounts::total)
            .reversed();

    public SeverityCounts {
        Map<Severity, Integer> copy = new EnumMap<>(Severity.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
    }

    /** How many are of a severity. */
    public int of(Severity severity) {
        return counts.getOrDefault(severity, 0);
    }

    /** How many there are in all. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The gravest severity; the least one where there is no action. */
    public Severity gravest() {
        return counts.keySet().stream().max(Comparator.naturalOrder()).orElse(Severity.UNKNOWN);
    }
}
