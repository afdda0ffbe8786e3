package dev.whittle.fleet;

import java.util.Locale;

/** What becomes of a task with a warning. */
public enum OnWarning {
    /** It is judged all the same, and the warning is said. */
    SAY,
    /** It is an error, and its result is withheld. */
    REFUSE;

    /** Its word in the header of a run. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
