package dev.whittle.files;

/** What of the files that are read is named by its hash afterwards: a report says the hashes, and making them takes its time. */
public enum Hashing {
    /** No file. */
    NOTHING,
    /** Every byte of every file. */
    EVERYTHING
}
