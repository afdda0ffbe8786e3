package dev.whittle.cli;

import dev.whittle.config.Configuration;
import dev.whittle.evidence.Evidence;
import dev.whittle.files.Input;
import dev.whittle.files.OutputFile;
import dev.whittle.files.TextLine;
import dev.whittle.fleet.LineDetail;
import dev.whittle.fleet.OnWarning;
import dev.whittle.fleet.ResultForm;
import dev.whittle.fleet.TaskOutcome;
import dev.whittle.fleet.TaskRefiner;
import dev.whittle.fleet.Totals;
import dev.whittle.refine.AdmitNew;
import dev.whittle.report.FleetChanges;
import dev.whittle.run.Status;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.verify.FitTerms;
import dev.whittle.verify.Refinery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle fleet}: many policies at once, JSON Lines in and out. */
@Grouped(OptionGroup.RESULTS)
@Command(
        name = "fleet",
        description = "Refine many policies at once, each with proof.",
        footer = {
            "",
            "A task is a line:",
            "  {\"id\":\"...\",\"policy\":{...},\"unused\":[\"s3:GetBucketAcl\",...],\"used\":[...]}",
            "`used` may be missing. `policyType` says whose a policy is: identity, group, resource, trust, scp or"
                    + " permission-set. A result is a line, in the same order:",
            "  {\"id\",\"verdict\":\"PROVED|REFUTED|UNKNOWN|ERROR\",",
            "   \"recommendedAction\":\"CREATE_POLICY|DETACH_POLICY|NONE\",\"policy\":{...},\"removed\":N,",
            "   \"error\":{\"line\",\"pointer\",\"column\",\"message\"}}",
            "with recommendedAction and policy only where PROVED, and error only where ERROR. With --fit, `policies` stands"
                    + " in place of policy where a policy is split, `fit` says what was done, and `doesNotFit` why"
                    + " nothing was found. A line that is refused"
                    + " gives an ERROR, and the run goes on.",
            "",
            "With -o FILE the results are in FILE.part until they are whole; --resume goes on after a run that was"
                    + " stopped.",
            "",
            "Exit: the worst over all lines: 4 internal error, 1 refuted (or --check found something), 3 unknown, 2 bad input or"
                    + " usage, 0 proved.",
            "",
            "Examples:",
            "  whittle fleet tasks.jsonl -o results.jsonl",
            "  whittle fleet tasks.jsonl -o results.jsonl --resume",
            "  whittle fleet tasks.jsonl --check --format sarif -o fleet.sarif",
            "  export-tasks | whittle fleet - > results.jsonl",
        })
