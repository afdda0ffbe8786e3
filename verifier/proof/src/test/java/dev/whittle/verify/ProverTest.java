package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.Refiner;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a policy and its unused actions to a refinement with its proof. */
class ProverTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final String POLICY = reference("policy.json");
    private static final String UNUSED = reference("unused.json");
    private static final String REFINED = reference("refined.json");

    /** A file of the reference example, with the catalog of 2024. */
    private static String reference(String file) {
        try {
            return Files.readString(Path.of("..", "..", "proofs", "cases", "reference-2024", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void referenceExample_withTheCatalogOf2024_isProved() {
        ProvedRefinement refinement = assertInstanceOf(ProvedRefinement.class, prove(LocalDate.of(2024, 11, 20)));
        assertEquals(Optional.of(REFINED), refinement.text());
        assertEquals(RecommendedAction.CREATE_POLICY, refinement.recommendedAction());
        assertEquals(
                List.of(Obligation.V1, Obligation.V2, Obligation.V3, Obligation.V4),
                refinement.judgement().findings().stream()
                        .map(Finding::obligation)
                        .toList());
        assertTrue(refinement.judgement().findings().stream()
                .allMatch(finding -> finding.verdict().equals(new Verdict.Proved())));
    }

    @Test
    void referenceExample_withTheCatalogOf2026_keepsWhatNobodyReported() {
        ProvedRefinement refinement = assertInstanceOf(ProvedRefinement.class, prove(LocalDate.of(2026, 9, 26)));
        String before = "\"s3:GetDataAccess\"";
        String more = "\"s3:GetBucketAbac\",\n        \"s3:GetBucketMetadataTableConfiguration\",\n        ";
        String expected = REFINED.replace(before, more + before);
        assertEquals(Optional.of(expected), refinement.text());
    }

    /** The refined policy of one catalog loses what another one knows. */
    @ParameterizedTest
    @CsvSource({"2024-11-20, PROVED", "2026-09-26, REFUTED"})
    void refinementOf2024_isProvedWithThatCatalogOnly(LocalDate date, String word) {
        Policy original = policy(POLICY);
        Policy refined = policy(REFINED);
        KnownActions known = KnownActions.of(catalog(date), unused(), List.of(original, refined));
        assertEquals(
                word, Verifier.judge(original, refined, known, LONG).verdict().word());
    }

    @Test
    void candidate_thatStillAllowsSomethingUnused_isUnprovedAndHasNoText() {
        Policy original = policy(POLICY);
        KnownActions known = KnownActions.of(catalog(LocalDate.of(2024, 11, 20)), unused(), List.of(original));
        Candidate broken = new Candidate(
                original,
                known,
                Refiner.refine(original, known).changes(),
                Optional.of(REFINED.replace("s3:GetDataAccess", "s3:Get*")));
        Unproved unproved = assertInstanceOf(Unproved.class, Prover.prove(broken, LONG));
        assertInstanceOf(Verdict.Refuted.class, unproved.judgement().verdict());
        assertEquals(broken, unproved.candidate());
    }

    @Test
    void candidate_withAnEditedResource_isAnErrorOfTheProgram() {
        Policy original = policy(POLICY);
        KnownActions known = KnownActions.of(catalog(LocalDate.of(2024, 11, 20)), unused(), List.of(original));
        Candidate broken = new Candidate(
                original,
                known,
                Refiner.refine(original, known).changes(),
                Optional.of(REFINED.replace("my-lambda", "*")));
        DisagreementException error = assertThrows(DisagreementException.class, () -> Prover.prove(broken, LONG));
        assertEquals(
                "refining changed more than action lists: the refined policy's /Statement/0 (Functions) is none of the"
                        + " original's remaining statements with another action list",
                error.getMessage());
        assertEquals("", error.script());
    }

    @Test
    void policy_whoseActionsAreAllUnused_isDetachedWithProof() {
        Policy original = policy("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}");
        ProvedRefinement refinement = assertInstanceOf(ProvedRefinement.class, prove(original, "s3:*"));
        assertEquals(Optional.empty(), refinement.text());
        assertEquals(RecommendedAction.DETACH_POLICY, refinement.recommendedAction());
    }

    @Test
    void policy_withNothingUnused_comesBackWithProof() {
        String text = "{\"Statement\" : {\"Effect\":\"Allow\",\n\t\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}\r\n";
        ProvedRefinement refinement = assertInstanceOf(ProvedRefinement.class, prove(policy(text), "ec2:*"));
        assertEquals(Optional.of(text), refinement.text());
        assertEquals(RecommendedAction.NONE, refinement.recommendedAction());
    }

    @Test
    void proof_inNoTimeOfWhatTakesTime_isUnproved() {
        String text = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"zz:*a%s\",\"Resource\":\"*\"}}";
        Policy original = policy(text.formatted("?".repeat(19) + "*"));
        KnownActions known = KnownActions.of(catalog(LocalDate.of(2026, 9, 26)), Evidence.NONE, List.of(original));
        Candidate candidate = new Candidate(
                original,
                known,
                Refiner.refine(original, known).changes(),
                Optional.of(text.formatted("?".repeat(20))));
        Unproved unproved = assertInstanceOf(Unproved.class, Prover.prove(candidate, Duration.ofMillis(1)));
        assertInstanceOf(Verdict.Unknown.class, unproved.judgement().verdict());
    }

    /** Parts that are no refinement are not proved: one with something unused, and one that lost something used. */
    @Test
    void proveTogether_wrongParts_areNotProved() {
        Policy original = policy(
                "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"sqs:*\", \"sns:*\"], \"Resource\": \"*\"}]}");
        Candidate candidate = prove(original, "sqs:CreateQueue").candidate();
        String right = candidate.text().orElseThrow();
        String more = right.replace("\"sns:*\"", "\"sns:*\", \"sqs:Create*\"");
        String less = right.replace(", \"sns:*\"", "");
        assertTrue(Prover.proveTogether(candidate, List.of(right), LONG).isPresent());
        assertTrue(Prover.proveTogether(candidate, List.of(right, right), LONG).isPresent());
        assertTrue(Prover.proveTogether(candidate, List.of(right, more), LONG).isEmpty());
        assertTrue(Prover.proveTogether(candidate, List.of(less), LONG).isEmpty());
    }

    /** A refinement comes from this package alone, and here from the prover alone. */
    @Test
    void provedRefinement_fromOutside_cannotBeMade() {
        assertTrue(Modifier.isFinal(ProvedRefinement.class.getModifiers()));
        for (Constructor<?> constructor : ProvedRefinement.class.getDeclaredConstructors()) {
            assertEquals(0, constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED));
        }
        assertFalse(Arrays.stream(ProvedRefinement.class.getDeclaredMethods())
                .map(Method::getReturnType)
                .anyMatch(ProvedRefinement.class::equals));
        assertTrue(Proof.class.isSealed());
        assertEquals(List.of(ProvedRefinement.class, Unproved.class), List.of(Proof.class.getPermittedSubclasses()));
    }

    private static Proof prove(LocalDate date) {
        Policy original = policy(POLICY);
        KnownActions known = KnownActions.of(catalog(date), unused(), List.of(original));
        return Prover.prove(Refiner.refine(original, known), LONG);
    }

    private static Proof prove(Policy original, String unused) {
        KnownActions known = KnownActions.of(
                catalog(LocalDate.of(2026, 9, 26)), Evidence.ofUnused(List.of(Pattern.of(unused))), List.of(original));
        return Prover.prove(Refiner.refine(original, known), LONG);
    }

    private static CatalogTrie catalog(LocalDate date) {
        return new CatalogTrie(Catalogs.bundled(date));
    }

    private static Evidence unused() {
        return EvidenceReader.read("unused", UNUSED.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static Policy policy(String text) {
        return PolicyReader.read(new SourceText("policy", text));
    }
}
