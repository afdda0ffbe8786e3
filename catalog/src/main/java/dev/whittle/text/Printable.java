package dev.whittle.text;

/**
 * Text out of an input, safe to show: nothing in it can move a cursor, change colours, hide, or end a line. What is hidden is
 * told here, for every output: lines for people, quotations in messages, and JSON.
 */
public final class Printable {
    private static final int MOST = 600;

    /** Code points of a quotation. */
    private static final int MOST_QUOTED = 300;

    private Printable() {}

    /** The text with what is hidden as {@link #escape} writes it, cut after some 600 code points. */
    public static String of(String text) {
        return cut(text, MOST);
    }

    /** The same, not cut. */
    public static String whole(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                escape(point, shown);
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /** The same, line by line, each cut: line ends stay. */
    public static String lines(String text) {
        StringBuilder shown = new StringBuilder();
        text.lines().forEach(line -> shown.append(shown.isEmpty() ? "" : "\n").append(of(line)));
        return shown.toString();
    }

    /** The text in backticks, as a message quotes it: cut after 300 code points. */
    public static String quoted(Object text) {
        return "`" + cut(text.toString(), MOST_QUOTED) + "`";
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? whole(text)
                : whole(text.substring(0, text.offsetByCodePoints(0, most))) + "...";
    }

    /** Whether a code point is a control or format character, a line or paragraph separator, or half a surrogate pair. */
    public static boolean isHidden(int point) {
        if (point >= ' ' && point <= '~') {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /**
     * Writes a code point as JSON and Java do: {@code \}{@code uXXXX} with capital digits, twice where it takes two UTF-16
     * units.
     */
    public static void escape(int point, StringBuilder into) {
        for (char unit : Character.toChars(point)) {
            into.append(String.format("\\u%04X", (int) unit));
        }
    }
}
