package dev.whittle.drift;

/** Where a pattern of a refined policy comes from. */
public enum Origin {
    /** It stands in the original. */
    OWN("the policy's own"),
    /** It does not: refining, or somebody, made it. */
    MADE("made by refining"),
    /** There is no original to compare with. */
    UNTOLD("");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /** For people; empty where nothing is known. */
    public String words() {
        return words;
    }
}
