package dev.whittle.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Quota;
import dev.whittle.report.RefineSummary;
import dev.whittle.verify.Finding;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import dev.whittle.verify.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every case and prints what was proved. */
class RegressionProofsTest {
    private static final List<String> TABLE = new ArrayList<>();

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        return Case.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> run(each)))
                .toList();
    }

    @Test
    void cases_areThere() throws IOException {
        assertTrue(Case.all().size() >= 40, "cases went missing");
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

    /** The refiner's answer is proved and is the expected text, byte for byte. */
    private static void refine(Case each) throws IOException {
        Proof proof = Trial.refine(each, asked -> {});
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
            assertEquals(summary.get(), String.join("\n", RefineSummary.of(proof, Quota.MANAGED)) + "\n", each.name());
        }
    }

    /** The verifier says of candidate.json what it must. */
    private static void judge(Case each) throws IOException {
        Judgement judgement = Trial.judge(each, asked -> {});
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
        if (judgement.verdict() instanceof Verdict.RefutedByRequest) {
            Verdict.RefutedByRequest refuted = judgement.findings().stream()
                    .filter(found ->
                            found.obligation().name().equals(each.description().obligation()))
                    .map(found -> assertInstanceOf(Verdict.RefutedByRequest.class, found.verdict()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    each.description().request(),
                    refuted.counterexample().request().action());
        }
        if (judgement.verdict() instanceof Verdict.Unknown unknown) {
            each.description()
                    .says()
                    .forEach(words -> assertTrue(unknown.reason().startsWith(words), unknown::reason));
        }
    }

    /** The input is refused with exactly these messages. */
    private static void refuse(Case each) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> Trial.refine(each, asked -> {}));
        TABLE.add(String.format(
                Locale.ROOT,
                "%-44s %-15s %-11s %8s",
                each.name(),
                each.description().expect(),
                "-",
                "-"));
        assertEquals(
                each.description().says(),
                String.valueOf(refused.getMessage()).lines().toList());
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
