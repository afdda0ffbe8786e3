package dev.whittle.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How files of evidence are to be read, where their text does not say.
 *
 * @param form of every file, instead of what its shape says
 * @param list what a list lists
 * @param unusedFor how long before {@code asOf} the last use has to lie for an action to count as unused; without it
 *     only what was never used counts
 * @param asOf the day to count back from; without it each report's own day
 * @param latest where it is before the day to count back from, the one to count back from
 * @param excerpts what excerpts of a trail are taken for
 */
public record Interpretation(
        Optional<EvidenceForm> form,
        ListOf list,
        Optional<Duration> unusedFor,
        Optional<Instant> asOf,
        Optional<Instant> latest,
        Excerpts excerpts) {
    /** By their shape, lists of what is unused, and only what was never used is unused. */
    public static final Interpretation PLAIN =
            new Interpretation(Optional.empty(), ListOf.UNUSED, Optional.empty(), Optional.empty());

    /** The same, where excerpts of a trail only protect. */
    public Interpretation(
            Optional<EvidenceForm> form, ListOf list, Optional<Duration> unusedFor, Optional<Instant> asOf) {
        this(form, list, unusedFor, asOf, Excerpts.PROTECT);
    }

    /** The same, counted back from whatever day that is. */
    public Interpretation(
            Optional<EvidenceForm> form,
            ListOf list,
            Optional<Duration> unusedFor,
            Optional<Instant> asOf,
            Excerpts excerpts) {
        this(form, list, unusedFor, asOf, Optional.empty(), excerpts);
    }

    /** The same for reports beside findings of an analyzer that has such an age. */
    Interpretation of(UnusedAge age) {
        return new Interpretation(form, list, Optional.of(age.period()), asOf, age.analyzedAt(), excerpts);
    }

    /** How to take records that may be of one Region alone, filtered, or without reads. */
    public enum Excerpts {
        /** They show what was used, and nothing of what was not. */
        PROTECT,
        /** By the user's word they are all management events of all Regions; refused where they don't look it. */
        WHOLE,
        /** The same, whatever they look like; refused only where they say themselves that there are more. */
        WHOLE_THOUGH_PARTIAL
    }

    /** What a list lists, and so which forms are taken beside it. */
    public enum ListOf {
        /** What was never used. Forms that only show what was used are refused. */
        UNUSED,
        /** What was used: everything else was not. Findings, which say what was not, are refused, and so is what only protects. */
        USED,
        /** What was used, beside other evidence of what was not: nothing follows from what it leaves out. */
        ALSO_USED
    }
}