final class FleetCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", paramLabel = "TASKS", description = "the tasks, a line each; `-` is standard input")
    private String tasks = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write the results there instead, once they are whole")
    private @Nullable String output;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--timings",
            paramLabel = "FILE",
            description = "write how long each proof took there, a line {\"id\",\"proofMillis\"} each")
    private @Nullable String timings;

    @Grouped(OptionGroup.MANY)
    @Option(names = "--resume", description = "go on after what an earlier run left in FILE.part")
    private boolean isResuming;

    @Mixin
    private ProofOptions proving = new ProofOptions();

    @Mixin
    private AdmitNewOptions admitNew = new AdmitNewOptions();

    @Grouped(OptionGroup.EVIDENCE)
    @Option(
            names = "--strict",
            description =
                    "an ERROR line in place of a result where a task has a name that nothing knows, or evidence that"
                            + " speaks of nothing that its policy grants")
    private boolean isStrict;

    @Option(
            names = "--severities",
            description =
                    "also write of each policy what goes and what remains, by what it can do: `removals`, `removedBySeverity`,"
                            + " `remaining`, `remainingBySeverity` and the gravest of both")
    private boolean isWithSeverities;

    @Mixin
    private FleetFitOptions fitting = new FleetFitOptions();

    @Mixin
    private PipelineOptions pipeline = new PipelineOptions();

    @Mixin
    private ForCheckOption checking = new ForCheckOption();

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    FleetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int count = threads.count();
        if (isResuming && checking.isWanted()) {
            throw Usage.wrong(
                    command,
                    "--for-check needs the tasks of all results, but --resume reads only those that are left;"
                            + " leave out one of them");
        }
        if (isResuming && pipeline.form().isPresent()) {
            throw Usage.wrong(
                    command,
                    "--format needs the tasks of all results, but --resume reads only those that are left; leave out one of"
                            + " them");
        }
        Configuration configuration = config.read(console);
        proving.heed(configuration);
        fitting.heed(configuration);
        if (configuration.isAboutPrincipals()) {
            console.tell(
                    "warning    a task names no principal, so nobody is left alone by the configuration's `principals`");
        }
        Duration timeout = proving.timeout();
        AdmitNew admitted = admitNew.choice();
        Optional<FitTerms> fit = fitting.terms(admitted, timeout);
        List<String> files = new ArrayList<>(proving.files());
        files.addAll(config.files());
        List<String> others = new ArrayList<>(files);
        others.add(tasks);
        Optional.ofNullable(output).ifPresent(others::add);
        Optional.ofNullable(timings).ifPresent(others::add);
        Optional<OutputFile> report = pipeline.form()
                .flatMap(form -> Optional.ofNullable(output))
                .map(name -> OutputFile.of(name, List.of(tasks)));
        boolean isForPipelines = pipeline.form().isPresent() || (pipeline.isCheck() && output == null);
        LinesRun run = new LinesRun(
                isForPipelines ? console.withoutResults() : console,
                Objects.requireNonNull(command).commandLine(),
                new LinesRun.Places(
                        tasks,
                        Optional.ofNullable(output).filter(name -> report.isEmpty()),
                        Optional.ofNullable(timings),
                        files,
                        isResuming ? LinesRun.Start.RESUME : LinesRun.Start.ANEW),
                count);
        checking.check(others);
        CatalogTrie catalog = proving.catalog(console);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("timeout", timeout.toString());
        settings.put("admit new", admitted.word());
        settings.put("warnings", onWarning().word());
        configuration.file().ifPresent(file -> settings.put("configuration", file.sha256()));
        if (isWithSeverities) {
            settings.put("detail", detail().word());
        }
        fit.ifPresent(terms -> settings.put("fit", terms.words()));
        FleetChanges changes = new FleetChanges(catalog.catalog());
        AtomicLong all = new AtomicLong();
        LinesWork work = new LinesWork(
                ResultForm.REFINEMENT,
                catalog.catalog(),
                settings,
                Versions.ofProver(),
                forCheck -> judge(
                        new TaskRefiner(
                                new Refinery(catalog, admitted, timeout).protecting(configuration.protection()),
                                Evidence.ofKept(configuration.kept()),
                                onWarning(),
                                detail(),
                                fit,
                                forCheck),
                        changes),
                totals -> {
                    all.set(totals.all());
                    return exit(totals);
                });
        int exit = run.run(work, () -> checking.open(catalog.catalog()));
        pipeline.form()
                .map(form -> form.of(changes.run(
                                new Input(
                                        pipeline.inReports(tasks), run.sha256().orElse("")),
                                all.get(),
                                Versions.own())
                        .by(configuration.file())))
                .ifPresent(text -> report.ifPresentOrElse(file -> file.write(text), () -> console.result(text)));
        return exit;
    }

    private Function<TextLine, TaskOutcome> judge(TaskRefiner refiner, FleetChanges changes) {
        return pipeline.form().isEmpty()
                ? refiner
                : line -> {
                    TaskOutcome outcome = refiner.apply(line);
                    changes.add(line, outcome);
                    return outcome;
                };
    }

    private int exit(Totals totals) {
        long changed = pipeline.isCheck() ? totals.changes() : 0;
        if (changed > 0) {
            PipelineOptions.say(console);
        }
        long unfit = fitting.said(totals.unfit(), console);
        return ExitCode.ofWorst(status -> totals.of(status) + (status == Status.REFUTED ? changed + unfit : 0));
    }

    private LineDetail detail() {
        return isWithSeverities ? LineDetail.SEVERITIES : LineDetail.PLAIN;
    }

    private OnWarning onWarning() {
        return isStrict ? OnWarning.REFUSE : OnWarning.SAY;
    }
}
