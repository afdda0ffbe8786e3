package dev.whittle.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar that shows how far a long run is, where words go to a terminal; elsewhere nothing. Without colours, so there is
 * nothing to ask NO_COLOR about.
 */
final class Progress implements AutoCloseable {
    /** Set by the launcher: {@code System.console()} says nothing of standard error. */
    private static final String TERMINAL = "whittle.terminal";

    private static final int WIDTH = 79;
    private static final int MILLIS = 250;

    private final Optional<ProgressBar> bar;

    private Progress(Optional<ProgressBar> bar) {
        this.bar = bar;
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
        if (!Boolean.getBoolean(TERMINAL)) {
            return new Progress(Optional.empty());
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total.orElse(-1))
                .setUnit(unit, steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS)
                .setConsumer(new Line(console.words()))
                .startsFrom(done, java.time.Duration.ZERO)
                .build();
        return new Progress(Optional.of(bar));
    }

    void step() {
        step(1);
    }

    void step(long steps) {
        bar.ifPresent(each -> each.stepBy(steps));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }

    /** One line of the terminal, which is empty again once the run is over. */
    private record Line(PrintStream words) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String bar) {
            words.print("\r" + bar);
            words.flush();
        }

        @Override
        public void close() {
            accept(" ".repeat(WIDTH) + "\r");
        }
    }
}
