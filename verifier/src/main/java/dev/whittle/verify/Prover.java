package dev.whittle.verify;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.Candidate;
import java.time.Duration;
import java.util.function.Consumer;

/** Makes refinements of candidates: the text to be printed is read again by the strict reader, and that is judged. */
public final class Prover {
    private Prover() {}

    /**
     * Proves a candidate or says why not.
     *
     * @param timeout for each obligation
     * @throws DisagreementException where the candidate's structure is not the original's
     */
    public static Proof prove(Candidate candidate, Duration timeout) {
        return prove(candidate, timeout, asked -> {});
    }

    /**
     * The same, telling each question and its answer as it goes.
     *
     * @throws DisagreementException where the candidate's structure is not the original's
     */
    public static Proof prove(Candidate candidate, Duration timeout, Consumer<Asked> listener) {
        Policy refined = candidate
                .text()
                .map(text -> PolicyReader.read(new SourceText("refined policy", text)))
                .orElse(Policy.NOTHING);
        Judgement judgement = Verifier.judge(candidate.original(), refined, candidate.known(), timeout, listener);
        if (!judgement.differences().isEmpty()) {
            throw new DisagreementException(
                    "refining changed more than action lists: " + String.join("; ", judgement.differences()), "");
        }
        return judgement.verdict() instanceof Verdict.Proved
                ? new ProvedRefinement(candidate, judgement)
                : new Unproved(candidate, judgement);
    }
}
