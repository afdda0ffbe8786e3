package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.source.PolicySource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefineryTest {
    private static final Refinery REFINERY =
            new Refinery(Catalogs.bundled(LocalDate.of(2024, 11, 20)), AdmitNew.PREFIX, Duration.ofSeconds(30));

    private static PolicySource source(String text) {
        return PolicySource.read("policy.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Evidence unused(String... actions) {
        return Evidence.ofUnused(Stream.of(actions).map(Pattern::of).toList());
    }

    @Test
    void refine_policyAndEvidence_isTheProvedText() {
        PolicySource source =
                source("{'Statement': {'Effect': 'Allow', 'Action': ['sqs:AddPermission', 'sns:*'], 'Resource': '*'}}");
        Proof proof = REFINERY.refine(source, unused("sqs:AddPermission"));
        assertEquals(
                Optional.of("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"sns:*\"], \"Resource\": \"*\"}}"),
                proof.refinement().flatMap(ProvedRefinement::text));
        assertEquals(
                proof.candidate().text(),
                REFINERY.refine(source.policy(), unused("sqs:AddPermission"))
                        .candidate()
                        .text());
    }

    @Test
    void refinement_ofWhatIsUnproved_isNone() {
        PolicySource source = source("{'Statement': {'Effect': 'Allow', 'Action': 'sns:*', 'Resource': '*'}}");
        Proof proof = REFINERY.refine(source, Evidence.NONE);
        assertEquals(Optional.of(proof), proof.refinement());
        assertEquals(Optional.empty(), new Unproved(proof.candidate(), proof.judgement()).refinement());
    }

    /** A role can't be without its trust policy; the policy alone does not say that it is one. */
    @Test
    void refine_whatCannotBeTakenAway_isRefused() {
        PolicySource source = source(
                "{'Role': {'AssumeRolePolicyDocument': {'Statement': {'Effect': 'Allow', 'Action': 'sts:AssumeRole'}}}}");
        Evidence unused = unused("sts:AssumeRole");
        assertEquals(
                "policy.json: nothing that it grants is used, but it can't be taken away: it is a trust policy, since the"
                        + " file is the answer of `aws iam get-role`; a role can't be without one: delete the role, or"
                        + " keep who is to assume it",
                assertThrows(InvalidInputException.class, () -> REFINERY.refine(source, unused))
                        .getMessage());
        assertEquals(
                Optional.of(RecommendedAction.DETACH_POLICY),
                REFINERY.refine(source.policy(), unused).refinement().map(ProvedRefinement::recommendedAction));
    }

    private static int depth(int left) {
        return left == 0 ? 0 : 1 + depth(left - 1);
    }

    /** A listener descends deeper than the calling thread could, and so may Z3. */
    @Test
    void prove_onAUsualThread_judgesOnADeepStack() {
        int deep = 1_000_000;
        assertThrows(StackOverflowError.class, () -> depth(deep));
        PolicySource source = source("{'Statement': {'Effect': 'Allow', 'Action': 'sns:*', 'Resource': '*'}}");
        List<Integer> depths = new ArrayList<>();
        REFINERY.prove(
                REFINERY.candidate(source, REFINERY.known(source.policy(), unused("sns:Publish"))),
                asked -> depths.add(depth(deep)));
        assertEquals(Set.of(deep), Set.copyOf(depths));
    }

    /** As an embedder does it: on a thread like any other. */
    @Test
    void refine_tenThousandPatternsOnAUsualThread_isProved() throws InterruptedException {
        String patterns = IntStream.range(0, 10_000)
                .mapToObj(i -> "'sqs:*" + Integer.toString(i + 1_000, 36) + "?x*'")
                .collect(Collectors.joining(","));
        PolicySource source =
                source("{'Statement': {'Effect': 'Allow', 'Action': ['sqs:*'," + patterns + "], 'Resource': '*'}}");
        CompletableFuture<Proof> proof = new CompletableFuture<>();
        Thread usual = new Thread(() -> proof.complete(REFINERY.refine(source, unused("sqs:AddPermission"))));
        usual.start();
        usual.join();
        assertInstanceOf(ProvedRefinement.class, proof.join());
    }
}
