package dev.whittle.report;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.files.Input;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyDocument;
import dev.whittle.policy.Quota;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Refiner;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Counterexample;
import dev.whittle.verify.Finding;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.Obligation;
import dev.whittle.verify.Proof;
import dev.whittle.verify.Prover;
import dev.whittle.verify.Unproved;
import dev.whittle.verify.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs over the catalog of 2024. */
final class Runs {
    static final CatalogTrie CATALOG = new CatalogTrie(Catalogs.bundled(LocalDate.of(2024, 11, 20)));

    private Runs() {}

    static Run of(String file, String... unused) {
        Policy policy = PolicyDocument.read("folder/policy.json", bytes(file));
        return run(file, Prover.prove(candidate(policy, unused), Duration.ofSeconds(30)));
    }

    /** The same run, of which something has to be taken for granted. */
    static Run warned(Run run, String warning) {
        return new Run(
                run.proof(),
                run.quota(),
                run.policyName(),
                run.policyInFile(),
                run.inputs(),
                List.of(warning),
                run.tool(),
                run.solver());
    }

    /** As if the solver had refuted the refinement. */
    static Run refuted(String file, String... unused) {
        Policy policy = PolicyDocument.read("folder/policy.json", bytes(file));
        Verdict verdict = new Verdict.Refuted(new Counterexample(
                "sqs:deletemessage",
                new TreeMap<>(),
                true,
                true,
                true,
                List.of(new Counterexample.Culprit(
                        Counterexample.Side.REFINED, "/Statement/0/Action/1", "sqs:DeleteMessage", "allows it"))));
        List<Finding> findings = Stream.of(Obligation.values())
                .map(obligation -> new Finding(obligation, verdict, "every known action", Duration.ofMillis(1)))
                .toList();
        return run(file, new Unproved(candidate(policy, unused), new Judgement(List.of(), findings)));
    }

    private static Candidate candidate(Policy policy, String... unused) {
        Evidence evidence = Evidence.ofUnused(Stream.of(unused).map(Pattern::of).toList());
        return Refiner.refine(policy, KnownActions.of(CATALOG, evidence, List.of(policy)));
    }

    private static Run run(String file, Proof proof) {
        Optional<Policy> inFile =
                PolicyDocument.source("folder/policy.json", bytes(file)).inFile();
        List<Input> inputs = List.of(Input.of("folder/policy.json", bytes(file)));
        return new Run(proof, Quota.MANAGED, "folder/policy.json", inFile, inputs, List.of(), "1.0", "Z3 1.0");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
