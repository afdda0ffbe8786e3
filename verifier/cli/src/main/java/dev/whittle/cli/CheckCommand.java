package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.AccessCheck;
import dev.whittle.compare.CheckQuestion;
import dev.whittle.compare.CheckResult;
import dev.whittle.files.Input;
import dev.whittle.files.OutputFile;
import dev.whittle.fleet.PolicyChecker;
import dev.whittle.fleet.ResultForm;
import dev.whittle.json.InvalidInputException;
import dev.whittle.report.CheckLines;
import dev.whittle.report.CheckRun;
import dev.whittle.run.Status;
import dev.whittle.source.PolicySource;
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

/** {@code whittle check}: what a policy must not grant, over whole requests. */
@Grouped(OptionGroup.RESULTS)
@Command(
        name = "check",
        description = "Check that a policy grants no new access, not some access, or nothing to everybody.",
        footer = {
            "",
            "Prints PASS, FAIL or UNKNOWN and the check, a line each; on standard error the statements that fail, with a"
                    + " request. With --format aws, the answer of the service's own check.",
            "",
            "With --lines, many policies, a line each:",
            "  {\"id\":\"...\",\"policy\":{...},\"noNewAccess\":{...},",
            "   \"notGranted\":[{\"actions\":[..],\"resources\":[..]}],\"noPublic\":{\"resourceType\":\"...\"}}",
            "and a result each, in the same order:",
            "  {\"id\",\"results\":[{\"check\",\"verdict\":\"PASS|FAIL|UNKNOWN|ERROR\",",
            "   \"reasons\":[{\"description\",\"statementIndex\",\"statementId\"}],\"counterexample\",\"unknown\",",
            "   \"assumes\",\"notes\",\"error\"}]}",
            "or {\"id\",\"error\"}. With -o FILE the results are in FILE.part until they are whole; --resume goes on after a"
                    + " run that was stopped.",
            "",
            "Exit: 0 all hold, 1 one fails, 2 bad input or usage, or a policy that is not understood, 3 none fails and one"
                    + " is unknown, 4 internal error; of many the worst, in the order 4, 1, 3, 2, 0.",
            "",
            "Examples:",
            "  whittle check policy.json --no-new-access reference.json",
            "  whittle check policy.json --not-granted iam:PassRole",
            "  whittle check bucket.json --no-public --format aws",
            "  whittle check --lines policies.jsonl -o results.jsonl",
        })
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", arity = "0..1", paramLabel = "POLICY", description = "a policy; `-` is standard input")
    private @Nullable String policy;

    @Mixin
    private PolicyOptions chosen = new PolicyOptions();

    @Mixin
    private CheckOptions wanted = new CheckOptions();

    @Mixin
    private LinesOptions lines = new LinesOptions();

    @Mixin
    private ProofOptions proving = new ProofOptions();

    @Option(
            names = "--save-reference",
            paramLabel = "FILE",
            description = "with one check, write the policy that POLICY is held against there")
    private @Nullable String kept;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "what to print: ${COMPLETION-CANDIDATES} (default: text)")
    private @Nullable CheckForm form;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write it there instead of printing it; the file is removed if there is no answer")
    private @Nullable String output;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (lines.areGiven()) {
            return checkLines();
        }
        if (policy == null) {
            throw Usage.wrong(command, "write a policy, or --lines POLICIES");
        }
        wanted.checkUsage();
        if (wanted.count() > 1 && (form == CheckForm.AWS || kept != null)) {
            throw Usage.wrong(
                    command,
                    (kept == null ? "--format aws" : "--save-reference") + " is about one check; write one alone");
        }
        return check(policy);
    }

    private int checkLines() {
        if (policy != null || wanted.areGiven() || form != null || kept != null) {
            throw Usage.wrong(
                    command,
                    "--lines takes neither a policy nor checks, --format or --save-reference: each line has its own");
        }
        return lines.run(console, output, proving.files(), () -> {
            Catalog catalog = proving.catalog(console).catalog();
            Duration timeout = proving.timeout();
            return new LinesWork(
                    ResultForm.CHECKS,
                    catalog,
                    Map.of("timeout", timeout.toString()),
                    Versions.ofProver(),
                    forCheck -> new PolicyChecker(catalog, timeout));
        });
    }

    private int check(String name) {
        List<String> inputs = new ArrayList<>(wanted.files());
        inputs.add(name);
        Usage.checkStandardInput(command, inputs);
        inputs.addAll(proving.files());
        Optional<OutputFile> file = Optional.ofNullable(output).map(place -> OutputFile.of(place, inputs));
        Optional<OutputFile> reference = Optional.ofNullable(kept).map(place -> OutputFile.of(place, inputs));
        if (file.isPresent()
                && reference.isPresent()
                && OutputFile.isSame(file.get().path(), reference.get().path())) {
            throw Usage.wrong(command, "-o and --save-reference write to the same file; name two");
        }
        try {
            CheckRun run = run(name);
            reference.ifPresent(place -> place.write(run.results()
                    .get(0)
                    .question()
                    .reference()
                    .policy()
                    .source()
                    .text()));
            CheckForm printed = Objects.requireNonNullElse(form, CheckForm.TEXT);
            printed.of(run)
                    .ifPresentOrElse(
                            text -> file.ifPresentOrElse(
                                    place -> place.write(text), () -> console.result(printed, text)),
                            // What an earlier run wrote is no answer to this one.
                            () -> file.ifPresent(OutputFile::remove));
            console.tell(CheckLines.of(run));
            return exit(run.results());
        } catch (InvalidInputException e) {
            file.ifPresent(OutputFile::remove);
            reference.ifPresent(OutputFile::remove);
            throw e;
        }
    }

    private static int exit(List<CheckResult> results) {
        return ExitCode.ofWorst(status -> results.stream()
                .filter(result -> Status.of(result.inclusion()) == status)
                .count());
    }

    private CheckRun run(String name) {
        Catalog catalog = proving.catalog(console).catalog();
        Vocabulary vocabulary = Vocabularies.of(catalog);
        List<InvalidInputException> refused = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        Optional<PolicySource> source = source(name, refused);
        source.ifPresent(read -> inputs.add(new Input(read.title(), read.sha256())));
        CheckOptions.Wanted checks = wanted.read(catalog, other -> chosen.literal(other, 1), refused);
        InvalidInputException.refuse(refused);
        inputs.addAll(checks.inputs());
        List<CheckQuestion> questions = questions(checks.checks(), source.orElseThrow(), catalog, vocabulary);
        List<CheckResult> results = questions.stream()
                .map(question -> question.answer(proving.timeout()))
                .toList();
        return new CheckRun(
                source.orElseThrow(),
                results,
                inputs.stream().distinct().toList(),
                catalog,
                vocabulary,
                Versions.own(),
                Versions.solver());
    }

    private Optional<PolicySource> source(String name, List<InvalidInputException> refused) {
        try {
            return Optional.of(chosen.literal(name, 0));
        } catch (InvalidInputException e) {
            refused.add(e);
            return Optional.empty();
        }
    }

    /** Reads all before any is asked; what several refuse alike is told once. */
    private static List<CheckQuestion> questions(
            List<AccessCheck> checks, PolicySource source, Catalog catalog, Vocabulary vocabulary) {
        List<InvalidInputException> refused = new ArrayList<>();
        List<CheckQuestion> questions = new ArrayList<>();
        for (AccessCheck check : checks) {
            try {
                CheckQuestion question = CheckQuestion.read(check, source, catalog, vocabulary);
                question.sides().refuseUnknown();
                questions.add(question);
            } catch (InvalidInputException e) {
                boolean isNew =
                        refused.stream().noneMatch(earlier -> Objects.equals(earlier.getMessage(), e.getMessage()));
                if (isNew) {
                    refused.add(e);
                }
            }
        }
        InvalidInputException.refuse(refused);
        return questions;
    }
}
