package dev.whittle.verify;

import dev.whittle.refine.Candidate;
import dev.whittle.refine.RecommendedAction;
import java.util.Optional;

/**
 * A refinement with its proof: S and all four obligations hold of exactly this text. Only {@link Refinery} makes one, and
 * only this is ever written out.
 */
public final class ProvedRefinement implements Proof {
    private final Candidate candidate;
    private final Judgement judgement;

    ProvedRefinement(Candidate candidate, Judgement judgement) {
        this.candidate = candidate;
        this.judgement = judgement;
    }

    /** The refined policy's text, every character of it; nothing where the policy is to be detached. */
    public Optional<String> text() {
        return candidate.text();
    }

    /** What to do with the policy. */
    public RecommendedAction recommendedAction() {
        return candidate.recommendedAction();
    }

    @Override
    public Candidate candidate() {
        return candidate;
    }

    @Override
    public Judgement judgement() {
        return judgement;
    }

    @Override
    public Optional<ProvedRefinement> refinement() {
        return Optional.of(this);
    }
}
