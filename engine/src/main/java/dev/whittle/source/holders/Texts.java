package dev.whittle.source.holders;

import dev.whittle.json.Json;
import java.util.Optional;
import java.util.Set;

/** What strings say, with holes or without. */
final class Texts {
    /** Kinds of strings of which only the tokens are known, as they are written. */
    private static final Set<String> WRITTEN = Set.of(
            "a string with `${`",
            "a string with `%{`",
            "a heredoc",
            "a heredoc with `%{`",
            "a block scalar",
            "a scalar of several lines");

    private Texts() {}

    /** The text of a string, or what is written between the quotes of one with holes; nothing where it is no string. */
    static Optional<String> of(Json value) {
        if (value instanceof Json.Opaque open && WRITTEN.contains(open.kind())) {
            String tokens = open.tokens();
            boolean isQuoted = tokens.length() > 1 && tokens.startsWith("\"") && tokens.endsWith("\"");
            return Optional.of(isQuoted ? tokens.substring(1, tokens.length() - 1) : tokens);
        }
        return value.asText();
    }

    /** The text of a string that is known. */
    static Optional<String> literal(Json value) {
        return value.asText().filter(text -> !text.contains("${"));
    }
}
