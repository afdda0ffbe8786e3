package dev.whittle.catalog;

/** Input as a message shows it: in backticks, cut where it is long, with nothing a terminal would act on. */
final class Quoted {
    private static final int LONGEST = 300;

    private Quoted() {}

    /** The text in backticks; at most 300 code points of it, what can't be printed as {@code \}{@code uXXXX}. */
    static String quoted(Object text) {
        StringBuilder out = new StringBuilder("`");
        String whole = text.toString();
        int shown = 0;
        int at = 0;
        while (at < whole.length() && shown < LONGEST) {
            int point = whole.codePointAt(at);
            if (Spelling.isPrintable(point)) {
                out.appendCodePoint(point);
            } else {
                out.append(String.format("\\u%04X", point));
            }
            at += Character.charCount(point);
            shown++;
        }
        return out.append(at < whole.length() ? "...`" : "`").toString();
    }
}
