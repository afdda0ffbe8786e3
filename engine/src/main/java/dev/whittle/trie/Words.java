package dev.whittle.trie;

/**
 * Cuts action names into camel-case words: {@code Get|Bucket|CORS}, {@code Create|DB|Instance}, {@code List|MFA|Devices}.
 * Digits, hyphens and underscores belong to the word before them; an acronym ends before the capital that starts the
 * next word.
 */
public final class Words {
    private Words() {}

    /**
     * Whether a word ends before the index, a UTF-16 offset into a name as spelled; at the name's end one always does.
     */
    public static boolean endsBefore(String name, int index) {
        if (index >= name.length()) {
            return index == name.length();
        }
        if (!isCapital(name.charAt(index))) {
            return false;
        }
        boolean insideAcronym = isCapital(name.charAt(index - 1));
        return !insideAcronym || (index + 1 < name.length() && isSmall(name.charAt(index + 1)));
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }
}
