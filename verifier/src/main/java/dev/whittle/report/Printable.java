package dev.whittle.report;

/** Text out of an input, safe to show on a terminal: control characters could move the cursor or change colours. */
public final class Printable {
    private static final int MOST = 600;

    private Printable() {}

    /** The text with control and format characters as {@code \}{@code uXXXX}, cut after some 600 code points. */
    public static String of(String text) {
        return text.codePointCount(0, text.length()) <= MOST
                ? whole(text)
                : whole(text.substring(0, text.offsetByCodePoints(0, MOST))) + "...";
    }

    /** The same, not cut. */
    public static String whole(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean isHidden = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            shown.append(isHidden ? String.format("\\u%04X", point) : Character.toString(point));
        });
        return shown.toString();
    }

    /** The same, line by line: line ends stay. */
    public static String lines(String text) {
        StringBuilder shown = new StringBuilder();
        text.lines().forEach(line -> shown.append(shown.isEmpty() ? "" : "\n").append(of(line)));
        return shown.toString();
    }
}
