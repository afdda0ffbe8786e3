package dev.whittle.cli;

import dev.whittle.files.OutputFile;
import dev.whittle.files.PartFile;
import dev.whittle.files.RunHeader;
import dev.whittle.files.TextLine;
import dev.whittle.fleet.FleetHeader;
import dev.whittle.fleet.FleetSummary;
import dev.whittle.fleet.ResultForm;
import dev.whittle.fleet.TaskOutcome;
import dev.whittle.fleet.Timings;
import dev.whittle.json.InvalidInputException;
import dev.whittle.report.CatalogIdentity;
import dev.whittle.run.OrderedRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Many tasks, a line each, worked on side by side, with the results in their order: where results go, what is left of a run that was
 * stopped, and what a run comes to. What is done with a line is the command's.
 */
final class LinesRun {
    private final Console console;
    private final CommandLine command;
    private final Places places;
    private final int threads;
    private final Optional<OutputFile> file;
    private final Optional<Path> part;
    private final Optional<OutputFile> times;
    private final TaskInput input;

    /**
     * What is read and written.
     *
     * @param tasks the tasks, as named
     * @param output of {@code -o}
     * @param timings of {@code --timings}
     * @param others what else is read, as named
     * @param start whether an earlier run's results are gone on with
     */
    record Places(String tasks, Optional<String> output, Optional<String> timings, List<String> others, Start start) {
        Places {
            others = List.copyOf(others);
        }
    }

    /** How a run starts. */
    enum Start {
        ANEW,
        RESUME
    }

    /**
     * Checks what is to be read and written before any work is done.
     *
     * @param command whose usage is wrong, if it is
     */
    LinesRun(Console console, CommandLine command, Places places, int threads) {
        this.console = console;
        this.command = command;
        this.places = places;
        this.threads = threads;
        boolean isResuming = places.start() == Start.RESUME;
        if (isResuming && places.output().isEmpty()) {
            throw usage("--resume goes on with what -o left; name the file with -o");
        }
        List<String> inputs = inputs();
        this.file = places.output().map(name -> OutputFile.of(name, inputs));
        this.part = file.map(results -> PartFile.partOf(results.path()));
        this.times = places.timings().map(name -> OutputFile.of(name, inputs));
        checkOutputs(inputs);
        this.input = TaskInput.of(places.tasks());
        if (isResuming && !input.isRepeatable()) {
            throw usage("--resume needs tasks that can be read again; name a file");
        }
    }

    /** The hash of the tasks; nothing where they are a stream. */
    Optional<String> sha256() {
        return input.sha256();
    }

    private List<String> inputs() {
        List<String> inputs = new ArrayList<>(places.others());
        inputs.add(places.tasks());
        return inputs;
    }

    /** No file may be read and written, or written twice. */
    private void checkOutputs(List<String> inputs) {
        List<Path> own = new ArrayList<>();
        file.ifPresent(results -> own.add(results.path()));
        part.ifPresent(path -> own.addAll(List.of(path, PartFile.headerOf(path))));
        part.ifPresent(path -> OutputFile.of(path.toString(), inputs));
        part.ifPresent(path -> OutputFile.of(PartFile.headerOf(path).toString(), inputs));
        if (times.isPresent()
                && own.stream()
                        .anyMatch(path -> OutputFile.isSame(path, times.get().path()))) {
            throw usage("-o and --timings write to the same file; name two");
        }
    }

    /**
     * Does the work, and says what it came to.
     *
     * @param forCheck opens where results go as well
     * @return what the process is to exit with
     */
    int run(LinesWork work, Supplier<Optional<ForCheckOption.Writing>> forCheck) {
        RunHeader header =
                FleetHeader.of(work.form(), input.identity(), work.catalog(), work.settings(), work.version());
        try (TaskInput.Reading reading = input.open();
                FleetResults results = results(header, forCheck, reading, work.form())) {
            long start = System.nanoTime();
            run(reading, work.judge().apply(results.forCheck()), results);
            results.placeForCheck();
            file.ifPresent(results::moveTo);
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            console.tell(results.warnings());
            console.tell(FleetSummary.of(work.form(), results.totals(), results.resumed(), time));
            console.tell("catalog    " + CatalogIdentity.line(work.catalog()));
            return work.exit().applyAsInt(results.totals());
        }
    }

    private FleetResults results(
            RunHeader header,
            Supplier<Optional<ForCheckOption.Writing>> forCheck,
            TaskInput.Reading reading,
            ResultForm form) {
        // Before the part file: one that is left there refuses the next run.
        Optional<ForCheckOption.Writing> checked = forCheck.get();
        try {
            return FleetResults.open(
                    console,
                    times.map(path -> Timings.open(path.path())),
                    part.map(path -> places.start() == Start.RESUME
                            ? PartFile.resume(path, header)
                            : PartFile.create(path, header)),
                    checked,
                    reading.lines(),
                    form);
        } catch (InvalidInputException e) {
            checked.ifPresent(ForCheckOption.Writing::close);
            throw e;
        }
    }

    private void run(TaskInput.Reading reading, Function<TextLine, TaskOutcome> judge, FleetResults results) {
        try (Progress progress = Progress.start(console, input.count(), results.resumed())) {
            OrderedRun.run(
                    reading.lines()::next,
                    TextLine::size,
                    judge,
                    judged -> {
                        results.accept(judged);
                        progress.step();
                    },
                    threads);
            if (!reading.isUnchanged()) {
                results.discard();
                throw new InvalidInputException(
                        input.title(),
                        "the file changed while it was read, so these results are of no file; run again");
            }
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(command, message);
    }
}
