package dev.whittle.cli;

import dev.whittle.compare.Comparison;
import dev.whittle.fleet.Totals;
import dev.whittle.run.Status;
import dev.whittle.verify.Verdict;
import java.util.function.ToLongFunction;

/** What the process exits with. */
final class ExitCode {
    static final int PROVED = 0;
    static final int REFUTED = 1;
    static final int BAD_INPUT = 2;
    static final int UNKNOWN = 3;
    static final int INTERNAL = 4;

    private ExitCode() {}

    static int of(Verdict verdict) {
        return of(Status.of(verdict));
    }

    static int of(Comparison comparison) {
        return of(Status.of(comparison));
    }

    /** The worst of many: internal errors, then refuted, unknown, bad input, proved. */
    static int of(Totals totals) {
        return ofWorst(totals::of);
    }

    /** The same, given how many there are of each. */
    static int ofWorst(ToLongFunction<Status> count) {
        return Status.WORST_FIRST.stream()
                .filter(status -> count.applyAsLong(status) > 0)
                .findFirst()
                .map(ExitCode::of)
                .orElse(PROVED);
    }

    private static int of(Status status) {
        return switch (status) {
            case PROVED -> PROVED;
            case REFUTED -> REFUTED;
            case UNKNOWN -> UNKNOWN;
            case BAD_INPUT -> BAD_INPUT;
            case INTERNAL_ERROR -> INTERNAL;
        };
    }
}
