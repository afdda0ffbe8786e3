package dev.whittle.smt;

import java.util.Optional;

/**
 * Plain strings: printable ASCII without backslash and quote. Z3 and SMT-LIB read {@code \}{@code u} escapes in string
 * constants, SMT-LIB doubles quotes, and Z3's Java binding splits characters above U+FFFF in two; actions need none of
 * them, so what is not plain never reaches the solver and is never taken from it.
 */
final class Plain {
    private Plain() {}

    static boolean is(char c) {
        return c >= ' ' && c <= '~' && c != '\\' && c != '"';
    }

    /** The text itself; fails where it is not plain. */
    static String require(String text) {
        if (!isPlain(text)) {
            throw new IllegalArgumentException(
                    "`" + text + "` holds a character that a solver would read as an escape");
        }
        return text;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A text that a solver printed, where it is plain; an escape starts with a backslash and so is not. */
    static Optional<String> read(String printed) {
        return isPlain(printed) ? Optional.of(printed) : Optional.empty();
    }
}
