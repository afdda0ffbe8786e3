package dev.whittle.cli;

import dev.whittle.config.Configuration;
import dev.whittle.evidence.Evidence;
import dev.whittle.files.Hashing;
import dev.whittle.files.Input;
import dev.whittle.files.OutputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Policy;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Warnings;
import dev.whittle.report.EvidenceLines;
import dev.whittle.report.JudgementLines;
import dev.whittle.report.ProofScripts;
import dev.whittle.report.RunOrigin;
import dev.whittle.report.VerifyRun;
import dev.whittle.report.ViolationLines;
import dev.whittle.source.PolicySource;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Asked;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.TwoVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle verify}: judges anybody's refinement. */
@Grouped(OptionGroup.RESULTS)
@Command(
        name = "verify",
        description = "Judge a refined policy against its original: is it exactly original minus unused?",
        footer = {
            "",
            "Exit: 0 proved, 1 refuted, 2 bad input or usage (or --strict), 3 unknown, 4 internal error.",
            "",
            "Examples:",
            "  whittle verify policy.json refined.json --unused finding.json",
            "  whittle verify policy.json --detached --unused finding.json",
            "  whittle verify policy.json refined.json --unused finding.json --format sarif",
        })
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", paramLabel = "ORIGINAL", description = "the policy as it was; `-` is standard input")
    private String original = "-";

    @Parameters(index = "1", arity = "0..1", paramLabel = "REFINED", description = "the policy that replaces it")
    private @Nullable String refined;

    @Grouped(OptionGroup.QUESTION)
    @Option(names = "--detached", description = "judge the removal of the whole policy instead")
    private boolean isDetached;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "what to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private VerifyForm form = VerifyForm.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write it there instead")
    private @Nullable String output;

    @Mixin
    private RootOption root = new RootOption();

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Mixin
    private ProofOptions proving = new ProofOptions();

    @Mixin
    private PolicyOptions chosen = new PolicyOptions();

    @Mixin
    private PolicyTypeOptions types = new PolicyTypeOptions();

    @Mixin
    private StrictOptions strictness = new StrictOptions();

    @Mixin
    private ScriptOptions scripts = new ScriptOptions();

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (isDetached == (refined != null)) {
            throw Usage.wrong(command, "write either REFINED or --detached");
        }
        Configuration configuration = config.read(console);
        evidence.heed(configuration);
        proving.heed(configuration);
        ConfigOptions.sayByTag(configuration, console);
        List<String> names = new ArrayList<>(List.of(original));
        if (refined != null) {
            names.add(refined);
        }
        evidence.check(names);
        scripts.check();
        List<String> inputs = new ArrayList<>(names);
        inputs.addAll(evidence.files());
        inputs.addAll(config.files());
        Optional<OutputFile> file = Optional.ofNullable(output).map(name -> OutputFile.of(name, inputs));
        List<PolicySource> sources = readAll(names, chosen, types);
        List<Policy> policies = sources.stream().map(PolicySource::policy).toList();
        refuseDetachment(sources.get(0));
        ReadEvidence read = evidence.read(console, form == VerifyForm.TEXT ? Hashing.NOTHING : Hashing.EVERYTHING);
        strictness.warnings(sources, read, console);
        Policy after = isDetached ? Policy.NOTHING : policies.get(1);
        CatalogTrie catalog = proving.catalog();
        KnownActions known = KnownActions.of(
                        catalog,
                        evidence.checked(read, catalog.catalog())
                                .plus(Evidence.ofKept(sources.get(0).kept())),
                        policies)
                .protecting(policies.get(0), configuration.protection());
        strictness.minded(
                sources.get(0).title(), Warnings.of(List.of(policies.get(0)), known, AdmitNew.PREFIX), console);
        console.mindAge(known.catalog());
        ProofScripts questions = new ProofScripts();
        TwoVersions versions = TwoVersions.of(policies.get(0), after);
        Judgement judgement = versions.judge(
                known, proving.timeout(), scripts.<Asked>ifWanted(questions).orElse(asked -> {}));
        scripts.write(() -> questions.files(judgement, known.catalog()));
        List<Input> files = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            files.add(new Input(root.inReports(names.get(i)), sources.get(i).sha256()));
        }
        files.addAll(read.inputs());
        VerifyRun run = new VerifyRun(
                versions,
                judgement,
                versions.violations(judgement, known, proving.timeout()),
                known,
                sources,
                files,
                Versions.own(),
                Versions.solver(),
                RunOrigin.of(read.reports().findings(), console.today()).by(configuration.file()));
        String text = form.of(run);
        file.ifPresentOrElse(place -> place.write(text), () -> console.result(form, text));
        console.tell(EvidenceLines.of(policies.get(0), known));
        return ExitCode.of(judgement.verdict());
    }

    /** The judgement, every violated pattern, and the catalog, a line each. */
    static String text(VerifyRun run) {
        List<String> lines = new ArrayList<>(List.of(run.judgement().verdict().word()));
        lines.addAll(JudgementLines.of(run.versions(), run.judgement()));
        lines.addAll(ViolationLines.of(run.violations()));
        lines.add("catalog " + run.known().catalog().date() + ", sha256 "
                + run.known().catalog().sha256());
        return String.join("\n", lines) + "\n";
    }

    private void refuseDetachment(PolicySource policy) {
        policy.necessity().filter(reason -> isDetached).ifPresent(reason -> {
            throw new InvalidInputException(policy.title(), "this can't be detached: it is " + reason);
        });
    }

    /** All that is wrong with both at once. */
    static List<PolicySource> readAll(List<String> names, PolicyOptions chosen, PolicyTypeOptions types) {
        List<PolicySource> policies = new ArrayList<>();
        List<InvalidInputException> refused = new ArrayList<>();
        for (String name : names) {
            try {
                policies.add(types.of(chosen.read(name, policies.size() + refused.size())));
            } catch (InvalidInputException e) {
                refused.add(e);
            }
        }
        InvalidInputException.refuse(refused);
        return policies;
    }
}
