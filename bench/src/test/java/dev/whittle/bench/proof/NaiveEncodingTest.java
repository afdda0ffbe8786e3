package dev.whittle.bench.proof;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.Candidate;
import dev.whittle.smt.Answer;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Solver;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NaiveEncodingTest {
    private static final Candidate CANDIDATE = Example.SMALL_SERVICE.candidate();

    @Test
    void refinementIsProved() {
        String text = CANDIDATE.text().orElseThrow();
        assertInstanceOf(Answer.Unsatisfiable.class, ask(PolicyReader.read(new SourceText("refined", text))));
    }

    @Test
    void policyThatKeepsItsUnusedActionsIsRefuted() {
        assertInstanceOf(Answer.Satisfiable.class, ask(CANDIDATE.original()));
    }

    @Test
    void policyThatLostEverythingIsRefuted() {
        assertInstanceOf(Answer.Satisfiable.class, ask(Policy.NOTHING));
    }

    private static Answer ask(Policy refined) {
        Formula formula = NaiveEncoding.v4(CANDIDATE.original(), refined, CANDIDATE.known());
        try (Solver solver = new Solver()) {
            return solver.check(formula, Duration.ofSeconds(10));
        }
    }
}
