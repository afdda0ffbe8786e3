package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.SideSources;
import dev.whittle.compare.Sides;
import dev.whittle.files.InputFile;
import dev.whittle.files.OutputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.report.CompareRun;
import dev.whittle.report.ComparisonLines;
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

/** {@code whittle compare}: what two policies allow, over whole requests. */
@Command(
        name = "compare",
        description = "Compare what two policies allow, resources, principals and conditions included.",
        footer = {
            "",
            "Prints equal, narrower (A allows less), wider, incomparable or unknown; where one allows what the other"
                    + " does not, a request that shows it.",
            "",
            "Exit: 0 equal, 1 narrower, wider or incomparable, 2 bad input or usage, 3 unknown, 4 internal error.",
            "",
            "Examples:",
            "  whittle compare policy.json edited.json",
            "  whittle compare p.json q.json --boundary limit.json --scp root.json --scp ou.json",
        })
final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", paramLabel = "A", description = "a policy; `-` is standard input")
    private String a = "-";

    @Parameters(index = "1", paramLabel = "B", description = "the policy that it is compared with")
    private String b = "-";

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ProofOptions proving = new ProofOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "what to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private CompareForm form = CompareForm.TEXT;

    @Option(names = "-o", paramLabel = "FILE", description = "write it there instead of printing it")
    private @Nullable String output;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LimitOptions.Names one = limits.a(a);
        LimitOptions.Names other = limits.b(b);
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
            String text = form.of(run);
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
