package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.files.InputFile;
import dev.whittle.fleet.RequestSimulator;
import dev.whittle.fleet.ResultForm;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.report.SimulationReport;
import dev.whittle.request.Documents;
import dev.whittle.request.Refusals;
import dev.whittle.request.Request;
import dev.whittle.request.RequestDocument;
import dev.whittle.request.Simulation;
import dev.whittle.source.PolicyTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle simulate}: one request, or many. */
@Grouped(OptionGroup.RESULTS)
@Command(
        name = "simulate",
        description = "Say whether a policy allows one request, and why.",
        footer = {
            "",
            "A request is an object, and a counterexample of `whittle compare` is one too:",
            "  {\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/k\",\"principal\":null,",
            "   \"context\":{\"aws:username\":\"bob\"}}",
            "A principal is an ARN (user, role, session, root, provider), a service's name, `anonymous`, `federated:PROVIDER` or `canonical:ID`.",
            "",
            "Prints `allowed`, `denied`, or `unknown` where AWS's words allow two readings that differ, and says why on"
                    + " standard error. The answer is by this document alone.",
            "",
            "With --lines, many: a line {\"id\":\"...\",\"policy\":{...},\"request\":{...}} each, and a result, in the same"
                    + " order:",
            "  {\"id\",\"decision\":\"ALLOWED|DENIED|UNKNOWN|ERROR\",",
            "   \"reason\":{\"kind\":\"allowed|explicit|implicit\",\"statements\":[...]},\"hangsOn\":[...],",
            "   \"assumes\":[...],\"error\":{\"line\",\"pointer\",\"column\",\"message\"}}",
            "without what there is none of. There a statement that is not understood may apply or not: UNKNOWN is only what"
                    + " hangs on it. With -o FILE the results are in FILE.part until they are whole; --resume goes on after a"
                    + " run that was stopped.",
            "",
            "Exit: 0 allowed, 1 denied, 2 bad input or usage, or a policy that is not understood, 3 unknown, 4 internal"
                    + " error; of many the worst, in the order 4, 1, 3, 2, 0.",
            "",
            "Examples:",
            "  whittle simulate policy.json --request request.json",
            "  whittle simulate policy.json --request request.json --context aws:username=bob",
            "  whittle simulate --lines requests.jsonl -o results.jsonl",
        })
final class SimulateCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", arity = "0..1", paramLabel = "POLICY", description = "the policy; `-` is standard input")
    private @Nullable String policy;

    @Grouped(OptionGroup.QUESTION)
    @Option(names = "--request", paramLabel = "REQUEST", description = "the request's file; `-` is standard input")
    private @Nullable String request;

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    @Mixin
    private LinesOptions lines = new LinesOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write the results of --lines there")
    private @Nullable String output;

    @Grouped(OptionGroup.QUESTION)
    @Option(
            names = "--context",
            paramLabel = "KEY=VALUE",
            description =
                    "a value of a condition key, in place of the file's; may be repeated, for one key too, which then"
                            + " has all these values")
    private List<String> context = new ArrayList<>();

    @Grouped(OptionGroup.CATALOG)
    @Option(
            names = "--catalog",
            paramLabel = "DATE-OR-FILE",
            completionCandidates = BundledDates.class,
            description =
                    "the known condition keys: the date of a bundled catalog, or a catalog's file (default: newest"
                            + " bundled)")
    private @Nullable String catalog;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "what to print: ${COMPLETION-CANDIDATES} (default: text)")
    private @Nullable Answer format;

    /** What is printed. */
    enum Answer implements ResultWords {
        TEXT("text") {
            @Override
            String of(Simulation simulation, SimulationReport report) {
                return simulation.outcome().word() + "\n";
            }
        },
        JSON("json") {
            @Override
            String of(Simulation simulation, SimulationReport report) {
                return JsonWriter.line(report::json) + "\n";
            }
        };

        private final String word;

        Answer(String word) {
            this.word = word;
        }

        @Override
        public boolean isForPeople() {
            return this == TEXT;
        }

        abstract String of(Simulation simulation, SimulationReport report);

        @Override
        public String toString() {
            return word;
        }
    }

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (lines.areGiven()) {
            return simulateLines();
        }
        if (policy == null || request == null) {
            throw Usage.wrong(command, "write a policy and --request REQUEST, or --lines REQUESTS");
        }
        if (output != null) {
            throw Usage.wrong(command, "-o goes with --lines; name the requests");
        }
        Usage.checkStandardInput(command, List.of(policy, request));
        return simulate(policy, request);
    }

    private int simulateLines() {
        if (policy != null || request != null || !context.isEmpty() || format != null) {
            throw Usage.wrong(command, "--lines takes neither a policy nor --request, --context or --format");
        }
        List<String> others = catalog == null || InputFile.isStandardInput(catalog) ? List.of() : List.of(catalog);
        return lines.run(console, output, others, () -> {
            Catalog chosen = catalog();
            return new LinesWork(
                    ResultForm.SIMULATION,
                    chosen,
                    Map.of(),
                    "whittle " + Versions.own(),
                    forCheck -> new RequestSimulator(Vocabularies.of(chosen)));
        });
    }

    private Catalog catalog() {
        Catalog chosen = catalog == null ? Catalogs.newest() : Catalogs.choose(catalog);
        console.mindAge(chosen);
        return chosen;
    }

    private int simulate(String asked, String about) {
        Catalog chosen = catalog();
        PolicyTree tree = policies.literal(asked, 0).document();
        Documents documents = Documents.of(List.of(tree.json()), Vocabularies.of(chosen));
        Refusals refusals = Refusals.of(tree.json(), documents);
        Problems problems = new Problems(tree.source().name(), tree.source().text(), Limits.DEFAULT);
        refusals.addTo(problems, tree.pointer());
        problems.refuseIfAny();
        Request one = readRequest(about).request(documents, refusals.areOfResource());
        Simulation simulation = Simulation.of(documents, tree.json(), one);
        SimulationReport report = new SimulationReport(simulation);
        Answer answer = Objects.requireNonNullElse(format, Answer.TEXT);
        console.result(answer, answer.of(simulation, report));
        console.tell(report.lines());
        return switch (simulation.outcome()) {
            case ALLOWED -> ExitCode.PROVED;
            case DENIED -> ExitCode.REFUTED;
            case UNKNOWN -> ExitCode.UNKNOWN;
        };
    }

    private RequestDocument readRequest(String name) throws InvalidInputException {
        SourceText text = SourceText.decode(InputFile.title(name), InputFile.read(name), Limits.DEFAULT);
        return RequestDocument.read(text).with(context);
    }
}
