package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.Certificate;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.SideSources;
import dev.whittle.compare.Sides;
import dev.whittle.files.OutputFile;
import dev.whittle.fleet.PairComparer;
import dev.whittle.fleet.ResultForm;
import dev.whittle.json.InvalidInputException;
import dev.whittle.report.CompareRun;
import dev.whittle.report.ComparisonLines;
import dev.whittle.report.ComparisonScripts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle compare}: what two policies allow, over whole requests. */
@Grouped(OptionGroup.RESULTS)
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

    @Mixin
    private LinesOptions lines = new LinesOptions();

    @Mixin
    private PolicyOptions chosen = new PolicyOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ProofOptions proving = new ProofOptions();

    @Mixin
    private ScriptOptions scripts = new ScriptOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "what to print: ${COMPLETION-CANDIDATES} (default: text)")
    private @Nullable CompareForm form;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write it there instead of printing it; the file is removed if there is no answer")
    private @Nullable String output;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (lines.areGiven()) {
            return compareLines();
        }
        if (a == null || b == null) {
            throw Usage.wrong(command, "write two policies, A and B, or --lines PAIRS");
        }
        return compare(limits.a(a), limits.b(b));
    }

    private int compareLines() {
        if (a != null || limits.areGiven() || form != null || scripts.folder().isPresent()) {
            throw Usage.wrong(
                    command, "--lines takes neither policies nor --format, --smt, --with, --boundary or --scp");
        }
        return lines.run(console, output, proving.files(), () -> {
            Catalog catalog = proving.catalog(console).catalog();
            Duration timeout = proving.timeout();
            return new LinesWork(
                    ResultForm.COMPARISON,
                    catalog,
                    Map.of("timeout", timeout.toString()),
                    Versions.ofProver(),
                    forCheck -> new PairComparer(catalog, timeout));
        });
    }

    private int compare(LimitOptions.Names one, LimitOptions.Names other) {
        List<String> inputs = new ArrayList<>(one.all());
        inputs.addAll(other.all());
        Usage.checkStandardInput(command, inputs);
        scripts.check();
        List<String> others = new ArrayList<>(inputs);
        scripts.folder().ifPresent(others::add);
        others.addAll(proving.files());
        Optional<OutputFile> file = Optional.ofNullable(output).map(name -> OutputFile.of(name, others));
        try {
            CompareRun run = run(one, other);
            CompareForm printed = Objects.requireNonNullElse(form, CompareForm.TEXT);
            String text = printed.of(run);
            file.ifPresentOrElse(place -> place.write(text), () -> console.result(printed, text));
            console.tell(ComparisonLines.of(run));
            return ExitCode.of(run.comparison());
        } catch (InvalidInputException e) {
            // What an earlier run wrote is no answer to this one.
            file.ifPresent(OutputFile::remove);
            throw e;
        }
    }

    private CompareRun run(LimitOptions.Names one, LimitOptions.Names other) {
        List<InvalidInputException> refused = new ArrayList<>();
        SideSources ofA = LimitOptions.read(one, name -> chosen.literal(name, 0), refused);
        SideSources ofB = LimitOptions.read(other, name -> chosen.literal(name, 1), refused);
        InvalidInputException.refuse(refused);
        Catalog catalog = proving.catalog(console).catalog();
        Vocabulary vocabulary = Vocabularies.of(catalog);
        Sides sides = Sides.read(ofA, ofB, vocabulary);
        sides.refuseUnknown();
        ComparisonScripts questions = new ComparisonScripts();
        Comparison comparison = Comparison.of(
                sides.a(),
                sides.b(),
                sides.documents(),
                catalog,
                proving.timeout(),
                scripts.<Certificate>ifWanted(questions));
        CompareRun run =
                new CompareRun(comparison, sides, ofA, ofB, catalog, vocabulary, Versions.own(), Versions.solver());
        scripts.write(() -> questions.files(run));
        return run;
    }
}
