package dev.whittle.cli;

import dev.whittle.files.InputFile;
import dev.whittle.files.OutputFolder;
import dev.whittle.files.ResultFiles;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.report.FitReport;
import dev.whittle.source.CodeFile;
import dev.whittle.source.PlanFile;
import dev.whittle.source.PolicySource;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.verify.Equality;
import dev.whittle.verify.Fit;
import dev.whittle.verify.Fitting;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle fit}: a policy that is too long, in shorter text or in several policies, proved to say the same. */
@Grouped(OptionGroup.RESULTS)
@Command(
        name = "fit",
        description =
                "Shorten a policy that is over its quota, or split it into several, once it is proved that they allow"
                        + " just what it allows.",
        footer = {
            "",
            "Needs no evidence: nothing is taken away, and nothing is let in, of any action there may ever be. The first of"
                    + " these that fits is taken: no white space, where the service counts it; no patterns that others"
                    + " cover; statements of one context as one; no Sids; several policies, to be attached together.",
            "",
            "Exit: 0 it fits, 1 nothing was found that fits, 2 bad input or usage, 4 internal error.",
            "",
            "Examples:",
            "  whittle fit policy.json -o fitted",
            "  whittle fit scp.json --quota scp > shorter.json",
        })
final class FitCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(
            index = "0",
            paramLabel = "POLICY",
            description = "the policy document, or the answer of AWS that holds it; `-` is standard input")
    private String policy = "-";

    @Grouped(OptionGroup.SIZE)
    @Option(
            names = "--quota",
            paramLabel = "KIND",
            description = "the size limit: ${COMPLETION-CANDIDATES} (default: managed)")
    private @Nullable Quota named;

    @Mixin
    private FitFormOption forms = new FitFormOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "the folder for the policies; needed where they are several (default: one goes to standard"
                    + " output)")
    private @Nullable String folder;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "what standard output holds: ${COMPLETION-CANDIDATES} (default: policy, unless -o is given)")
    private FitReport.@Nullable Form format;

    @Mixin
    private PolicyTypeOptions types = new PolicyTypeOptions();

    @Mixin
    private ProofOptions proving = new ProofOptions();

    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Quota quota = quota();
        if (quota.most().isEmpty()) {
            throw Usage.wrong(command, "--quota none is no limit; choose one");
        }
        List<String> inputs = new ArrayList<>(proving.files());
        inputs.add(policy);
        Optional<OutputFolder> place =
                Optional.ofNullable(folder).map(name -> OutputFolder.of(name, ResultFiles.FIT, inputs));
        PolicySource source = read();
        Optional<Fitting> fitting = search(source);
        Optional<Fit> fit = fitting.flatMap(Fitting::fit);
        String title = Printable.of(source.title());
        say(title, source.policy(), fitting);
        boolean isOne = fit.filter(found -> found.proved().texts().size() > 1).isEmpty();
        // Files first: where one can't be written, standard output stays empty.
        FitOptions.write(place, fit);
        if (format == FitReport.Form.JSON) {
            console.result(FitReport.of(source, quota, fitting));
        } else if (place.isEmpty() && !isOne) {
            throw new InvalidInputException(
                    source.title(), "it takes several policies; name a folder for them with -o");
        } else if (place.isEmpty() && (fitting.isEmpty() || fit.isPresent())) {
            console.result(fit.map(found -> found.proved().texts().get(0))
                    .orElseGet(() -> source.policy().source().text()));
        }
        return fitting.isPresent() && fit.isEmpty() ? ExitCode.REFUTED : ExitCode.PROVED;
    }

    private Quota quota() {
        return Objects.requireNonNullElse(named, Quota.MANAGED);
    }

    /** A document: an expression in a file of code may be of any length. */
    private PolicySource read() {
        String title = InputFile.title(policy);
        byte[] bytes = InputFile.read(policy);
        if (CodeFile.read(title, bytes).isPresent()
                || PlanFile.read(title, bytes).isPresent()) {
            throw new InvalidInputException(
                    title, "this is a file of code or a plan; fit wants a policy's document of its own");
        }
        return types.of(PolicySource.read(title, bytes), Optional.ofNullable(named));
    }

    /** What fits or why nothing does; nothing where the policy is within the quota. */
    private Optional<Fitting> search(PolicySource source) {
        Quota quota = quota();
        Policy original = source.policy();
        if (!quota.isExceededBy(original.source().text())) {
            return Optional.empty();
        }
        Equality equality = new Equality(proving.catalog(), proving.timeout());
        return Optional.of(Fitting.of(
                original, equality, FitOptions.terms(source, forms.means(AdmitNew.NONE, proving.timeout()), quota)));
    }

    private void say(String title, Policy original, Optional<Fitting> fitting) {
        Quota quota = quota();
        console.tell("policy     " + title + ": "
                + Numbers.count(quota.sizeOf(original.source().text()), quota.unit()) + " of "
                + Numbers.grouped(quota.most().orElseThrow()) + " (" + quota.word() + ")");
        fitting.ifPresentOrElse(
                found -> console.tell(FitOptions.lines(
                        found,
                        quota,
                        "proved to allow just what it allows" + (folder == null ? "" : ", in " + folder))),
                () -> console.tell("fit        not needed: the policy is within the quota"));
    }
}
