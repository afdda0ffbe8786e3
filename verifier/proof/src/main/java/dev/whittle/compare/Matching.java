package dev.whittle.compare;

/** Whether a pattern, as {@link Letters codes}, matches a text without variables. Slow and obvious: position by position. */
final class Matching {
    private Matching() {}

    /** Linear in the product of both lengths; less where the beginnings differ. */
    static boolean matches(int[] pattern, int[] text) {
        for (int i = 0; i < Math.min(pattern.length, text.length) && pattern[i] >= 0; i++) {
            if (pattern[i] != text[i]) {
                return false;
            }
        }
        boolean[] at = new boolean[text.length + 1];
        at[0] = true;
        for (int code : pattern) {
            at = after(code, at, text);
        }
        return at[text.length];
    }

    /** Where the rest of the text may begin behind one more code. */
    private static boolean[] after(int code, boolean[] at, int[] text) {
        boolean[] next = new boolean[at.length];
        boolean isRun = code == Letters.RUN || code == Letters.RUN_IN_PART;
        for (int i = 0; i < at.length; i++) {
            if (isRun && at[i]) {
                next[i] = true;
            }
            boolean mayTake = i < text.length && takes(code, text[i]);
            if (mayTake && (at[i] || (isRun && next[i]))) {
                next[i + 1] = true;
            }
        }
        return next;
    }

    private static boolean takes(int code, int point) {
        if (Letters.isEitherCase(code)) {
            return point == Letters.letter(code) || point == Character.toUpperCase(Letters.letter(code));
        }
        return switch (code) {
            case Letters.RUN, Letters.ONE -> true;
            case Letters.RUN_IN_PART, Letters.ONE_IN_PART -> point != ':';
            default -> code == point;
        };
    }

    static int[] codes(String text) {
        return text.codePoints().toArray();
    }
}
