package dev.whittle.config;

/** How a configuration came into a run. */
public enum Origin {
    /** The user named it, and so answers for all that it says. */
    CHOSEN("by --config"),
    /** It lay in the current folder: it may protect and tighten, but nothing that could take more away. */
    FOUND("found in the current folder");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /** The same, for people. */
    public String words() {
        return words;
    }
}
