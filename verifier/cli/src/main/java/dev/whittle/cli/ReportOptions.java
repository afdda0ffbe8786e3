package dev.whittle.cli;

import dev.whittle.config.Configuration;
import dev.whittle.evidence.ReportedFinding;
import dev.whittle.files.Hashing;
import dev.whittle.files.Input;
import dev.whittle.files.InputFile;
import dev.whittle.files.OutputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Quota;
import dev.whittle.report.CodeReport;
import dev.whittle.report.Explanation;
import dev.whittle.report.HtmlReport;
import dev.whittle.report.JsonReport;
import dev.whittle.report.MarkdownReport;
import dev.whittle.report.Recommendation;
import dev.whittle.report.RefineRun;
import dev.whittle.report.RunOrigin;
import dev.whittle.report.SarifReport;
import dev.whittle.report.UnifiedDiff;
import dev.whittle.source.PolicySource;
import dev.whittle.verify.Fit;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** In which form {@code whittle refine} says what it proved. */
@Grouped(OptionGroup.RESULTS)
final class ReportOptions {
    private static final String ARN = "arn:[a-z0-9-]+:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:.+";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "policy",
            description =
                    "what to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); recommendation is the answer of"
                            + " `aws accessanalyzer get-finding-recommendation`")
    private Form form = Form.POLICY;

    @Option(
            names = "--resource-arn",
            paramLabel = "ARN",
            description = "the recommendation's principal, where neither --role nor the finding names it")
    private @Nullable String resourceArn;

    @Option(names = "--policy-id", paramLabel = "ID", description = "the recommendation's existingPolicyId")
    private @Nullable String policyId;

    @Option(
            names = "--diff",
            description = "print the change as a unified diff instead; with -o the policy is written as well")
    private boolean isDiff;

    @Option(
            names = "--explain",
            paramLabel = "ACTION",
            completionCandidates = ServicePrefixes.OfActions.class,
            description = "say why an action goes or stays instead; with -o the policy is written as well")
    private List<String> explained = List.of();

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "write a page for people there as well; removed where nothing is proved")
    private @Nullable String page;

    private Optional<OutputFile> pageFile = Optional.empty();
    private Configuration configuration = Configuration.NONE;

    /** Names it in every report. */
    void heed(Configuration other) {
        configuration = other;
    }

    /** What reports name beside files, catalog and program. */
    RunOrigin origin(List<ReportedFinding> findings, LocalDate today) {
        return RunOrigin.of(findings, today).by(configuration.file());
    }

    /** The file of the page, as named. */
    Optional<String> page() {
        return Optional.ofNullable(page);
    }

    /** The options that are about a policy's document of its own, those given. */
    List<String> wantingADocument() {
        return form == Form.RECOMMENDATION ? List.of("--format " + form) : List.of();
    }

    /** Whether something else than the policy itself is asked for. */
    boolean isReport() {
        return form != Form.POLICY;
    }

    /**
     * Fails where standard output or a file would be wanted for two things, or an action to be explained is none.
     *
     * @param output the file of {@code -o}
     * @param inputs the files read
     */
    void check(Optional<String> output, List<String> inputs) {
        if (isView() && isReport() && output.isEmpty()) {
            throw Usage.wrong(
                    command,
                    "--diff and --explain print on standard output, and so does --format " + form
                            + "; name a file for that with -o");
        }
        explained.forEach(this::action);
        String named = page;
        if (named != null
                && output.filter(name -> OutputFile.isSame(InputFile.path(named), InputFile.path(name)))
                        .isPresent()) {
            throw Usage.wrong(command, "--report and -o name the same file, `" + page + "`; name two");
        }
        pageFile = Optional.ofNullable(page).map(name -> OutputFile.of(name, inputs));
    }

    /** The change as a diff. */
    boolean isDiff() {
        return isDiff;
    }

    /** The actions to be explained. */
    List<Pattern> explained() {
        return explained.stream().map(this::action).toList();
    }

    /** Whether a diff or an explanation takes the form's place on standard output. */
    boolean isView() {
        return isDiff || !explained.isEmpty();
    }

    private Pattern action(String text) {
        return Pattern.parse(text)
                .filter(Pattern::isLiteral)
                .orElseThrow(() -> Usage.wrong(
                        command, "--explain `" + text + "` is no action; write one such as `s3:GetObject`"));
    }

    /** Writes the page about a run, if it is wanted; removed where nothing is proved. */
    void writePage(RefineRun run, Optional<Fit> fit) {
        writePage(run.refinement().map(refinement -> HtmlReport.of(run, refinement, fit)));
    }

    /** Writes the page, if it is wanted; where there is none, what an earlier run left is removed. */
    void writePage(Optional<String> text) {
        pageFile.ifPresent(file -> text.ifPresentOrElse(file::write, file::remove));
    }

    /** What takes the form's place on standard output, if that is asked for. */
    Optional<String> view(Proof proof, String policy, Terminal terminal) {
        if (!isView()) {
            return Optional.empty();
        }
        return Optional.of(proof.refinement()
                .map(refinement -> diff(refinement, policy, terminal) + explanations(refinement))
                .orElse(""));
    }

    private String diff(ProvedRefinement refinement, String policy, Terminal terminal) {
        return isDiff ? terminal.diff(UnifiedDiff.of(refinement, InputFile.title(policy))) : "";
    }

    private String explanations(ProvedRefinement refinement) {
        return explained().stream()
                .flatMap(action -> Explanation.of(refinement, action).stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** The hashes that a report will say. */
    Hashing hashing() {
        return isReport() || page != null ? Hashing.EVERYTHING : Hashing.NOTHING;
    }

    /** Fails, before anything is proved, where a recommendation would lack its principal. */
    void checkPrincipal(ReadEvidence evidence) {
        if (form == Form.RECOMMENDATION) {
            principal(evidence);
        }
    }

    private String principal(ReadEvidence evidence) {
        Optional<String> reported = evidence.principal();
        if (resourceArn != null
                && reported.filter(arn -> !arn.equals(resourceArn)).isPresent()) {
            throw new InvalidInputException(
                    "--format recommendation",
                    "the evidence is about `" + reported.get() + "`, but --resource-arn names `" + resourceArn
                            + "`; leave it out");
        }
        String arn = reported.or(() -> Optional.ofNullable(resourceArn))
                .orElseThrow(() -> new InvalidInputException(
                        "--format recommendation", "the evidence names no principal; add --resource-arn ARN"));
        if (!arn.matches(ARN)) {
            throw new InvalidInputException(
                    "--format recommendation",
                    "`" + arn + "` is no ARN; write one such as `arn:aws:iam::111122223333:role/MyRole`");
        }
        return arn;
    }

    /**
     * What to print; nothing where the form is a policy and there is none.
     *
     * @param nameInReports the policy's file, by its path in the repository
     * @param asOf the day that the user named
     */
    Optional<String> text(
            RefineRun run, String nameInReports, Optional<Fit> fit, ReadEvidence evidence, Optional<Instant> asOf) {
        return switch (form) {
            case POLICY -> run.refinement().flatMap(ProvedRefinement::text);
            case JSON -> Optional.of(JsonReport.of(run, fit));
            case SARIF -> Optional.of(SarifReport.of(run.named(nameInReports)));
            case MARKDOWN -> Optional.of(MarkdownReport.of(run.named(nameInReports)));
            case RECOMMENDATION ->
                Optional.of(new Recommendation(
                                principal(evidence),
                                Optional.ofNullable(policyId),
                                run.source().flatMap(PolicySource::updatedAt).or(() -> asOf),
                                asOf.orElseGet(Instant::now))
                        .of(run));
        };
    }

    /** What to print of policies of code, where a report is asked for. */
    Optional<String> codeText(CodeReport report) {
        return switch (form) {
            case JSON -> Optional.of(report.json());
            case SARIF -> Optional.of(report.sarif());
            case MARKDOWN -> Optional.of(report.markdown());
            case POLICY, RECOMMENDATION -> Optional.empty();
        };
    }

    /** The run, for reports. */
    RefineRun run(Proof proof, Quota quota, PolicySource source, List<String> warnings, ReadEvidence evidence) {
        List<Input> inputs = new ArrayList<>();
        if (hashing() == Hashing.EVERYTHING) {
            inputs.add(new Input(source.title(), source.sha256()));
            inputs.addAll(evidence.inputs());
        }
        return new RefineRun(
                proof, quota, source.title(), Optional.of(source), inputs, warnings, Versions.own(), Versions.solver());
    }
}
