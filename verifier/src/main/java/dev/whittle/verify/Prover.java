package dev.whittle.verify;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.Candidate;
import java.time.Duration;

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
        Policy refined = candidate
                .text()
                .map(text -> PolicyReader.read(new SourceText("refined policy", text)))
                .orElse(Policy.NOTHING);
        Judgement judgement = Verifier.judge(candidate.original(), refined, candidate.known(), timeout);
        if (!judgement.differences().isEmpty()) {
            throw new DisagreementException(
                    "refining changed more than action lists: " + String.join("; ", judgement.differences()), "");
        }
        return judgement.verdict() instanceof Verdict.Proved
                ? new ProvedRefinement(candidate, judgement)
                : new Unproved(candidate, judgement);
    }
}
