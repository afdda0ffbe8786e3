package dev.whittle.bench.proof;

/**
 * What another way took over one task. Times in milliseconds.
 *
 * @param task what this project's proof took
 * @param millis the time, also where the cap ended it
 * @param isDecided whether it came to an answer, which was then the right one
 */
record Trial(ProofTime task, double millis, boolean isDecided) {}
