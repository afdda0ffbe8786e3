package dev.whittle.aws;

import java.util.Arrays;
import java.util.Optional;

/**
 * Something that could not be fetched.
 *
 * @param kind what it is
 * @param subject of what: an account, a region, an analyzer, a finding, an ARN
 * @param reason in words
 */
record Lack(Kind kind, String subject, String reason) {
    /** What may lack. */
    enum Kind {
        /** A page of the account's details, without which nothing can be said. */
        DETAILS("details"),
        /** Which analyzers there are. */
        ANALYZERS("analyzers"),
        /** A page of the list of findings. */
        FINDINGS("findings"),
        /** The details of a finding. */
        FINDING("finding"),
        /** A last accessed report. */
        REPORT("report"),
        /** A managed policy's versions. */
        VERSIONS("versions");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The kind of that word. */
        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }

        /** Its word in the folder and in messages. */
        String word() {
            return word;
        }
    }

    @Override
    public String toString() {
        return kind.word() + " of " + subject + ": " + reason;
    }
}
