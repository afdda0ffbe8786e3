package dev.whittle.source.hcl;

/**
 * A lexical token of a text in HCL. Blanks and comments are none; line ends that follow each other are one.
 *
 * @param start first UTF-16 unit
 * @param end one past the last UTF-16 unit
 * @param partner of a token that opens a string, a heredoc, a hole or a directive: the index of the one that closes it, itself until
 *     that was found; of any other token its own index
 */
record HclToken(Kind kind, int start, int end, int partner) {
    /** What a token is. */
    enum Kind {
        /** A name or a keyword. */
        NAME,
        NUMBER,
        /** What may stand between two operands; a minus stands before one, too, and a star in splats. */
        OPERATOR,
        /** A bracket, a comma, and what else stands for itself. */
        SYMBOL,
        LINE_END,
        OPEN_QUOTE,
        CLOSE_QUOTE,
        /** {@code <<TAG} or {@code <<-TAG}, without its line end. */
        OPEN_HEREDOC,
        /** The tag that closes a heredoc. */
        CLOSE_HEREDOC,
        /** Characters of a string or a heredoc. */
        LITERAL,
        /** <code>${</code>, with or without {@code ~}. */
        OPEN_HOLE,
        /** <code>%{</code>, with or without {@code ~}. */
        OPEN_DIRECTIVE,
        /** The brace that closes a hole or a directive, with or without {@code ~}. */
        CLOSE_HOLE,
        /** The end of the text. */
        END,
        /** Where the text stops to be HCL. */
        BROKEN
    }

    /** Whether it is of that kind. */
    boolean is(Kind other) {
        return kind == other;
    }
}
