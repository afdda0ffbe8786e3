package dev.whittle.verify;

import dev.whittle.refine.Candidate;

/** What came of proving a candidate. */
public sealed interface Proof permits ProvedRefinement, Unproved {
    /** What was to be proved. */
    Candidate candidate();

    /** All that was found. */
    Judgement judgement();
}
