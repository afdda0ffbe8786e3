package dev.whittle.json;

import dev.whittle.text.Printable;

/** Strings as JSON writes them. */
public final class JsonString {
    private JsonString() {}

    /**
     * A text in quotes, for RFC 8259. Control and format characters, line separators and lone surrogates are escaped,
     * so that the result is one line, has a UTF-8 form, and shows what it holds.
     */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (Printable.isHidden(point)) {
                for (char unit : Character.toChars(point)) {
                    quoted.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }
}
