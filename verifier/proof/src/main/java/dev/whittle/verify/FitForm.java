package dev.whittle.verify;

/** What may stand for a policy that is too long, where shorter text is not enough. */
public enum FitForm {
    /** Several policies, each within the quota, that are attached together. */
    SPLIT("split"),
    /** One policy that says what it leaves out. It admits any action that AWS adds elsewhere. */
    NOT_ACTION("not-action");

    private final String word;

    FitForm(String word) {
        this.word = word;
    }

    /** Its word on the command line. */
    public String word() {
        return word;
    }

    /** The same, for where a command lists what it takes. */
    @Override
    public String toString() {
        return word;
    }
}
