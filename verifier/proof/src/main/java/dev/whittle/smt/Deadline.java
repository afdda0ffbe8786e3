package dev.whittle.smt;

import java.time.Duration;

/** The time that one obligation, or one question, has. */
public final class Deadline {
    private final long start = System.nanoTime();
    private final Duration most;

    private Deadline(Duration most) {
        this.most = most;
    }

    /** So much time from now on. */
    public static Deadline in(Duration most) {
        return new Deadline(most);
    }

    /** The time since it was made. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What is left, at least a millisecond. */
    public Duration left() {
        Duration left = most.minus(elapsed());
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    /** What is left, but no more than this. */
    public Duration atMost(Duration limit) {
        Duration left = left();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /** Whether the time is over. */
    public boolean isOver() {
        return most.compareTo(elapsed()) <= 0;
    }
}
