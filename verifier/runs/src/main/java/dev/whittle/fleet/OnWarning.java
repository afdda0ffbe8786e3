package dev.whittle.fleet;

/** What becomes of a task with a warning. */
public enum OnWarning {
    /** It is judged all the same, and the warning is said. */
    SAY("say"),
    /** It is an error, and its result is withheld. */
    REFUSE("refuse");

    private final String word;

    OnWarning(String word) {
        this.word = word;
    }

    /** Its word in the header of a run. */
    public String word() {
        return word;
    }
}
