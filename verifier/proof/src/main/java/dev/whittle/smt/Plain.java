package dev.whittle.smt;

import java.util.Locale;
import java.util.Optional;

/**
 * Plain texts, and how solvers write them. A text is a sequence of Unicode scalar values; here it is a Java string without
 * unpaired surrogates.
 *
 * <p>Solvers read {@code \}{@code u0041} and {@code \}{@code u{41}} as one character, and Z3's Java binding splits characters
 * above U+FFFF in two. So whatever is not printable ASCII, and every backslash, is written as {@code \}{@code u{...}} with
 * its code point. SMT-LIB doubles quotes besides.
 *
 * <p>The solvers' alphabet ends with U+2FFFF, Unicode does not. Texts that go in end with U+2FFFE: no formula then tells
 * U+2FFFF from a character after it, so U+2FFFF stands for them all, and a formula that no text over the solvers' alphabet
 * satisfies is satisfied by no text at all. A character after U+2FFFE is refused, never cut or replaced.
 */
// TRUSTED: a solver that reads what is written here has the text's own characters, which tests compare.
final class Plain {
    /** The last character that a text may hold. */
    static final int LAST = 0x2FFFE;

    /** The last character of the solvers. */
    private static final int LAST_READ = 0x2FFFF;

    /** Z3 prints it as it is. */
    private static final char DELETE = 0x7F;

    private static final String ESCAPE = "\\u";

    private Plain() {}

    /** Whether a solver can be told of the text: no unpaired surrogate, no character after {@link #LAST}. */
    static boolean is(String text) {
        return firstStrange(text) < 0;
    }

    /** The text itself; fails where a solver can't be told of it. */
    static String require(String text) {
        int strange = firstStrange(text);
        if (strange >= 0) {
            require(text.codePointAt(strange));
        }
        return text;
    }

    /** The character itself; fails where a solver can't be told of it. */
    static int require(int codePoint) {
        if (!is(codePoint)) {
            throw new IllegalArgumentException(
                    "U+" + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT)
                            + " is out of a solver's reach: a text holds U+0000 to U+2FFFE without unpaired surrogates");
        }
        return codePoint;
    }

    private static int firstStrange(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.charAt(i) < Character.MIN_SURROGATE ? text.charAt(i) : text.codePointAt(i);
            if (!is(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }

    private static boolean is(int codePoint) {
        return codePoint >= 0
                && codePoint <= LAST
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    /** The text as {@code Context.mkString} reads it: printable ASCII without a backslash but for escapes. */
    static String forZ3(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isItself(text.charAt(i))) {
                return escaped(require(text));
            }
        }
        return text;
    }

    /** The text as an SMT-LIB string literal, with its quotes. */
    static String forSmtLib(String text) {
        return '"' + forZ3(text).replace("\"", "\"\"") + '"';
    }

    private static boolean isItself(int c) {
        return c >= ' ' && c <= '~' && c != '\\';
    }

    private static String escaped(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isItself(c)) {
                written.append((char) c);
            } else {
                written.append(ESCAPE)
                        .append('{')
                        .append(Integer.toHexString(c))
                        .append('}');
            }
        });
        return written.toString();
    }

    /**
     * A text that Z3 printed. It writes what is neither printable ASCII nor U+007F as an escape, and a backslash where a
     * {@code u} follows; any other backslash is itself.
     *
     * @return nothing where it is printed in another way, or holds a surrogate, which no text does
     */
    static Optional<String> fromZ3(String printed) {
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < printed.length()) {
            int c = printed.charAt(i);
            int end = i + 1;
            if (printed.startsWith(ESCAPE, i)) {
                end = printed.indexOf('}', i) + 1;
                c = end > 0 ? escape(printed.substring(i + ESCAPE.length(), end)) : -1;
            } else if (c < ' ' || c > DELETE) {
                c = -1;
            }
            if (c < 0 || c > LAST_READ || Character.getType(c) == Character.SURROGATE) {
                return Optional.empty();
            }
            text.appendCodePoint(c);
            i = end;
        }
        return Optional.of(text.toString());
    }

    /** The character of one to five hexadecimal digits in braces; negative where it is anything else. */
    private static int escape(String braced) {
        return braced.matches("\\{[0-9a-fA-F]{1,5}}") ? Integer.parseInt(braced, 1, braced.length() - 1, 16) : -1;
    }
}
