package dev.whittle.report;

import dev.whittle.json.JsonWriter;
import java.util.List;

/** A result in two forms. Holds no times, so that the same input gives the same text. */
public interface Report {
    /** For people, a line each. */
    List<String> lines();

    /** For programs: writes the members of one JSON object. */
    void json(JsonWriter out);
}
