package dev.whittle.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How files of evidence are to be read, where their text does not say.
 *
 * @param form of every file, instead of what its shape says
 * @param unusedFor how long before {@code asOf} the last use has to lie for an action to be unused; without it only what
 *     was never used is
 * @param asOf the day from which is counted; without it the day of each report
 */
public record Interpretation(Optional<EvidenceForm> form, Optional<Duration> unusedFor, Optional<Instant> asOf) {
    /** By their shape, and only what was never used is unused. */
    public static final Interpretation PLAIN = new Interpretation(Optional.empty(), Optional.empty(), Optional.empty());
}
