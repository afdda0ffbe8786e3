package dev.whittle.cli;

import dev.whittle.files.Hashing;
import dev.whittle.files.InputFile;
import dev.whittle.files.OutputFile;
import dev.whittle.files.OutputFolder;
import dev.whittle.files.ResultFiles;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.Warnings;
import dev.whittle.report.ProofScripts;
import dev.whittle.report.RefineRun;
import dev.whittle.report.RefineSummary;
import dev.whittle.source.CodeFile;
import dev.whittle.source.PlanFile;
import dev.whittle.source.PolicySource;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Asked;
import dev.whittle.verify.Fit;
import dev.whittle.verify.Fitting;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import dev.whittle.verify.Refinery;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle refine}: a policy without its unused actions, with proof. */
@Command(
        name = "refine",
        description = "Print the policy without its unused actions, once that is proved.",
        footer = {
            "",
            "Standard output holds the refined policy alone; it stays empty where the policy is to be detached,"
                    + " and where nothing is proved. What changed and the verdict go to standard error.",
            "",
            "Exit: 0 proved (also when nothing had to change), 1 refuted (or --check found something, or"
                    + " --strict-quota), 2 bad input or usage (or --strict), 3 unknown, 4 internal error.",
            "",
            "Examples:",
            "  whittle refine policy.json --unused finding.json > refined.json",
            "  whittle refine policy.json --unused u.txt --keep keep.txt -o refined.json",
            "  whittle refine policy.json --unused finding.json --pin  # no new wildcards",
            "  aws accessanalyzer get-finding-v2 ... | whittle refine policy.json --unused -",
            "  whittle refine policy.json --unused finding.json --check  # a gate in CI",
        })
