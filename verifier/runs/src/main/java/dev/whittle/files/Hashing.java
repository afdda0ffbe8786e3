package dev.whittle.files;

/**
 * Which of the files that are read are named by their hashes afterwards: a report says the hashes, and making them takes
 * time.
 */
public enum Hashing {
    /** No file. */
    NOTHING,
    /** Every byte of every file. */
    EVERYTHING
}
