package dev.whittle.report;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.files.Input;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Candidate;
import dev.whittle.source.PolicySource;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.verify.Counterexample;
import dev.whittle.verify.Finding;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.Obligation;
import dev.whittle.verify.Proof;
import dev.whittle.verify.Refinery;
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

    private static final Refinery REFINERY = new Refinery(CATALOG, AdmitNew.PREFIX, Duration.ofSeconds(30));

    private Runs() {}

    static RefineRun of(String file, String... unused) {
        return run(file, REFINERY.refine(source(file), unused(unused)));
    }

    /** The same run, of which something has to be taken for granted. */
    static RefineRun warned(RefineRun run, String warning) {
        return new RefineRun(
                run.proof(),
                run.quota(),
                run.policyName(),
                run.source(),
                run.inputs(),
                List.of(warning),
                run.tool(),
                run.solver());
    }

    /** As if the solver had refuted the refinement. */
    static RefineRun refuted(String file, String... unused) {
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
        Policy policy = source(file).policy();
        Candidate candidate = REFINERY.candidate(policy, REFINERY.known(policy, unused(unused)));
        return run(file, new Unproved(candidate, new Judgement(List.of(), findings)));
    }

    private static Evidence unused(String... actions) {
        return Evidence.ofUnused(Stream.of(actions).map(Pattern::of).toList());
    }

    private static PolicySource source(String file) {
        return PolicySource.read("folder/policy.json", file.getBytes(StandardCharsets.UTF_8));
    }

    private static RefineRun run(String file, Proof proof) {
        PolicySource source = source(file);
        List<Input> inputs = List.of(new Input(source.title(), source.sha256()));
        return new RefineRun(
                proof, Quota.MANAGED, source.title(), Optional.of(source), inputs, List.of(), "1.0", "Z3 1.0");
    }
}
