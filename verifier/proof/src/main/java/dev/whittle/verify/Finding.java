package dev.whittle.verify;

import java.time.Duration;

/**
 * What was found of one obligation.
 *
 * @param obligation which
 * @param verdict whether it holds
 * @param range what its action ranges over, for people
 * @param time how long that took
 */
public record Finding(Obligation obligation, Verdict verdict, String range, Duration time) {}
