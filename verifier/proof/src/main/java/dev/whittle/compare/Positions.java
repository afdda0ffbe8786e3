package dev.whittle.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Where the patterns of a set may stand in a text: patterns one after another, with an end after each, and of a text that was read so
 * far the positions behind it.
 */
final class Positions {
    private static final int END = Integer.MIN_VALUE;

    private final int[] codes;
    private final int[] starts;
    private final int[] rests;
    private final Letters.Side side;

    Positions(List<int[]> patterns, Letters.Side side) {
        this.side = side;
        codes = new int
                [patterns.stream().mapToInt(pattern -> pattern.length + 1).sum()];
        starts = new int[patterns.size()];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            int[] pattern = patterns.get(i);
            starts[i] = at;
            System.arraycopy(pattern, 0, codes, at, pattern.length);
            codes[at + pattern.length] = END;
            at += pattern.length + 1;
        }
        rests = new int[codes.length];
        for (int i = codes.length - 1; i >= 0; i--) {
            boolean isRun = codes[i] == Letters.RUN || codes[i] == Letters.RUN_IN_PART;
            rests[i] = codes[i] == END ? 0 : rests[i + 1] + (isRun ? 0 : 1);
        }
    }

    /** How many characters the nearest end is away at least. */
    int rest(int[] positions) {
        int least = Integer.MAX_VALUE;
        for (int position : positions) {
            least = Math.min(least, rests[position]);
        }
        return least;
    }

    int[] initial() {
        Gathered gathered = new Gathered();
        for (int start : starts) {
            add(start, gathered);
        }
        return gathered.sorted();
    }

    /** A position, and those behind runs that may be empty. */
    private void add(int position, Gathered gathered) {
        int at = position;
        gathered.add(at);
        while (codes[at] == Letters.RUN || codes[at] == Letters.RUN_IN_PART) {
            at++;
            gathered.add(at);
        }
    }

    int[] step(int[] positions, int code, Letters letters) {
        Gathered gathered = new Gathered();
        for (int position : positions) {
            int here = codes[position];
            if (here != END && letters.takes(here, code, side)) {
                add(here == Letters.RUN || here == Letters.RUN_IN_PART ? position : position + 1, gathered);
            }
        }
        return gathered.sorted();
    }

    boolean accepts(int[] positions) {
        for (int position : positions) {
            if (codes[position] == END) {
                return true;
            }
        }
        return false;
    }

    /** Whether some pattern stands at its final run. */
    boolean matchesWhateverFollows(int[] positions) {
        for (int position : positions) {
            if (codes[position] == Letters.RUN && codes[position + 1] == END) {
                return true;
            }
        }
        return false;
    }

    void next(int[] positions, Set<Integer> found) {
        for (int position : positions) {
            int here = codes[position];
            if (here == END || here == Letters.RUN || here == Letters.ONE) {
                continue;
            }
            if (here == Letters.RUN_IN_PART || here == Letters.ONE_IN_PART) {
                found.add((int) ':');
            } else if (Letters.isEitherCase(here)) {
                found.add(Letters.letter(here));
                found.add(Character.toUpperCase(Letters.letter(here)));
            } else {
                found.add(here);
            }
        }
    }

    /** Positions without order, then sorted and each once. */
    private static final class Gathered {
        private int[] positions = new int[8];
        private int size;

        void add(int position) {
            if (size == positions.length) {
                positions = Arrays.copyOf(positions, 2 * size);
            }
            positions[size++] = position;
        }

        int[] sorted() {
            Arrays.sort(positions, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || positions[i] != positions[i - 1]) {
                    positions[kept++] = positions[i];
                }
            }
            return Arrays.copyOf(positions, kept);
        }
    }
}
