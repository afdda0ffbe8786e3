package dev.whittle.source.yaml;

import dev.whittle.json.JsonWriter;

/**
 * The lexical tokens of a document in its order, joined by single blanks. The tokens of a node are the stretch that it added.
 *
 * <p>Two nodes of one scope with equal tokens have equal values. Therefore a block collection is not told by its layout: each of its
 * entries ends with the token {@code #}, which no plain scalar can hold behind a blank, and which comments, left out here, begin with.
 */
final class Tokens {
    /** Ends an entry of a block collection. */
    static final String ENTRY_END = "#";

    private final StringBuilder joined = new StringBuilder();

    /** Adds a token; an empty one, as of a value that is left out, adds nothing. */
    void add(String token) {
        if (!token.isEmpty()) {
            joined.append(' ').append(token);
        }
    }

    /** Adds a tag by what it means, which a directive may say; verbatim where it is not a local one. */
    void addTag(String tag) {
        boolean isPlain = tag.chars().allMatch(c -> c > ' ' && c != '"');
        String shown = isPlain ? tag : JsonWriter.quoted(tag);
        add(isPlain && tag.startsWith("!") ? tag : "!<" + shown + ">");
    }

    /** Where the next node's tokens will start. */
    int mark() {
        return joined.length();
    }

    /** The tokens added since then. */
    String since(int mark) {
        return joined.length() == mark ? "" : joined.substring(mark + 1);
    }
}
