package dev.whittle.policy;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.Optional;

/** Reads an action or pattern of a JSON text strictly. */
public final class PatternReader {
    private PatternReader() {}

    /**
     * The pattern that a string is; nothing, and a problem, where it is none or too long.
     *
     * @param pointer JSON pointer to the string
     */
    public static Optional<Pattern> read(Json.Str text, String pointer, Problems problems) {
        int most = problems.limits().patternLength();
        if (text.value().length() > most) {
            problems.add(text, pointer, "the action is longer than " + most + " characters, the most that are read");
            return Optional.empty();
        }
        Optional<Pattern> pattern = Pattern.parse(text.value());
        if (pattern.isEmpty()) {
            problems.add(
                    text,
                    pointer,
                    "`" + text.value() + "` is no action; write `service:Name` (letters, digits, `-`, `_` and the"
                            + " wildcards `*` and `?` on both sides of one colon) or `*`");
        }
        return pattern;
    }
}
