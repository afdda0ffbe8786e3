package dev.whittle.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an analyzer wants something to be unused before it finds it, so that reports beside its findings can be read in the same way.
 *
 * <p>Source: IAM Access Analyzer API Reference, "UnusedAccessConfiguration".
 *
 * @param period the analyzer's {@code unusedAccessAge}
 * @param analyzedAt when its findings were made; where that is before a report, the period ends there
 */
public record UnusedAge(Duration period, Optional<Instant> analyzedAt) {}
