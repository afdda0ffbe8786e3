package dev.whittle.bench.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.bench.data.ReferenceExample;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.Candidate;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutomataProofTest {
    private static final Candidate CANDIDATE = Example.REFERENCE.candidate();
    private static final Duration PLENTY = Duration.ofMinutes(1);

    @Test
    void refinement_holds() {
        assertEquals(Optional.of(true), holds(CANDIDATE.text().orElseThrow(), PLENTY));
    }

    @Test
    void policyThatKeepsItsUnusedActions_doesNot() {
        assertEquals(
                Optional.of(false), holds(ReferenceExample.policy().source().text(), PLENTY));
    }

    @Test
    void policyThatLostOrWonAnything_doesNot() {
        String text = CANDIDATE.text().orElseThrow();
        assertEquals(Optional.of(false), holds(text.replace("s3:GetJobTagging", "s3:GetBucketAbac"), PLENTY));
        assertEquals(Optional.of(false), holds(text.replace("s3:GetJobTagging", "s3:PutJobTagging"), PLENTY));
        assertEquals(Optional.of(false), holds(text.replace("\"Resource\": \"*\"", "\"Resource\": \"x\""), PLENTY));
    }

    @Test
    void noTime_isNoAnswer() {
        assertEquals(Optional.empty(), holds(CANDIDATE.text().orElseThrow(), Duration.ZERO));
    }

    private static Optional<Boolean> holds(String refined, Duration cap) {
        Policy after = PolicyReader.read(new SourceText("refined", refined));
        return AutomataProof.holds(CANDIDATE.original(), after, CANDIDATE.known(), cap);
    }
}
