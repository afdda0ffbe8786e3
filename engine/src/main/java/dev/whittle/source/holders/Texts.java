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

    /** The expression that a string is as a whole, as its one hole; the value itself where it is no such string. */
    static Json hole(Json value, String text) {
        if (value instanceof Json.Opaque open
                && open.kind().equals("a string with `${`")
                && open.parts().size() == 1) {
            Json part = open.parts().get(0);
            boolean isWhole = text.substring(open.span().start(), part.span().start())
                            .matches("\"\\$\\{~?\\s*")
                    && text.substring(part.span().end(), open.span().end()).matches("\\s*~?}\"");
            return isWhole ? part : value;
        }
        return value;
    }
}
