package dev.whittle.verify;

import java.time.Duration;

/** The time that one obligation has. */
final class Deadline {
    private final long start = System.nanoTime();
    private final Duration most;

    private Deadline(Duration most) {
        this.most = most;
    }

    static Deadline in(Duration most) {
        return new Deadline(most);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What is left, at least a millisecond. */
    Duration left() {
        Duration left = most.minus(elapsed());
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    /** What is left, but no more than this. */
    Duration atMost(Duration limit) {
        Duration left = left();
        return left.compareTo(limit) < 0 ? left : limit;
    }
}
