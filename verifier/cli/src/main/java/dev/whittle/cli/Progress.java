package dev.whittle.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar that shows how far a run is that takes longer than a second, if words go to a terminal; otherwise nothing. It has no
 * colours, and leaves nothing behind.
 */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 79;
    private static final int MILLIS = 250;

    /** Before that a run shows nothing: a bar that is gone at once only flickers. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Optional<ProgressBar> bar;
    private final Line line;

    private Progress(Optional<ProgressBar> bar, Line line) {
        this.bar = bar;
        this.line = line;
    }

    /**
     * Starts the bar of a fleet.
     *
     * @param total of the tasks, if known
     * @param done by an earlier run
     */
    static Progress start(Console console, OptionalLong total, long done) {
        return start(console, "fleet", " tasks", 1, total, done, System::nanoTime);
    }

    /**
     * Starts a bar.
     *
     * @param unit what is counted, of so many steps each
     * @param total of the steps, if known
     */
    static Progress start(Console console, String name, String unit, long steps, OptionalLong total) {
        return start(console, name, unit, steps, total, 0, System::nanoTime);
    }

    /** @param nanos the time since whenever */
    static Progress start(
            Console console, String name, String unit, long steps, OptionalLong total, long done, LongSupplier nanos) {
        Line line = new Line(console.words(), nanos);
        if (!console.showsProgress()) {
            return new Progress(Optional.empty(), line);
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total.orElse(-1))
                .setUnit(unit, steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS)
                .setConsumer(line)
                .startsFrom(done, Duration.ZERO)
                .build();
        return new Progress(Optional.of(bar), line);
    }

    void step() {
        step(1);
    }

    void step(long steps) {
        bar.ifPresent(each -> each.stepBy(steps));
    }

    @Override
    public void close() {
        bar.ifPresent(each -> {
            each.close();
            line.close();
        });
    }

    /**
     * One line of the terminal, which is empty again once the run is over: what the bar's own thread still wants to show then
     * comes too late, and what it wants to show at first too early.
     */
    private static final class Line implements ProgressBarConsumer {
        private final PrintStream words;
        private final LongSupplier nanos;
        private final long start;
        private boolean isShown;
        private boolean isOver;

        Line(PrintStream words, LongSupplier nanos) {
            this.words = words;
            this.nanos = nanos;
            this.start = nanos.getAsLong();
        }

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public synchronized void accept(String bar) {
            if (!isOver && nanos.getAsLong() - start >= PATIENCE.toNanos()) {
                print(bar);
                isShown = true;
            }
        }

        private void print(String text) {
            words.print("\r" + text);
            words.flush();
        }

        @Override
        public synchronized void close() {
            if (isShown) {
                print(" ".repeat(WIDTH) + "\r");
                isShown = false;
            }
            isOver = true;
        }
    }
}
