package dev.whittle.bench.proof;

import dev.whittle.verify.Obligation;
import java.util.Map;

/**
 * What proving one task took. Times in milliseconds.
 *
 * @param id the task's name
 * @param characters of the original, as quotas count
 * @param patterns of the original and the refined policy together
 * @param contexts different ones, but for the one that always holds
 * @param actions known ones of the services that either policy speaks of
 * @param refine refining it, in a warm process
 * @param cold proving it as a process that has just started meets it
 * @param warm proving it in a process that has proved them all before
 * @param parts the obligations' shares of {@code warm}
 */
record ProofTime(
        String id,
        long characters,
        int patterns,
        int contexts,
        int actions,
        double refine,
        double cold,
        double warm,
        Map<Obligation, Double> parts) {
    ProofTime {
        parts = Map.copyOf(parts);
    }
}
