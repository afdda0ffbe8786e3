package dev.whittle.evidence;

/**
 * Something that a careful user wants to mend before the result is believed; with {@code --strict} there is none.
 *
 * @param kind what it is about
 * @param text in words for people, lower-case
 */
public record Warning(Kind kind, String text) {
    /** What a warning is about, with its public word. */
    public enum Kind {
        /** An event source that neither the map nor the catalog knows. */
        EVENT_SOURCE("unknown-event-source"),
        /** A name that neither the map nor the catalog knows. */
        NAME("unknown-name"),
        /** Evidence that speaks of nothing that was to be judged. */
        SPEAKS_OF_NOTHING("evidence-elsewhere"),
        /** Evidence of one principal for a policy that others may hold. */
        HOLDER("one-holder");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Its word in reports. */
        public String word() {
            return word;
        }
    }
}
