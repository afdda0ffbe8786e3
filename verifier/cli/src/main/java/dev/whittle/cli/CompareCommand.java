package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.SideSources;
import dev.whittle.compare.Sides;
import dev.whittle.files.InputFile;
import dev.whittle.files.OutputFile;
import dev.whittle.files.RunHeader;
import dev.whittle.files.TextLine;
import dev.whittle.fleet.FleetHeader;
import dev.whittle.fleet.FleetSummary;
import dev.whittle.fleet.PairComparer;
import dev.whittle.fleet.ResultForm;
import dev.whittle.fleet.TaskOutcome;
import dev.whittle.fleet.Totals;
import dev.whittle.json.InvalidInputException;
import dev.whittle.report.CatalogIdentity;
import dev.whittle.report.CompareRun;
import dev.whittle.report.ComparisonLines;
import dev.whittle.run.ForCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle compare}: what two policies allow, over whole requests. */
@Command(
        name = "compare",
        description = "Compare what two policies allow, resources, principals and conditions included.",
        footer = {
            "",
            "Prints equal, narrower (A allows less), wider, incomparable or unknown; on standard error a request for each"
                    + " direction that fails.",
            "",
            "With --lines, many pairs: a line {\"id\":\"...\",\"a\":{...},\"b\":{...}} each, and a result, in the same"
                    + " order:",
            "  {\"id\",\"verdict\":\"EQUAL|NARROWER|WIDER|INCOMPARABLE|UNKNOWN|ERROR\",",
            "   \"aInsideB\":\"PROVED|REFUTED|UNKNOWN\",\"bInsideA\",\"counterexamples\":{\"aNotInB\",\"bNotInA\"},",
            "   \"assumes\":[...],\"reasons\":{...},\"error\":{\"line\",\"pointer\",\"column\",\"message\"}}",
            "without what there is none of. With -o FILE the results are in FILE.part until they are whole; --resume goes on"
                    + " after a run that was stopped.",
            "",
            "Exit: 0 equal, 1 not equal, 2 bad input or usage, or a policy that is not understood, 3 unknown, 4 internal"
                    + " error; of many the worst, in the order 4, 1, 3, 2, 0.",
            "",
            "Examples:",
            "  whittle compare policy.json edited.json",
            "  whittle compare p.json q.json --boundary b.json --scp root.json",
            "  whittle compare --lines pairs.jsonl -o results.jsonl",
        })
final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", arity = "0..1", paramLabel = "A", description = "a policy; `-` is standard input")
    private @Nullable String a;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "the policy that it is compared with")
    private @Nullable String b;

    @Option(
            names = "--lines",
            paramLabel = "PAIRS",
            description = "many pairs instead, a line each; `-` is standard input")
    private @Nullable String lines;

    @Option(names = "--resume", description = "go on after what an earlier run with --lines left in FILE.part")
    private boolean isResuming;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ProofOptions proving = new ProofOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "what to print: ${COMPLETION-CANDIDATES} (default: text)")
    private @Nullable CompareForm form;

    @Option(names = "-o", paramLabel = "FILE", description = "write it there instead of printing it")
    private @Nullable String output;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (lines != null) {
            return compareLines(lines);
        }
        if (a == null || b == null) {
            throw usage("write two policies, A and B, or --lines PAIRS");
        }
        if (isResuming) {
            throw usage("--resume goes on with --lines; name the pairs");
        }
        return compare(limits.a(a), limits.b(b));
    }

    private int compareLines(String pairs) {
        if (a != null || limits.areGiven() || form != null) {
            throw usage("--lines takes neither policies nor --format, --with, --boundary or --scp");
        }
        LinesRun run = new LinesRun(
                console,
                Objects.requireNonNull(command).commandLine(),
                new LinesRun.Places(
                        pairs,
                        Optional.ofNullable(output),
                        Optional.empty(),
                        proving.files(),
                        isResuming ? LinesRun.Start.RESUME : LinesRun.Start.ANEW),
                threads.count());
        Catalog catalog = proving.catalog(console).catalog();
        int exit = run.run(new Comparing(catalog, proving.timeout()), Optional::empty);
        console.say("catalog    " + CatalogIdentity.line(catalog));
        return exit;
    }

    /** Each pair is compared. */
    private record Comparing(Catalog catalog, Duration timeout) implements LinesRun.Work {
        @Override
        public RunHeader header(String pairs) {
            return FleetHeader.ofPairs(pairs, "sha256 " + catalog.sha256(), timeout.toString(), Versions.ofProver());
        }

        @Override
        public Function<TextLine, TaskOutcome> judge(Optional<ForCheck> forCheck) {
            return new PairComparer(catalog, timeout);
        }

        @Override
        public ResultForm form() {
            return ResultForm.COMPARISON;
        }

        @Override
        public List<String> summary(Totals totals, long resumed, Duration time) {
            return FleetSummary.ofPairs(totals, resumed, time);
        }
    }

    private int compare(LimitOptions.Names one, LimitOptions.Names other) {
        List<String> inputs = new ArrayList<>(one.all());
        inputs.addAll(other.all());
        if (inputs.stream().filter(InputFile::isStandardInput).count() > 1) {
            throw usage("standard input can be read only once; name a file for all but one `-`");
        }
        List<String> others = new ArrayList<>(inputs);
        others.addAll(proving.files());
        Optional<OutputFile> file = Optional.ofNullable(output).map(name -> OutputFile.of(name, others));
        try {
            CompareRun run = run(one, other);
            String text = Objects.requireNonNullElse(form, CompareForm.TEXT).of(run);
            file.ifPresentOrElse(place -> place.write(text), () -> console.result(text));
            console.say(ComparisonLines.of(run));
            return ExitCode.of(run.comparison());
        } catch (InvalidInputException e) {
            // What an earlier run wrote is no answer to this one.
            file.ifPresent(OutputFile::remove);
            throw e;
        }
    }

    private CompareRun run(LimitOptions.Names one, LimitOptions.Names other) {
        List<InvalidInputException> refused = new ArrayList<>();
        SideSources ofA = LimitOptions.read(one, refused);
        SideSources ofB = LimitOptions.read(other, refused);
        InvalidInputException.refuse(refused);
        Catalog catalog = proving.catalog(console).catalog();
        Vocabulary vocabulary = Vocabularies.of(catalog);
        Sides sides = Sides.read(ofA, ofB, vocabulary);
        sides.refuseUnknown();
        Comparison comparison = Comparison.of(sides.a(), sides.b(), sides.documents(), catalog, proving.timeout());
        return new CompareRun(comparison, sides, ofA, ofB, catalog, vocabulary, Versions.own(), Versions.solver());
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }
}