final class RefineCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(
            index = "0",
            paramLabel = "POLICY",
            description =
                    "the policy document, or the answer of AWS that holds it, such as the answer of `aws iam get-role-policy`,"
                            + " `aws s3api get-bucket-policy` or `aws organizations describe-policy`; `-` is standard"
                            + " input")
    private String policy = "-";

    @Mixin
    private RefineOptions options = new RefineOptions();

    @Mixin
    private CodeOptions code = new CodeOptions();

    @Mixin
    private HolderOptions holders = new HolderOptions();

    @Mixin
    private PolicyTypeOptions types = new PolicyTypeOptions();

    @Mixin
    private FitOptions fitting = new FitOptions();

    @Mixin
    private ForCheckOption checking = new ForCheckOption();

    RefineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        options.configure(console);
        options.evidence.check(List.of(policy));
        AdmitNew admitted = options.admitNew.choice();
        List<String> inputs = options.files();
        inputs.add(policy);
        inputs.addAll(holders.files());
        boolean isFolder = !InputFile.isStandardInput(policy) && Files.isDirectory(InputFile.path(policy));
        byte[] bytes = isFolder ? new byte[0] : InputFile.read(policy);
        String title = InputFile.title(policy);
        if (isFolder) {
            code.source.checkFile(policy);
        }
        Optional<CodeFile> found = isFolder ? Optional.empty() : code.source.code(title, bytes);
        Optional<PlanFile> plan = isFolder || found.isPresent() ? Optional.empty() : code.source.plan(title, bytes);
        check(inputs);
        if (plan.isPresent()) {
            return ofPlan(plan.get(), inputs, admitted);
        }
        code.checkNoSources(policy);
        Optional<OutputFile> file = file(inputs);
        if (isFolder || found.isPresent()) {
            return ofCode(isFolder, found, file, admitted);
        }
        List<String> aboutCode = new ArrayList<>(code.given());
        aboutCode.addAll(holders.given());
        if (!aboutCode.isEmpty()) {
            throw new InvalidInputException(
                    title,
                    String.join(" and ", aboutCode)
                            + " is for policies in Terraform files and templates, but this is a policy's document, or an"
                            + " answer of AWS; leave it out");
        }
        return ofDocument(PolicySource.read(title, bytes), file, admitted, Optional.empty());
    }

    /** Checks all that is to be written but what is refined, before any work is done. */
    private void check(List<String> inputs) {
        options.scripts.check();
        options.reporting.check(options.output(), inputs);
        List<String> others = new ArrayList<>(inputs);
        options.output().ifPresent(others::add);
        options.reporting.page().ifPresent(others::add);
        fitting.check(others);
        fitting.folder().ifPresent(others::add);
        options.scripts.folder().ifPresent(others::add);
        checking.check(others);
        code.check();
    }

    /** Where the refined policy, or the file with it, goes. */
    private Optional<OutputFile> file(List<String> inputs) {
        return options.output().filter(name -> options.isWritten()).map(name -> OutputFile.of(name, inputs));
    }

    /** One policy of a plan as a document of its own, or all that evidence about principals is about. */
    private int ofPlan(PlanFile plan, List<String> inputs, AdmitNew admitted) {
        code.checkPlan(policy);
        Optional<ReadEvidence> read = code.only().isPresent()
                ? Optional.empty()
                : Optional.of(options.evidence.read(console, Hashing.EVERYTHING));
        boolean isOne = code.only().isPresent()
                || (code.chosen().isEmpty()
                        && read.filter(ReadEvidence::namesNobody).isPresent());
        if (isOne) {
            code.checkNoSources("one policy as a document of its own");
            Optional<OutputFile> file = file(inputs);
            PolicySource document = PolicyOptions.ofPlan(InputFile.title(policy), plan, code.only());
            return ofDocument(document, file, admitted, read);
        }
        checkDue();
        boolean isReport = options.reporting.isReport();
        Optional<OutputFile> file = isReport ? file(inputs) : Optional.empty();
        List<String> others = new ArrayList<>(inputs);
        options.reporting.page().ifPresent(others::add);
        Optional<OutputFolder> folder = options.output()
                .filter(name -> !isReport && options.isWritten())
                .map(name -> OutputFolder.of(name, ResultFiles.PLAN, others));
        RefinePlan run = new RefinePlan(console, options, code, holders, policy);
        return orWithheld(() -> run.of(plan, read.orElseThrow(), file, folder, admitted), file);
    }

    /** Fails where nothing says what is to become of many policies. */
    private void checkDue() {
        refuseWanting("a plan or a state; choose one policy with --policy", options.quotas.givenOfOne());
        boolean isPrinted = options.isCheck || options.reporting.isReport() || options.reporting.isView();
        if (!isPrinted && options.output().isEmpty() && options.reporting.page().isEmpty()) {
            throw Usage.wrong(
                    command,
                    policy
                            + " is a plan or a state with many policies; add --check, --diff, --format json, --format sarif,"
                            + " --report, or -o with a folder for the refined policies, or choose one policy with --policy");
        }
    }

    private int ofCode(boolean isFolder, Optional<CodeFile> found, Optional<OutputFile> file, AdmitNew admitted) {
        refuseWanting(
                (isFolder ? "a folder" : "a file of code") + "; write the policy out first", options.quotas.given());
        boolean isReported = options.reporting.isReport() || options.reporting.isView();
        if (isFolder && !code.isWriting() && !options.isCheck && !isReported) {
            throw Usage.wrong(
                    command, policy + " is a folder; add --check, --write, --diff, --format json or --format sarif");
        }
        if (code.isWriting()
                && (InputFile.isStandardInput(policy) || (options.output().isPresent() && !isReported))) {
            throw Usage.wrong(command, "--write edits the files themselves; leave -o out, and name a file or a folder");
        }
        return orWithheld(
                () -> new RefineCode(console, options, code, holders, policy, isFolder).run(found, file, admitted),
                file);
    }

    /**
     * @param what the input is, and what to do
     * @param others options that were given and are wrong there
     */
    private void refuseWanting(String what, List<String> others) {
        List<String> wanting = wantingADocument();
        wanting.addAll(others);
        if (!wanting.isEmpty()) {
            throw Usage.wrong(
                    command,
                    String.join(" and ", wanting) + " want a policy's document of its own, and " + policy + " is "
                            + what);
        }
    }

    /** @param given the evidence, where it was read already */
    private int ofDocument(
            PolicySource document, Optional<OutputFile> file, AdmitNew admitted, Optional<ReadEvidence> given) {
        ReportOptions reporting = options.reporting;
        StrictOptions strictness = options.strictness;
        Optional<Quota> namedQuota = options.quotas.named();
        PolicySource source = types.of(document, namedQuota);
        Policy original = source.policy();
        ReadEvidence read = given.orElseGet(() -> options.evidence.read(console, reporting.hashing()));
        List<String> warnings =
                new ArrayList<>(orWithheld(() -> strictness.warnings(List.of(source), read, console), file));
        Refinery refinery = options.proving.refinery(admitted);
        KnownActions known = refinery.known(original, options.evidence.checked(read, refinery.catalog()));
        warnings.addAll(orWithheld(
                () -> strictness.minded(source.title(), Warnings.of(List.of(original), known, admitted), console),
                file));
        console.mindAge(known.catalog());
        reporting.checkPrincipal(read);
        Candidate candidate = orWithheld(() -> refinery.candidate(source, known), file);
        Quota quota = options.quotas.quota();
        ProofScripts questions = new ProofScripts();
        Proof proof = refinery.prove(
                candidate, options.scripts.<Asked>ifWanted(questions).orElse(asked -> {}));
        options.scripts.write(() -> questions.files(proof.judgement(), known.catalog()));
        Optional<Fitting> fitted = fitting.find(source, proof, quota, admitted, options.proving.timeout());
        Optional<Fit> fit = fitted.flatMap(Fitting::fit);
        // Files first: where one can't be written, standard output stays empty.
        RefineRun run = reporting
                .run(proof, quota, source, warnings, read)
                .of(reporting.origin(read.evidence().findings(), console.today()));
        reporting.writePage(run, fit);
        fitting.write(fit);
        writeForCheck(proof, fit);
        Optional<String> view = reporting.view(proof, policy, console.resultsTerminal());
        if (options.isWritten() && (view.isEmpty() || file.isPresent())) {
            write(
                    reporting.text(run, code.inReports(source.title(), policy), fit, read, options.evidence.asOf()),
                    file);
        }
        view.ifPresent(console::result);
        console.tell(RefineSummary.of(proof, quota));
        fitting.say(fitted, proof, quota, console);
        if (isBroader(proof)) {
            console.tell("check      failed: the policy is broader than its use");
        }
        boolean isFailed = isBroader(proof) || (options.quotas.isStrict() && fit.isEmpty() && isTooLong(proof, quota));
        return isFailed ? ExitCode.REFUTED : ExitCode.of(proof.judgement().verdict());
    }

    /** The options that are about a policy's document of its own, those given. */
    private List<String> wantingADocument() {
        List<String> given = new ArrayList<>(options.reporting.wantingADocument());
        fitting.folder().ifPresent(name -> given.add("--fit"));
        checking.folder().ifPresent(name -> given.add("--for-check"));
        return given;
    }

    /** What comes of it. If it is refused, what an earlier run wrote is not left there: it could be taken for the answer. */
    private <T> T orWithheld(Supplier<T> step, Optional<OutputFile> file) {
        try {
            return step.get();
        } catch (InvalidInputException e) {
            // A check writes no policy, but one of an earlier run must not be taken for the answer.
            file.or(() -> options.output()
                            .filter(name -> !Files.isDirectory(InputFile.path(name)))
                            .map(name -> OutputFile.of(name, options.evidence.files())))
                    .ifPresent(OutputFile::remove);
            options.reporting.writePage(Optional.empty());
            fitting.write(Optional.empty());
            checking.clear();
            throw e;
        }
    }

    private void writeForCheck(Proof proof, Optional<Fit> fit) {
        checking.open(proof.candidate().known().catalog()).ifPresent(writing -> {
            try (writing) {
                writing.add(writing.forCheck().of(JsonWriter.quoted(InputFile.title(policy)), proof));
                fit.ifPresent(found -> writing.add(writing.forCheck()
                        .of(
                                JsonWriter.quoted(InputFile.title(policy) + ", within the quota"),
                                proof.candidate(),
                                found.proved())));
                writing.place();
            }
        });
    }

    private void write(Optional<String> text, Optional<OutputFile> file) {
        if (file.isEmpty()) {
            text.ifPresent(console::result);
        } else {
            text.ifPresentOrElse(file.get()::write, file.get()::remove);
        }
    }

    private static boolean isTooLong(Proof proof, Quota quota) {
        return proof.refinement()
                .flatMap(ProvedRefinement::text)
                .filter(quota::isExceededBy)
                .isPresent();
    }

    private boolean isBroader(Proof proof) {
        return options.isCheck
                && proof.refinement()
                        .filter(refinement -> refinement.recommendedAction() != RecommendedAction.NONE)
                        .isPresent();
    }
}
