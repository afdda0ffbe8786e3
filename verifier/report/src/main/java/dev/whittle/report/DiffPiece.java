package dev.whittle.report;

import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a text before or after edits: of both, or of one of them. The pieces of edits are told by the edits themselves and
 * not found by comparing, so that each pattern stands against what came in its place.
 *
 * @param kind which of the two texts has it
 * @param text not empty
 */
record DiffPiece(Kind kind, String text) {
    /** Which text a piece stands in. */
    enum Kind {
        /** In both. */
        KEPT,
        /** In the original alone. */
        GONE,
        /** In the refined text alone. */
        COME
    }

    /**
     * The pieces in order: those kept and gone are the original, those kept and come what the edits make of it. Time: linear in
     * both.
     *
     * @param edits in order, none over another
     */
    static List<DiffPiece> of(String original, List<TextEdit> edits) {
        List<DiffPiece> pieces = new ArrayList<>();
        int done = 0;
        for (int i = 0; i < edits.size(); i++) {
            int next = i + 1 < edits.size() ? edits.get(i + 1).span().start() : original.length();
            Span gone = edits.get(i).text().isEmpty()
                    ? wholeLines(original, edits.get(i).span(), done, next)
                    : edits.get(i).span();
            add(pieces, Kind.KEPT, original.substring(done, gone.start()));
            add(pieces, Kind.GONE, gone.of(original));
            add(pieces, Kind.COME, edits.get(i).text());
            done = gone.end();
        }
        add(pieces, Kind.KEPT, original.substring(done));
        return pieces;
    }

    private static void add(List<DiffPiece> pieces, Kind kind, String text) {
        if (!text.isEmpty()) {
            pieces.add(new DiffPiece(kind, text));
        }
    }

    /**
     * An element goes with a separator, and the text is the same whichever: of {@code a,\n b,\n c} may go {@code ,\n b} as well as
     * {@code  b,\n}. The latter is what people call its line.
     *
     * @param from where the span may begin at the earliest
     * @param to where it may end at the latest
     */
    private static Span wholeLines(String text, Span gone, int from, int to) {
        Span right = gone;
        while (!isWholeLines(text, right)
                && right.end() < to
                && !right.of(text).isEmpty()
                && text.charAt(right.start()) == text.charAt(right.end())) {
            right = new Span(right.start() + 1, right.end() + 1);
        }
        if (isWholeLines(text, right)) {
            return right;
        }
        Span left = gone;
        while (!isWholeLines(text, left)
                && left.start() > from
                && !left.of(text).isEmpty()
                && text.charAt(left.start() - 1) == text.charAt(left.end() - 1)) {
            left = new Span(left.start() - 1, left.end() - 1);
        }
        return isWholeLines(text, left) ? left : gone;
    }

    private static boolean isWholeLines(String text, Span span) {
        return isLineStart(text, span.start()) && isLineStart(text, span.end());
    }

    private static boolean isLineStart(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }
}
