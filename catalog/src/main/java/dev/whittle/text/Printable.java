package dev.whittle.text;

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
            shown.append(isHidden(point) ? String.format("\\u%04X", point) : Character.toString(point));
        });
        return shown.toString();
    }

    /** Control and format characters, line separators and lone surrogates. */
    public static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** The same, line by line, each cut: line ends stay. */
    public static String lines(String text) {
        StringBuilder shown = new StringBuilder();
        text.lines().forEach(line -> shown.append(shown.isEmpty() ? "" : "\n").append(of(line)));
        return shown.toString();
    }
}
