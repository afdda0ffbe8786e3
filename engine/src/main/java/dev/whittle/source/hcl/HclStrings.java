package dev.whittle.source.hcl;

import dev.whittle.json.Span;

/** The escapes in strings of HCL. */
final class HclStrings {
    private HclStrings() {}

    /** Whether <code>$${</code> or <code>%%{</code> stands there, which means <code>${</code> or <code>%{</code> itself. */
    static boolean isEscapedHole(String text, int at) {
        char c = text.charAt(at);
        return (c == '$' || c == '%')
                && at + 2 < text.length()
                && text.charAt(at + 1) == c
                && text.charAt(at + 2) == '{';
    }

    /**
     * Length of the escape whose backslash stands there.
     *
     * @throws HclRefusal if it is none
     */
    static int escapeLength(String text, int at) {
        char c = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
        return switch (c) {
            case 'n', 'r', 't', '"', '\\' -> 2;
            case 'u' -> 2 + hexadecimal(text, at, 4);
            case 'U' -> 2 + hexadecimal(text, at, 8);
            default ->
                throw new HclRefusal(
                        at,
                        "the backslash here starts no escape; write `\\\\` where a backslash is meant (there are `\\n`, `\\r`, `\\t`, "
                                + "`\\\"`, `\\\\`, `\\uXXXX` and `\\UXXXXXXXX`)");
        };
    }

    private static int hexadecimal(String text, int at, int digits) {
        int from = at + 2;
        int found = 0;
        while (found < digits && from + found < text.length() && isHexadecimal(text.charAt(from + found))) {
            found++;
        }
        if (found < digits) {
            throw new HclRefusal(
                    at,
                    "`" + text.substring(at, from + found) + "` is no escape; write " + digits
                            + " hexadecimal digits behind `" + text.substring(at, from) + "`");
        }
        long point = Long.parseLong(text, from, from + digits, 16);
        boolean isSurrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        if (point > Character.MAX_CODE_POINT || isSurrogate) {
            throw new HclRefusal(
                    at,
                    "`" + text.substring(at, from + digits)
                            + "` is no character of Unicode; write the code point of one, "
                            + "as `\\UXXXXXXXX` if it is above U+FFFF");
        }
        return digits;
    }

    private static boolean isHexadecimal(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    /** The characters that a stretch of a quoted string stands for; its escapes are right. */
    static String value(String text, Span stretch) {
        StringBuilder value = new StringBuilder(stretch.end() - stretch.start());
        int at = stretch.start();
        while (at < stretch.end()) {
            char c = text.charAt(at);
            if (c == '\\') {
                int length = escapeLength(text, at);
                value.appendCodePoint(escaped(text, at, length));
                at += length;
            } else if (isEscapedHole(text, at)) {
                value.append(c).append('{');
                at += 3;
            } else {
                value.append(c);
                at++;
            }
        }
        return value.toString();
    }

    /** The characters that a template without holes stands for, in which no backslash escapes anything. */
    static String ofTemplate(String template) {
        StringBuilder value = new StringBuilder(template.length());
        int at = 0;
        while (at < template.length()) {
            boolean isEscaped = isEscapedHole(template, at);
            value.append(template.charAt(at)).append(isEscaped ? "{" : "");
            at += isEscaped ? 3 : 1;
        }
        return value.toString();
    }

    private static int escaped(String text, int at, int length) {
        char c = text.charAt(at + 1);
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u', 'U' -> Integer.parseInt(text, at + 2, at + length, 16);
            default -> c;
        };
    }
}
