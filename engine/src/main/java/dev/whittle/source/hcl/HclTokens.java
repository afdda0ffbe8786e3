package dev.whittle.source.hcl;

import dev.whittle.source.hcl.HclToken.Kind;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of a text in HCL.
 *
 * @param broken why the text stops to be HCL at its last token, if it does
 */
record HclTokens(String text, List<HclToken> tokens, Optional<HclRefusal> broken) {
    HclTokens {
        tokens = List.copyOf(tokens);
    }

    /** The token at an index. */
    HclToken get(int index) {
        return tokens.get(index);
    }

    /** The characters of a token; of one that opens a string or a heredoc all of it. */
    String whole(HclToken token) {
        boolean isText = token.is(Kind.OPEN_QUOTE) || token.is(Kind.OPEN_HEREDOC);
        int end = isText ? tokens.get(token.partner()).end() : token.end();
        return text.substring(token.start(), end);
    }

    /** The tokens of a stretch of indices joined by single blanks, without line ends; a string or a heredoc is one token. */
    String joined(int from, int to) {
        StringBuilder joined = new StringBuilder();
        int i = from;
        while (i < to) {
            HclToken token = tokens.get(i);
            boolean isText = token.is(Kind.OPEN_QUOTE) || token.is(Kind.OPEN_HEREDOC);
            int last = isText ? token.partner() : i;
            if (!token.is(Kind.LINE_END)) {
                joined.append(joined.isEmpty() ? "" : " ")
                        .append(text, token.start(), tokens.get(last).end());
            }
            i = last + 1;
        }
        return joined.toString();
    }
}
