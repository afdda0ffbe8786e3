package dev.whittle.source.hcl;

/**
 * A text that is nothing but a template, in tokens. It is read as the content of a heredoc, which has no escapes but those of holes.
 *
 * @param tokens of the heredoc
 * @param start where the text starts in them
 */
record BareTemplate(HclTokens tokens, int start) {
    /** A text's. */
    static BareTemplate of(String text) {
        String tag = "T".repeat(longestRunOfT(text) + 1);
        String opening = "<<" + tag + "\n";
        return new BareTemplate(HclLexer.read(opening + text + "\n" + tag + "\n"), opening.length());
    }

    private static int longestRunOfT(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == 'T' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Whether the text, which has that many characters, is one hole and nothing else. */
    boolean isOneHole(int length) {
        // The first literal holds the line end behind the tag, and what follows of the text.
        HclToken next = tokens.get(2);
        return tokens.get(1).end() == start
                && next.is(HclToken.Kind.OPEN_HOLE)
                && tokens.get(next.partner()).end() == start + length;
    }
}
