package dev.whittle.request;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What a text of a policy matches, token by token: slow and obvious, as the plain evaluator needs it. Characters are code points.
 *
 * @param tokens in order
 */
record TextPattern(List<Token> tokens) {
    TextPattern {
        tokens = List.copyOf(tokens);
    }

    /** How many characters a token takes. */
    enum Count {
        ONE,
        /** Any number of them, none too. */
        RUN
    }

    /** A part of a pattern, and which characters it takes. */
    record Token(Count count, IntPredicate takes) {
        /** Exactly this character. */
        static Token of(int point) {
            return new Token(Count.ONE, other -> other == point);
        }
    }

    /** Any character. */
    static boolean any(int point) {
        return true;
    }

    /** Any character but the one that separates the parts of an ARN. */
    static boolean anyButColon(int point) {
        return point != ':';
    }

    /** With {@code *} and {@code ?} for any characters at all. Source: IAM User Guide, "String condition operators". */
    static TextPattern like(Template text) {
        List<Token> tokens = new ArrayList<>();
        text.pieces().forEach(piece -> tokens.add(token(piece, TextPattern::any, TextPattern::any)));
        return new TextPattern(tokens);
    }

    /**
     * The token of a piece.
     *
     * @param one what a {@code ?} takes
     * @param run what a {@code *} takes
     */
    static Token token(Template.Piece piece, IntPredicate one, IntPredicate run) {
        if (piece.isWritten('*')) {
            return new Token(Count.RUN, run);
        }
        return piece.isWritten('?') ? new Token(Count.ONE, one) : Token.of(piece.point());
    }

    /** Whether the whole text matches. Time: tokens times characters. */
    boolean matches(String text) {
        int[] points = text.codePoints().toArray();
        BitSet reached = new BitSet();
        reached.set(0);
        for (Token token : tokens) {
            BitSet next = new BitSet();
            for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
                if (token.count() == Count.RUN) {
                    addRun(token, at, points, next);
                } else if (at < points.length && token.takes().test(points[at])) {
                    next.set(at + 1);
                }
            }
            reached = next;
        }
        return reached.get(points.length);
    }

    /** Everywhere that a run from there may end. Where an earlier one got to, it gets on as that one did. */
    private static void addRun(Token run, int from, int[] points, BitSet ends) {
        int end = from;
        while (!ends.get(end)) {
            ends.set(end);
            if (end < points.length && run.takes().test(points[end])) {
                end++;
            }
        }
    }
}
