package dev.whittle.cli;

/** A form that results are printed in: words for people, or what programs read. */
interface ResultWords {
    /** Whether it is words for people, in which verdicts stand out on a terminal. */
    boolean isForPeople();
}
