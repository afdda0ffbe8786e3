package dev.whittle.cli;

import dev.whittle.files.OutputFile;
import dev.whittle.files.PartFile;
import dev.whittle.files.RunHeader;
import dev.whittle.files.TextLine;
import dev.whittle.fleet.FleetHeader;
import dev.whittle.fleet.FleetSummary;
import dev.whittle.fleet.OnWarning;
import dev.whittle.fleet.TaskRefiner;
import dev.whittle.fleet.Timings;
import dev.whittle.json.InvalidInputException;
import dev.whittle.refine.AdmitNew;
import dev.whittle.report.CatalogIdentity;
import dev.whittle.run.OrderedRun;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.verify.Refinery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle fleet}: many policies at once, JSON Lines in and out. */
@Command(
        name = "fleet",
        description = "Refine many policies at once, each with proof.",
        footer = {
            "",
            "A task is a line {\"id\":\"...\",\"policy\":{...},\"unused\":[\"s3:GetBucketAcl\",...],\"used\":[...]}; `used` may"
                    + " be missing. `policyType` says whose a policy is: identity, group, resource, trust, scp or"
                    + " permission-set. A result is a line, in the same order:",
            "  {\"id\",\"verdict\":\"PROVED|REFUTED|UNKNOWN|ERROR\",",
            "   \"recommendedAction\":\"CREATE_POLICY|DETACH_POLICY|NONE\",\"policy\":{...},\"removed\":N,",
            "   \"error\":{\"line\",\"pointer\",\"column\",\"message\"}}",
            "with recommendedAction and policy only where PROVED, and error only where ERROR. A line that is refused"
                    + " gives an ERROR, and the run goes on.",
            "",
            "With -o FILE the results are in FILE.part until they are whole; --resume goes on after a run that was"
                    + " stopped.",
            "",
            "Exit: the worst over all lines: 4 internal error, 1 refuted, 3 unknown, 2 bad input or usage, 0 proved.",
            "",
            "Examples:",
            "  whittle fleet tasks.jsonl -o results.jsonl",
            "  whittle fleet tasks.jsonl -o results.jsonl --resume",
            "  export-tasks | whittle fleet - > results.jsonl",
        })
final class FleetCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", paramLabel = "TASKS", description = "the tasks, a line each; `-` is standard input")
    private String tasks = "-";

    @Option(names = "-o", paramLabel = "FILE", description = "write the results there instead, once they are whole")
    private @Nullable String output;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--timings",
            paramLabel = "FILE",
            description = "write how long each proof took there, a line {\"id\",\"proofMillis\"} each")
    private @Nullable String timings;

    @Option(names = "--resume", description = "go on after what an earlier run left in FILE.part")
    private boolean isResuming;

    @Mixin
    private ProofOptions proving = new ProofOptions();

    @Mixin
    private AdmitNewOptions admitNew = new AdmitNewOptions();

    @Option(
            names = "--strict",
            description =
                    "an ERROR line in place of a result where a task has a name that nothing knows, or evidence that"
                            + " speaks of nothing that its policy grants")
    private boolean isStrict;

    @Mixin
    private ForCheckOption checking = new ForCheckOption();

    FleetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        checkUsage();
        Duration timeout = proving.timeout();
        AdmitNew admitted = admitNew.choice();
        List<String> inputs = new ArrayList<>(proving.files());
        inputs.add(tasks);
        Optional<OutputFile> file = Optional.ofNullable(output).map(name -> OutputFile.of(name, inputs));
        Optional<Path> part = file.map(results -> PartFile.partOf(results.path()));
        Optional<OutputFile> times = Optional.ofNullable(timings).map(name -> OutputFile.of(name, inputs));
        checkOutputs(file, part, times, inputs);
        List<String> others = new ArrayList<>(inputs);
        Optional.ofNullable(output).ifPresent(others::add);
        Optional.ofNullable(timings).ifPresent(others::add);
        checking.check(others);

        TaskInput input = TaskInput.of(tasks);
        if (isResuming && !input.isRepeatable()) {
            throw usage("--resume needs tasks that can be read again; name a file");
        }
        CatalogTrie catalog = proving.catalog(console);
        RunHeader header = FleetHeader.of(
                input.identity(),
                "sha256 " + catalog.catalog().sha256(),
                timeout.toString(),
                admitted.word(),
                onWarning().word(),
                Versions.ofProver());
        try (TaskInput.Reading reading = input.open();
                FleetResults results = results(catalog, times, part, header, reading)) {
            long start = System.nanoTime();
            run(
                    input,
                    reading,
                    new TaskRefiner(new Refinery(catalog, admitted, timeout), onWarning(), results.forCheck()),
                    results);
            results.placeForCheck();
            file.ifPresent(results::moveTo);
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            console.say(results.warnings());
            console.say(FleetSummary.of(results.totals(), results.resumed(), time));
            console.say("catalog    " + CatalogIdentity.line(catalog.catalog()));
            return ExitCode.of(results.totals());
        }
    }

    private FleetResults results(
            CatalogTrie catalog,
            Optional<OutputFile> times,
            Optional<Path> part,
            RunHeader header,
            TaskInput.Reading reading) {
        // Before the part file: one that is left there refuses the next run.
        Optional<ForCheckOption.Writing> forCheck = checking.open(catalog.catalog());
        try {
            return FleetResults.open(
                    console,
                    times.map(path -> Timings.open(path.path())),
                    part.map(path -> isResuming ? PartFile.resume(path, header) : PartFile.create(path, header)),
                    forCheck,
                    reading.lines());
        } catch (InvalidInputException e) {
            forCheck.ifPresent(ForCheckOption.Writing::close);
            throw e;
        }
    }

    private void run(TaskInput input, TaskInput.Reading reading, TaskRefiner refiner, FleetResults results) {
        try (Progress progress = Progress.start(console, input.count(), results.resumed())) {
            OrderedRun.run(
                    reading.lines()::next,
                    TextLine::size,
                    refiner,
                    judged -> {
                        results.accept(judged);
                        progress.step();
                    },
                    threads.count());
            if (!reading.isUnchanged()) {
                results.discard();
                throw new InvalidInputException(
                        input.title(),
                        "the file changed while it was read, so these results are of no file; run again");
            }
        }
    }

    private OnWarning onWarning() {
        return isStrict ? OnWarning.REFUSE : OnWarning.SAY;
    }

    private void checkUsage() {
        threads.count();
        if (isResuming && checking.isWanted()) {
            throw usage("--for-check needs the tasks of all results, but --resume reads only those that are left;"
                    + " leave out one of them");
        }
        if (isResuming && output == null) {
            throw usage("--resume goes on with what -o left; name the file with -o");
        }
    }

    /** No file may be read and written, or written twice. */
    private void checkOutputs(
            Optional<OutputFile> file, Optional<Path> part, Optional<OutputFile> times, List<String> inputs) {
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

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }
}
