package dev.whittle.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of the original beside the line of the refined text that it became.
 *
 * @param before the original's line in pieces, its end included; empty where nothing stood there
 * @param after the refined text's line in pieces; empty where nothing is left of it
 * @param from the number of the original's line, or of the last one before it
 * @param to the same of the refined text's
 */
record DiffLine(List<DiffPiece> before, List<DiffPiece> after, int from, int to) {
    DiffLine {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Whether the line is the same in both. */
    boolean isSame() {
        return before.equals(after);
    }

    /** All lines, side by side. */
    static List<DiffLine> of(List<DiffPiece> pieces) {
        Sides sides = new Sides();
        pieces.forEach(sides::add);
        return sides.finished();
    }

    /** Two texts as they are told line by line; lines wait until both texts are at the start of one. */
    private static final class Sides {
        private final List<DiffLine> lines = new ArrayList<>();
        private final Side before = new Side();
        private final Side after = new Side();

        void add(DiffPiece piece) {
            int start = 0;
            while (start < piece.text().length()) {
                int feed = piece.text().indexOf('\n', start);
                int end = feed < 0 ? piece.text().length() : feed + 1;
                add(new DiffPiece(piece.kind(), piece.text().substring(start, end)), feed >= 0);
                start = end;
            }
        }

        private void add(DiffPiece part, boolean endsLine) {
            if (part.kind() != DiffPiece.Kind.COME) {
                before.add(part, endsLine);
            }
            if (part.kind() != DiffPiece.Kind.GONE) {
                after.add(part, endsLine);
            }
            if (before.current.isEmpty() && after.current.isEmpty()) {
                pair();
            }
        }

        List<DiffLine> finished() {
            before.end();
            after.end();
            pair();
            return lines;
        }

        private void pair() {
            for (int i = 0; i < Math.max(before.waiting.size(), after.waiting.size()); i++) {
                List<DiffPiece> left = before.next(i);
                List<DiffPiece> right = after.next(i);
                lines.add(new DiffLine(left, right, before.number, after.number));
            }
            before.waiting.clear();
            after.waiting.clear();
        }
    }

    /** One of the two texts. */
    private static final class Side {
        private final List<List<DiffPiece>> waiting = new ArrayList<>();
        private List<DiffPiece> current = new ArrayList<>();
        private int number;

        void add(DiffPiece part, boolean endsLine) {
            current.add(part);
            if (endsLine) {
                end();
            }
        }

        void end() {
            if (!current.isEmpty()) {
                waiting.add(current);
                current = new ArrayList<>();
            }
        }

        List<DiffPiece> next(int at) {
            if (at >= waiting.size()) {
                return List.of();
            }
            number++;
            return waiting.get(at);
        }
    }
}
