package dev.whittle.verify;

import dev.whittle.smt.Formula;

/**
 * Whether a policy allows a request, as a formula over contexts.
 *
 * <p>A context that only one of two policies has (somebody edited a Resource or Condition) may be anything beside the
 * others, so there are two bounds: what is allowed whatever such contexts are, and what is allowed for some. Where both
 * policies have the same contexts the bounds are one formula.
 *
 * @param certainly allowed whatever such contexts are
 * @param possibly allowed for some
 */
public record Allowed(Formula certainly, Formula possibly) {
    /** What is allowed in just these cases: the formula is both bounds. */
    public static Allowed of(Formula formula) {
        return new Allowed(formula, formula);
    }
}
