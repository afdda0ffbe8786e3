package dev.whittle.config;

/**
 * A text in which {@code *} stands for any run of characters, also none, and {@code ?} for one. Letters count as they are.
 *
 * @param text as written
 */
record Wildcard(String text) {
    /** Whether the whole of another text is meant. Time: the product of both lengths at most. */
    boolean matches(String other) {
        int at = 0;
        int from = 0;
        int star = -1;
        int resumed = 0;
        while (from < other.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                resumed = from;
            } else if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == other.charAt(from))) {
                at++;
                from++;
            } else if (star >= 0) {
                at = star + 1;
                from = ++resumed;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }
}
