package dev.whittle.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.PlainList;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyDocument;
import dev.whittle.refine.Refiner;
import dev.whittle.report.Quota;
import dev.whittle.report.RefineSummary;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Finding;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import dev.whittle.verify.Prover;
import dev.whittle.verify.Verdict;
import dev.whittle.verify.Verifier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every case and prints what was proved. */
class RegressionProofsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Map<String, CatalogTrie> CATALOGS = new HashMap<>();
    private static final List<String> TABLE = new ArrayList<>();

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        return Case.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> run(each)))
                .toList();
    }

    @Test
    void cases_areThere() throws IOException {
        assertTrue(Case.all().size() >= 15, "cases went missing");
    }

    @AfterAll
    static void printTable() {
        System.out.printf("%n%-44s %-15s %-11s %8s%n", "case", "expected", "V1 V2 V3 V4", "ms");
        TABLE.forEach(System.out::println);
    }

    private static void run(Case each) throws IOException {
        switch (each.description().expect()) {
            case CREATE_POLICY, DETACH_POLICY, NONE -> refine(each);
            case PROVED, REFUTED, UNKNOWN -> judge(each);
            case REFUSED -> refuse(each);
        }
    }

    private static Policy policy(Case each, String file) throws IOException {
        return PolicyDocument.read(file, each.bytes(file));
    }

    private static KnownActions known(Case each, Policy... policies) throws IOException {
        String file = each.firstOf("unused.json", "unused.txt");
        Evidence evidence = EvidenceReader.read(file, each.bytes(file), Optional.empty());
        Optional<String> kept = each.text("keep.txt");
        if (kept.isPresent()) {
            evidence = evidence.plus(Evidence.ofKept(PlainList.read(new SourceText("keep.txt", kept.get()))));
        }
        CatalogTrie catalog =
                CATALOGS.computeIfAbsent(each.description().catalog(), name -> new CatalogTrie(Catalogs.choose(name)));
        return KnownActions.of(catalog, evidence, List.of(policies));
    }

    /** The refiner's answer is proved and is the expected text, byte for byte. */
    private static void refine(Case each) throws IOException {
        Policy original = policy(each, "policy.json");
        Proof proof = Prover.prove(Refiner.refine(original, known(each, original)), TIMEOUT);
        note(each, proof.judgement());
        ProvedRefinement refinement =
                assertInstanceOf(ProvedRefinement.class, proof, () -> String.valueOf(proof.judgement()));
        assertEquals(
                each.description().expect().name(),
                refinement.recommendedAction().name());
        Optional<String> expected = switch (each.description().expect()) {
            case CREATE_POLICY -> Optional.of(each.text("refined.json").orElse("refined.json is missing"));
            case NONE -> each.text("policy.json");
            default -> Optional.empty();
        };
        assertEquals(expected, refinement.text(), each.name());
        Optional<String> summary = each.text("summary.txt");
        if (summary.isPresent()) {
            assertEquals(summary.get(), String.join("\n", RefineSummary.of(proof, Quota.managed)) + "\n", each.name());
        }
    }

    /** The verifier says of candidate.json what it must. */
    private static void judge(Case each) throws IOException {
        Policy original = policy(each, "policy.json");
        Policy candidate = each.text("candidate.json").isPresent() ? policy(each, "candidate.json") : Policy.NOTHING;
        Judgement judgement = Verifier.judge(original, candidate, known(each, original, candidate), TIMEOUT);
        note(each, judgement);
        assertEquals(each.description().expect().name(), judgement.verdict().word(), () -> String.valueOf(judgement));
        if (judgement.verdict() instanceof Verdict.Refuted) {
            Finding finding = judgement.findings().stream()
                    .filter(found ->
                            found.obligation().name().equals(each.description().obligation()))
                    .findFirst()
                    .orElseThrow();
            Verdict.Refuted refuted = assertInstanceOf(Verdict.Refuted.class, finding.verdict());
            // A request that no catalog knows is the solver's free choice, and a case does not pin it.
            if (each.description().request() != null) {
                assertEquals(
                        each.description().request(), refuted.counterexample().action(), each.name());
            }
            assertEquals(
                    List.of(String.valueOf(each.description().guilty())),
                    refuted.counterexample().culprits().stream()
                            .map(culprit -> culprit.pattern())
                            .filter(pattern -> pattern.equals(each.description().guilty()))
                            .distinct()
                            .toList());
        }
        if (judgement.verdict() instanceof Verdict.Unknown unknown) {
            assertEquals(each.description().says(), List.of(unknown.reason()), each.name());
        }
    }

    /** The input is refused with exactly these messages. */
    private static void refuse(Case each) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> {
            Policy original = policy(each, "policy.json");
            known(each, original);
        });
        TABLE.add(String.format(
                Locale.ROOT,
                "%-44s %-15s %-11s %8s",
                each.name(),
                each.description().expect(),
                "-",
                "-"));
        assertEquals(
                each.description().says(),
                refused.problems().stream()
                        .map(problem -> refused.source() + ":" + problem)
                        .toList());
    }

    private static void note(Case each, Judgement judgement) {
        String verdicts = judgement.findings().stream()
                .map(finding -> finding.verdict().word().substring(0, 1) + " ")
                .collect(Collectors.joining(" "));
        double millis = judgement.findings().stream()
                        .mapToLong(finding -> finding.time().toNanos())
                        .sum()
                / 1e6;
        TABLE.add(String.format(
                Locale.ROOT,
                "%-44s %-15s %-11s %8.1f",
                each.name(),
                each.description().expect(),
                verdicts,
                millis));
    }
}
