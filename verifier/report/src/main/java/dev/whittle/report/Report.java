package dev.whittle.report;

import java.util.List;

/** A result in two forms. Holds no times, so that the same input gives the same text. */
public interface Report {
    /** For people, a line each. */
    List<String> lines();

    /** For programs: one JSON object, on one line. */
    JsonObject json();
}
