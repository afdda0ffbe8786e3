package dev.whittle.drift;

/** Where a pattern of a refined policy comes from. */
public enum Origin {
    /** It stands in the original. */
    OWN("own", "the policy's own"),
    /** It does not: refining, or somebody, made it. */
    MADE("made", "made by refining"),
    /** There is no original to compare with. */
    UNTOLD("untold", "");

    private final String word;
    private final String words;

    Origin(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** Its word in reports. */
    public String word() {
        return word;
    }

    /** For people; empty where nothing is known. */
    public String words() {
        return words;
    }
}
