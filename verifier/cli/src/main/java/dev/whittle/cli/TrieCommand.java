package dev.whittle.cli;

import dev.whittle.evidence.Applicability;
import dev.whittle.files.Hashing;
import dev.whittle.files.OutputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.PatternOutcome;
import dev.whittle.refine.Warnings;
import dev.whittle.report.JudgementLines;
import dev.whittle.report.TrieDrawing;
import dev.whittle.text.Printable;
import dev.whittle.trie.Grantable;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.PatternTrie;
import dev.whittle.trie.Tally;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import dev.whittle.verify.Refinery;
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
@Command(
        name = "trie",
        description = "Draw how a pattern is narrowed: the trie of its actions as SVG, once the narrowing is proved.",
        footer = {
            "",
            "Nodes under which something is unused are orange, safe ones green, and the chosen ones framed and ticked.",
            "",
            "Exit: 0 proved, 1 refuted, 2 bad input or usage, 3 unknown, 4 internal error.",
            "",
            "Example:",
            "  whittle trie 's3:Get*' --unused finding.json -o trie.svg",
        })
final class TrieCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", paramLabel = "PATTERN", description = "a pattern of actions, such as `s3:Get*`")
    private String text = "";

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Mixin
    private ProofOptions proving = new ProofOptions();

    @Mixin
    private PolicyTypeOptions types = new PolicyTypeOptions();

    @Option(names = "-o", paramLabel = "FILE.svg", description = "write the picture there instead of standard output")
    private @Nullable String output;

    TrieCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Pattern pattern = Pattern.parse(text)
                .orElseThrow(
                        () -> Usage.wrong(command, "`" + text + "` is no pattern; write `*` or one such as `s3:Get*`"));
        evidence.check(List.of());
        List<String> inputs = new ArrayList<>(evidence.files());
        inputs.addAll(proving.files());
        Optional<OutputFile> file = Optional.ofNullable(output).map(name -> OutputFile.of(name, inputs));
        Policy policy = granting(pattern);
        ReadEvidence read = evidence.read(console, Hashing.NOTHING);
        Applicability.refusal(types.told(), read.formsOfUnused()).ifPresent(reason -> {
            file.ifPresent(OutputFile::remove);
            throw new InvalidInputException("`" + pattern + "`", reason);
        });
        Refinery refinery = proving.refinery(AdmitNew.PREFIX);
        KnownActions known = refinery.known(policy, evidence.checked(read, refinery.catalog()));
        Warnings.of(List.of(policy), known)
                .forEach(warning -> console.say("warning    " + Printable.of(warning.text())));
        console.mindAge(known.catalog());
        Tally tally = Tally.of(pattern, Grantable.everything(known));
        if (tally.used() + tally.unused() == 0) {
            throw new InvalidInputException(
                    "`" + pattern + "`", "no known action matches it, so there is nothing to draw");
        }
        Proof proof = refinery.prove(refinery.candidate(policy, known));
        proof.refinement()
                .map(refinement -> picture(pattern, refinement))
                .ifPresentOrElse(
                        picture -> file.ifPresentOrElse(into -> into.write(picture), () -> console.result(picture)),
                        () -> {
                            file.ifPresent(OutputFile::remove);
                            console.say(JudgementLines.of(proof.judgement()));
                        });
        return ExitCode.of(proof.judgement().verdict());
    }

    /** The policy that grants just this: a picture, too, shows nothing that is not proved. */
    private static Policy granting(Pattern pattern) {
        return PolicyReader.read(new SourceText(
                "pattern",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"" + pattern + "\", \"Resource\": \"*\"}}"));
    }

    private static String picture(Pattern pattern, ProvedRefinement refinement) {
        PatternOutcome outcome = PatternOutcome.of(refinement.candidate()).get(0);
        List<Pattern> written = outcome.now().orElse(List.of(pattern));
        return TrieDrawing.standalone(PatternTrie.of(pattern, written, outcome.grantable()), pattern);
    }
}
