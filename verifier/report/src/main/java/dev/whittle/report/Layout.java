package dev.whittle.report;

/**
 * A JSON document laid out for reading, a member or element a line, its words as they were written. Policies that come out of
 * an API stand on one line, about which a comparison line by line says nothing.
 */
final class Layout {
    private static final String INDENT = "  ";

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private int at;

    /** Whether nothing has stood inside the innermost bracket yet. */
    private boolean isEmpty;

    private Layout(String text) {
        this.text = text;
    }

    /**
     * The document laid out.
     *
     * @param text valid JSON
     */
    static String of(String text) {
        return new Layout(text).laidOut();
    }

    private String laidOut() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> {
                    begin();
                    string();
                }
                case '{', '[' -> {
                    begin();
                    open(c);
                }
                case '}', ']' -> close(c);
                case ',' -> {
                    out.append(c);
                    line();
                }
                case ':' -> out.append(": ");
                case ' ', '\t', '\r', '\n' -> {}
                default -> {
                    begin();
                    out.append(c);
                }
            }
            at++;
        }
        return out.append('\n').toString();
    }

    private void string() {
        int start = at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        out.append(text, start, at + 1);
    }

    private void open(char bracket) {
        out.append(bracket);
        depth++;
        isEmpty = true;
    }

    private void close(char bracket) {
        depth--;
        if (!isEmpty) {
            line();
        }
        isEmpty = false;
        out.append(bracket);
    }

    /** Before the first thing inside a bracket. */
    private void begin() {
        if (isEmpty) {
            line();
            isEmpty = false;
        }
    }

    private void line() {
        out.append('\n').append(INDENT.repeat(depth));
    }
}
