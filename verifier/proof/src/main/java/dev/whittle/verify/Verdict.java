package dev.whittle.verify;

import java.util.Locale;

/** What is known of an obligation, or of a refinement. */
public sealed interface Verdict {
    /** It holds. */
    record Proved() implements Verdict {}

    /** It does not: here is a request. */
    record Refuted(Counterexample counterexample) implements Verdict {}

    /** Nothing is known; never to be taken for a proof. */
    record Unknown(String reason) implements Verdict {}

    /** The word for people and pipelines: PROVED, REFUTED or UNKNOWN. */
    default String word() {
        return getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }
}
