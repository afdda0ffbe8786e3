package dev.whittle.cli;

import dev.whittle.evidence.Applicability;
import dev.whittle.files.Hashing;
import dev.whittle.files.OutputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.PatternOutcome;
import dev.whittle.refine.Warnings;
import dev.whittle.report.JudgementLines;
import dev.whittle.report.TrieDrawing;
import dev.whittle.source.PolicySource;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.PatternTrie;
import dev.whittle.trie.Tally;
import dev.whittle.verify.Proof;
import dev.whittle.verify.Refinery;
import java.nio.charset.StandardCharsets;
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

/** {@code whittle trie}: one narrowed pattern as a picture. */
@Grouped(OptionGroup.RESULTS)
@Command(
        name = "trie",
        description = "Draw how a pattern is narrowed: the trie of its actions as SVG, once the narrowing is proved.",
        footer = {
            "",
            "Nodes under which something is unused are orange, safe ones green, and the chosen ones framed and ticked.",
            "",
            "Exit: 0 proved, 1 refuted, 2 bad input or usage, 3 unknown, 4 internal error.",
            "",
            "Examples:",
            "  whittle trie 's3:Get*' --unused finding.json -o trie.svg",
            "  whittle trie 's3:Get*' main.tf --unused finding.json -o trie.svg",
        })
final class TrieCommand implements Callable<Integer> {
    private static final int MOST_PATTERNS = 8;

    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(
            index = "0",
            paramLabel = "PATTERN",
            completionCandidates = ServicePrefixes.OfActions.class,
            description = "a pattern of actions, such as `s3:Get*`")
    private String text = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "POLICY",
            description =
                    "a policy that lists it, or a file of code with such a policy: the picture is then of what it grants"
                            + " there, Denies counted (default: all that it matches)")
    private @Nullable String name;

    @Mixin
    private PolicyOptions chosen = new PolicyOptions();

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Mixin
    private ProofOptions proving = new ProofOptions();

    @Mixin
    private PolicyTypeOptions types = new PolicyTypeOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.svg",
            description = "write the picture there instead of standard output")
    private @Nullable String output;

    TrieCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Pattern pattern = Pattern.parse(text)
                .orElseThrow(
                        () -> Usage.wrong(command, "`" + text + "` is no pattern; write `*` or one such as `s3:Get*`"));
        if (name == null) {
            chosen.checkNone();
        }
        List<String> inputs = new ArrayList<>(Optional.ofNullable(name).stream().toList());
        evidence.check(inputs);
        inputs.addAll(evidence.files());
        inputs.addAll(proving.files());
        Optional<OutputFile> file = Optional.ofNullable(output).map(into -> OutputFile.of(into, inputs));
        PolicySource source = source(pattern);
        ReadEvidence read = evidence.read(console, Hashing.NOTHING);
        Applicability.refusal(name == null ? types.told() : source.type(), read.formsOfUnused())
                .ifPresent(reason -> {
                    file.ifPresent(OutputFile::remove);
                    throw new InvalidInputException(source.title(), reason);
                });
        Refinery refinery = proving.refinery(AdmitNew.PREFIX);
        KnownActions known = refinery.known(source, evidence.checked(read, refinery.catalog()));
        Warnings.of(List.of(source.policy()), known)
                .forEach(warning -> console.tell("warning    " + Printable.of(warning.text())));
        console.mindAge(known.catalog());
        Candidate candidate = refinery.candidate(source.policy(), known);
        PatternOutcome outcome = outcome(pattern, candidate, source.title());
        Proof proof = refinery.prove(candidate);
        proof.refinement()
                .map(refinement -> picture(outcome))
                .ifPresentOrElse(
                        picture -> file.ifPresentOrElse(into -> into.write(picture), () -> console.result(picture)),
                        () -> {
                            file.ifPresent(OutputFile::remove);
                            console.tell(JudgementLines.of(proof.judgement()));
                        });
        return ExitCode.of(proof.judgement().verdict());
    }

    /** The policy that is named, or one that grants just this: a picture, too, shows nothing that is not proved. */
    private PolicySource source(Pattern pattern) {
        if (name != null) {
            return types.of(chosen.read(name, 0));
        }
        String text = "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"" + pattern + "\", \"Resource\": \"*\"}}";
        return PolicySource.read("`" + pattern + "`", text.getBytes(StandardCharsets.UTF_8));
    }

    /** What becomes of the pattern where the policy first allows it. */
    private static PatternOutcome outcome(Pattern pattern, Candidate candidate, String title) {
        List<PatternOutcome> listed = PatternOutcome.of(candidate).stream()
                .filter(each -> each.statement().effect() == Effect.ALLOW
                        && each.statement().actions().element() == ActionElement.ACTION)
                .toList();
        PatternOutcome outcome = listed.stream()
                .filter(each -> each.pattern().equals(pattern))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        title,
                        "no statement allows `" + pattern + "`; listed are "
                                + Numbers.some(
                                        listed.stream()
                                                .map(each -> each.pattern().text())
                                                .distinct()
                                                .toList(),
                                        MOST_PATTERNS)));
        Tally tally = outcome.tally();
        if (tally.used() + tally.unused() == 0) {
            throw new InvalidInputException(
                    title,
                    "no known action matches `" + pattern + "`"
                            + (outcome.denied().isEmpty() ? "" : " that is not denied")
                            + ", so there is nothing to draw");
        }
        return outcome;
    }

    private static String picture(PatternOutcome outcome) {
        Pattern pattern = outcome.pattern();
        List<Pattern> written = outcome.now().orElse(List.of(pattern));
        return TrieDrawing.standalone(PatternTrie.of(pattern, written, outcome.grantable()), pattern);
    }
}
