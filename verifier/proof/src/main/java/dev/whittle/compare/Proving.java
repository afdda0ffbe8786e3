package dev.whittle.compare;

import dev.whittle.compare.Certificate.Kind;
import dev.whittle.smt.Deadline;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Proofs of lemmas in the time of one question.
 *
 * @param listener is told of each question that the solver has answered, whole, so that others can ask it again
 */
record Proving(LemmaProver prover, Deadline deadline, Optional<Consumer<Certificate>> listener) {
    /** Whether the solver proves a lemma. */
    boolean proves(Lemma lemma) {
        boolean isProved = lemma.texts().stream().allMatch(claim -> prover.proves(claim, deadline))
                && lemma.points().stream().allMatch(claim -> prover.proves(claim, deadline));
        if (isProved) {
            listener.ifPresent(told -> tell(lemma, told));
        }
        return isProved;
    }

    private void tell(Lemma lemma, Consumer<Certificate> told) {
        String about = lemma.about().toString();
        lemma.texts().forEach(claim -> told.accept(new Certificate(Kind.LEMMA, about, prover.formula(claim))));
        lemma.points().forEach(claim -> told.accept(new Certificate(Kind.LEMMA, about, LemmaProver.formula(claim))));
    }
}
