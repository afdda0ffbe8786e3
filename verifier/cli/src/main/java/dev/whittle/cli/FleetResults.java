package dev.whittle.cli;

import dev.whittle.files.OutputFile;
import dev.whittle.files.PartFile;
import dev.whittle.files.TextLines;
import dev.whittle.fleet.EarlierResults;
import dev.whittle.fleet.ResultForm;
import dev.whittle.fleet.ResultLine;
import dev.whittle.fleet.TaskOutcome;
import dev.whittle.fleet.Timings;
import dev.whittle.fleet.Totals;
import dev.whittle.run.ForCheck;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the results of a fleet go: to standard output or a part file, with their times and totals beside them. */
final class FleetResults implements Consumer<TaskOutcome>, AutoCloseable {
    private static final int MOST_WARNINGS = 8;

    private final Console console;
    private final Optional<PartFile> part;
    private final Optional<Timings> timings;
    private final Optional<ForCheckOption.Writing> forCheck;
    private final Totals totals = new Totals();
    private final List<String> firstWarnings = new ArrayList<>();
    private final long resumed;
    private long warned;

    private FleetResults(
            Console console,
            Optional<Timings> timings,
            Optional<PartFile> part,
            Optional<ForCheckOption.Writing> forCheck,
            TextLines tasks,
            ResultForm form) {
        this.console = console;
        this.forCheck = forCheck;
        this.part = part;
        this.timings = timings;
        this.resumed = part.map(file -> EarlierResults.forEach(file, tasks, form, this::count))
                .orElse(0L);
        timings.ifPresent(Timings::cut);
    }

    /**
     * Begins with what an earlier run found.
     *
     * @param tasks from the first; those whose results are there already are taken
     * @param form what the results say
     */
    static FleetResults open(
            Console console,
            Optional<Timings> timings,
            Optional<PartFile> part,
            Optional<ForCheckOption.Writing> forCheck,
            TextLines tasks,
            ResultForm form) {
        return new FleetResults(console, timings, part, forCheck, tasks, form);
    }

    private void count(ResultLine line) {
        totals.add(line);
        timings.ifPresent(times -> times.keep(line));
    }

    @Override
    public void accept(TaskOutcome judged) {
        timings.ifPresent(times -> times.write(judged));
        part.ifPresentOrElse(
                file -> file.write(judged.result().text()),
                () -> console.result(judged.result().text() + "\n"));
        forCheck.ifPresent(folder -> folder.add(judged.forCheck()
                .orElseGet(
                        () -> ForCheck.of(judged.result().id(), judged.result().status()))));
        totals.add(judged.result());
        if (!judged.warnings().isEmpty()) {
            warned++;
            judged.warnings().stream()
                    .limit(MOST_WARNINGS - firstWarnings.size())
                    .forEach(text -> firstWarnings.add(
                            "warning    task " + judged.result().id() + ": " + Printable.of(text)));
        }
        judged.breakdown().ifPresent(e -> Breakdown.say(console, e));
    }

    /** The first warnings of this run, and how many tasks have any. */
    List<String> warnings() {
        List<String> lines = new ArrayList<>(firstWarnings);
        if (warned > 0) {
            lines.add("warning    " + Numbers.count(warned, "task")
                    + " whose names or evidence should be looked at; with --strict what nobody knows is an ERROR");
        }
        return lines;
    }

    /** All results so far, an earlier run's included. */
    Totals totals() {
        return totals;
    }

    /** How many results an earlier run had found. */
    long resumed() {
        return resumed;
    }

    /** Moves the results, which are whole, to their place. */
    void moveTo(OutputFile file) {
        part.ifPresent(whole -> {
            whole.close();
            file.replaceWith(whole.path());
            whole.deleteHeader();
        });
    }

    /** Moves what is for a checker to its place, if that was wanted. */
    void placeForCheck() {
        forCheck.ifPresent(ForCheckOption.Writing::place);
    }

    /** Drops what was written: it must not be resumed. */
    void discard() {
        part.ifPresent(PartFile::delete);
    }

    /** What makes the lines for a checker, where these are wanted. */
    Optional<ForCheck> forCheck() {
        return forCheck.map(ForCheckOption.Writing::forCheck);
    }

    @Override
    public void close() {
        forCheck.ifPresent(ForCheckOption.Writing::close);
        part.ifPresent(PartFile::close);
        timings.ifPresent(Timings::close);
    }
}
