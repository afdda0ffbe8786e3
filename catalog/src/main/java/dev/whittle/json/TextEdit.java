package dev.whittle.json;

import java.util.Comparator;
import java.util.List;

/**
 * A stretch of a text and what goes in its place.
 *
 * @param span what goes; empty for an insertion
 * @param text what comes; empty for a deletion
 */
public record TextEdit(Span span, String text) {
    /** The text after these edits, which are in order and don't overlap. */
    public static String applied(String text, List<TextEdit> edits) {
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (TextEdit edit : edits) {
            result.append(text, done, edit.span.start()).append(edit.text);
            done = edit.span.end();
        }
        return result.append(text, done, text.length()).toString();
    }

    /** The text after these edits, which don't overlap, in whatever order. */
    public static String together(String text, List<TextEdit> edits) {
        return applied(
                text,
                edits.stream()
                        .sorted(Comparator.comparingInt(edit -> edit.span().start()))
                        .toList());
    }
}
