package dev.whittle.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calls that records tell of one principal, each event once with its count. */
final class Calls {
    private final Map<Trail.Event, Long> counts = new HashMap<>();
    private boolean isWhole;

    /**
     * Counts a call.
     *
     * @param form of its record: one that is no excerpt tells that the principal's other calls are here as well
     */
    void add(Trail.Event event, RecordForm form) {
        counts.merge(event, 1L, Long::sum);
        isWhole |= !form.isExcerpt();
    }

    /** Adds those of another. */
    void addAll(Calls other) {
        other.counts.forEach((event, count) -> counts.merge(event, count, Long::sum));
        isWhole |= other.isWhole;
    }

    /** Whether some record is of a whole trail, which would have the principal's other calls as well. */
    boolean isWhole() {
        return isWhole;
    }

    /** What was recorded. */
    List<Recorded> recorded() {
        return counts.entrySet().stream()
                .map(event ->
                        Recorded.of(event.getKey().source(), event.getKey().name(), event.getValue()))
                .toList();
    }
}
