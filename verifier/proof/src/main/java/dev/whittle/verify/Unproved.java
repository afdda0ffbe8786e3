package dev.whittle.verify;

import dev.whittle.refine.Candidate;
import java.util.Optional;

/** A candidate that is refuted or undecided; its text must not be used. */
public record Unproved(Candidate candidate, Judgement judgement) implements Proof {
    @Override
    public Optional<ProvedRefinement> refinement() {
        return Optional.empty();
    }
}
