package dev.whittle.cli;

import dev.whittle.run.RunProgress;
import java.util.Optional;
import java.util.OptionalLong;

/** The progress bar of a run, once it is known how far there is to go. */
final class RunBar implements RunProgress, AutoCloseable {
    private final Console console;
    private final String name;
    private final String unit;
    private Optional<Progress> bar = Optional.empty();

    /** @param unit what is counted, such as {@code " policies"} */
    RunBar(Console console, String name, String unit) {
        this.console = console;
        this.name = name;
        this.unit = unit;
    }

    @Override
    public void start(int total) {
        bar = Optional.of(Progress.start(console, name, unit, 1, OptionalLong.of(total)));
    }

    @Override
    public void step() {
        bar.ifPresent(Progress::step);
    }

    @Override
    public void close() {
        bar.ifPresent(Progress::close);
    }
}
