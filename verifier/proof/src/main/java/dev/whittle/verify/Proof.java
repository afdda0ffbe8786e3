package dev.whittle.verify;

import dev.whittle.refine.Candidate;
import java.util.Optional;

/** What came of proving a candidate. */
public sealed interface Proof permits ProvedRefinement, Unproved {
    /** What was to be proved. */
    Candidate candidate();

    /** All that was found. */
    Judgement judgement();

    /** The refinement, where it is proved: all that may be recommended or written out. */
    Optional<ProvedRefinement> refinement();
}
