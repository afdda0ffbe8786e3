package dev.whittle.verify;

import dev.whittle.policy.Context;
import java.util.List;
import java.util.SortedMap;

/**
 * A request on which a refined policy does what it must not; replayed through the plain evaluator before anybody sees it.
 *
 * @param action folded
 * @param contexts what is taken of each context that either policy has
 * @param originalAllows what the original policy says of it
 * @param refinedAllows what the refined policy says of it
 * @param isUnused whether the action is in U
 * @param culprits the patterns that decide it, each with its place
 */
public record Counterexample(
        String action,
        SortedMap<Context, Boolean> contexts,
        boolean originalAllows,
        boolean refinedAllows,
        boolean isUnused,
        List<Culprit> culprits) {
    public Counterexample {
        culprits = List.copyOf(culprits);
    }

    /** A pattern that matches the request's action in a statement whose context holds. */
    public record Culprit(Side side, String pointer, String pattern, String role) {}

    /** Which of the two policies. */
    public enum Side {
        ORIGINAL("original"),
        REFINED("refined");

        private final String word;

        Side(String word) {
            this.word = word;
        }

        /** The word for people. */
        public String word() {
            return word;
        }
    }
}
