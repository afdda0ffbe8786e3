package dev.whittle.cli;

import dev.whittle.verify.Verdict;

/** What the process exits with. */
final class ExitCode {
    static final int PROVED = 0;
    static final int REFUTED = 1;
    static final int BAD_INPUT = 2;
    static final int UNKNOWN = 3;
    static final int INTERNAL = 4;

    private ExitCode() {}

    static int of(Verdict verdict) {
        if (verdict instanceof Verdict.Proved) {
            return PROVED;
        }
        return verdict instanceof Verdict.Refuted ? REFUTED : UNKNOWN;
    }
}
