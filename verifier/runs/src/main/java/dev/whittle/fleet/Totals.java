package dev.whittle.fleet;

import dev.whittle.run.Status;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** Counts the results of a run, resumed ones included. */
public final class Totals {
    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private long removed;
    private long changes;
    private long unfit;

    /** Counts one more result. */
    public void add(ResultLine line) {
        counts.merge(line.status(), 1L, Long::sum);
        removed += line.removed();
        changes += line.isChange() ? 1 : 0;
        unfit += line.isUnfit() ? 1 : 0;
    }

    /** How many results there are. */
    public long all() {
        return of(Arrays.asList(Status.values()));
    }

    /** How many results have a status. */
    public long of(Status status) {
        return counts.getOrDefault(status, 0L);
    }

    /** How many results have one of these. */
    public long of(Collection<Status> statuses) {
        return statuses.stream().mapToLong(this::of).sum();
    }

    /** The actions removed, over all policies. */
    public long removed() {
        return removed;
    }

    /** How many refined policies are over the quota, and nothing stands for them. */
    public long unfit() {
        return unfit;
    }

    /** How many policies are to change, with proof. */
    public long changes() {
        return changes;
    }
}
