package dev.whittle.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar that shows how far a long run is, if words go to a terminal; otherwise nothing. It has no colours.
 */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 79;
    private static final int MILLIS = 250;

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
        return start(console, "fleet", " tasks", 1, total, done);
    }

    /**
     * Starts a bar.
     *
     * @param unit what is counted, of so many steps each
     * @param total of the steps, if known
     */
    static Progress start(Console console, String name, String unit, long steps, OptionalLong total) {
        return start(console, name, unit, steps, total, 0);
    }

    private static Progress start(
            Console console, String name, String unit, long steps, OptionalLong total, long done) {
        Line line = new Line(console.words());
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
                .startsFrom(done, java.time.Duration.ZERO)
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
     * comes too late.
     */
    private static final class Line implements ProgressBarConsumer {
        private final PrintStream words;
        private boolean isOver;

        Line(PrintStream words) {
            this.words = words;
        }

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public synchronized void accept(String bar) {
            if (!isOver) {
                words.print("\r" + bar);
                words.flush();
            }
        }

        @Override
        public synchronized void close() {
            accept(" ".repeat(WIDTH) + "\r");
            isOver = true;
        }
    }
}
