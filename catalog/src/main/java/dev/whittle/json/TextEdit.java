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

    /** The text without some stretches, which don't overlap. */
    public static String without(String text, List<Span> spans) {
        return applied(
                text,
                spans.stream()
                        .sorted(Comparator.comparingInt(Span::start))
                        .map(span -> new TextEdit(span, ""))
                        .toList());
    }
}
