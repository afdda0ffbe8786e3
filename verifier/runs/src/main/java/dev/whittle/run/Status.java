package dev.whittle.run;

import java.util.List;
import java.util.Locale;

/** What a result line says of its task. Input that is refused and errors of the program are both ERROR there. */
public enum Status {
    PROVED("PROVED"),
    REFUTED("REFUTED"),
    UNKNOWN("UNKNOWN"),
    /** The line is refused. */
    BAD_INPUT("ERROR"),
    /** The program failed on it. */
    INTERNAL_ERROR("ERROR");

    /** The order in which they decide how a run ends. */
    public static final List<Status> WORST_FIRST = List.of(INTERNAL_ERROR, REFUTED, UNKNOWN, BAD_INPUT, PROVED);

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** The {@code verdict} of a result line. */
    public String word() {
        return word;
    }

    /** In words, for people: {@code bad input}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
