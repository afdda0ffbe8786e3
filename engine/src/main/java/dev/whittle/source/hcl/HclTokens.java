package dev.whittle.source.hcl;

import dev.whittle.json.Span;
import dev.whittle.source.hcl.HclToken.Kind;
import java.util.ArrayList;
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

    /**
     * Where the holes and directives of a template stand, from their <code>${</code> or <code>%{</code> to their brace; those within
     * other holes are left out.
     *
     * @param template a string or a heredoc that was read from the text
     */
    static List<Span> holes(String text, Span template) {
        // A heredoc ends with a line end, which is none of its own.
        List<HclToken> tokens = HclLexer.read(template.of(text) + "\n").tokens();
        List<Span> holes = new ArrayList<>();
        for (int i = 1; i < tokens.get(0).partner(); i = tokens.get(i).partner() + 1) {
            HclToken token = tokens.get(i);
            if (!token.is(Kind.LITERAL)) {
                int end = tokens.get(token.partner()).end();
                holes.add(new Span(template.start() + token.start(), template.start() + end));
            }
        }
        return holes;
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
