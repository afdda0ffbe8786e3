package dev.whittle.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for a shortest text that some patterns of each of several sets match, and none of a further set: over the positions at which
 * the patterns may stand, those first from where an end can be nearest. Its answers are proposals: texts are replayed, and emptiness is proved by the solver.
 *
 * <p>A pattern on the right that stands at its final run matches whatever follows, so nothing is looked for behind it. Of the first
 * set one pattern is taken at a time, and of the others only those that can meet it.
 */
final class TextSearch {
    /** Positions to visit in one search. */
    private static final int MOST = 200_000;

    /** Characters to try where the patterns leave them open. */
    private static final String OTHERS = "x7qzA-Zy0k~!";

    /** So many patterns on the right are looked at together at once. */
    private static final int FEW = 8;

    private final Letters letters;
    private final IdentityHashMap<int[], int[]> holders = new IdentityHashMap<>();
    private final IdentityHashMap<int[], String> texts = new IdentityHashMap<>();
    private final IdentityHashMap<int[], String> pieces = new IdentityHashMap<>();

    TextSearch(Letters letters) {
        this.letters = letters;
    }

    /** There is more to look at than {@link #MOST} says. */
    static final class LimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LimitException() {
            super("the search for a text took more than " + MOST + " steps", null, false, false);
        }
    }

    /**
     * A text, as codes; nothing where there is none.
     *
     * @param left sets of patterns, at least one set
     * @param right patterns that must not match
     */
    Optional<int[]> find(List<List<int[]>> left, List<int[]> right) {
        return find(left, List.of(), right);
    }

    /**
     * The same, of a text that lies in some further set as well.
     *
     * @param wish patterns whose wildcards take variables too; none for no wish
     */
    Optional<int[]> find(List<List<int[]>> left, List<int[]> wish, List<int[]> right) {
        List<List<int[]>> bySize = left.stream()
                .sorted((one, other) -> Integer.compare(one.size(), other.size()))
                .toList();
        Set<Codes> there = new HashSet<>();
        right.forEach(pattern -> there.add(new Codes(pattern)));
        for (int[] first : bySize.get(0)) {
            if (there.contains(new Codes(first))) {
                continue;
            }
            Optional<int[]> found = search(first, bySize.subList(1, bySize.size()), wish, right);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a pattern may hold all of another one: no for sure where the two can't meet, or the longest piece of text of the first is
     * nowhere in the other, whose wildcards may stand for anything else.
     */
    boolean mayHold(int[] outer, int[] inner) {
        return meet(outer, inner)
                && texts.computeIfAbsent(inner, TextSearch::text)
                        .contains(pieces.computeIfAbsent(outer, TextSearch::piece));
    }

    /** The characters of a pattern, with something else for what is none. */
    private static String text(int[] pattern) {
        StringBuilder text = new StringBuilder(pattern.length);
        for (int code : pattern) {
            text.appendCodePoint(code >= 0 ? code : 0);
        }
        return text.toString();
    }

    /** The longest text that stands in a pattern in one piece. */
    private static String piece(int[] pattern) {
        String longest = "";
        for (String piece : text(pattern).split("\0", -1)) {
            longest = piece.length() > longest.length() ? piece : longest;
        }
        return longest;
    }

    /** Whether one pattern on the right holds all of this one: much is asked for that, and it is quickly seen. */
    private boolean isHeldByOne(int[] first, List<int[]> right) {
        if (right.size() <= FEW) {
            return false;
        }
        int[] known = holders.get(first);
        if (known != null && right.stream().anyMatch(outer -> outer == known)) {
            return true;
        }
        for (int[] outer : right) {
            if (mayHold(outer, first) && isHeldBy(outer, first)) {
                holders.put(first, outer);
                return true;
            }
        }
        return false;
    }

    private boolean isHeldBy(int[] outer, int[] inner) {
        return Cut.isAligned(inner, outer)
                || new Walk(
                                List.of(new Positions(List.of(inner), Letters.Side.LEFT)),
                                new Positions(List.of(outer), Letters.Side.RIGHT))
                        .find()
                        .isEmpty();
    }

    private Optional<int[]> search(int[] first, List<List<int[]>> others, List<int[]> wish, List<int[]> right) {
        if (isHeldByOne(first, right)) {
            return Optional.empty();
        }
        List<Positions> sets = new ArrayList<>();
        sets.add(new Positions(List.of(first), Letters.Side.LEFT));
        for (List<int[]> other : others) {
            List<int[]> meeting =
                    other.stream().filter(pattern -> meet(first, pattern)).toList();
            if (meeting.isEmpty()) {
                return Optional.empty();
            }
            sets.add(new Positions(meeting, Letters.Side.LEFT));
        }
        if (!wish.isEmpty()) {
            sets.add(new Positions(wish, Letters.Side.WISH));
        }
        Positions avoided = new Positions(
                right.stream().filter(pattern -> meet(first, pattern)).toList(), Letters.Side.RIGHT);
        return new Walk(sets, avoided).find();
    }

    /** False where the fixed beginnings or ends of two patterns differ, so that no text matches both. */
    static boolean meet(int[] one, int[] other) {
        int most = Math.min(one.length, other.length);
        for (int i = 0; i < most; i++) {
            if (one[i] < 0 || other[i] < 0) {
                break;
            }
            if (one[i] != other[i]) {
                return false;
            }
        }
        for (int i = 1; i <= most; i++) {
            int a = one[one.length - i];
            int b = other[other.length - i];
            if (a < 0 || b < 0) {
                break;
            }
            if (a != b) {
                return false;
            }
        }
        return true;
    }

    /** Patterns one after another, with an end after each. */
    private static final class Positions {
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

        int[] step(int[] positions, int code, TextSearch search) {
            Gathered gathered = new Gathered();
            for (int position : positions) {
                int here = codes[position];
                if (here != END && search.takes(here, code, side)) {
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

    /** Whether a code of a pattern matches a character or a letter. */
    private boolean takes(int pattern, int code, Letters.Side side) {
        if (Letters.isVariable(code)) {
            return Letters.isVariable(pattern)
                    ? side == Letters.Side.RIGHT ? letters.absorbs(pattern, code) : pattern == code
                    : !Letters.isEitherCase(pattern)
                            && pattern < 0
                            && (side == Letters.Side.WISH || (side == Letters.Side.RIGHT && pattern == Letters.RUN));
        }
        return switch (pattern) {
            case Letters.RUN, Letters.ONE -> true;
            case Letters.RUN_IN_PART, Letters.ONE_IN_PART -> code != ':';
            default ->
                pattern == code
                        || (Letters.isEitherCase(pattern)
                                && (code == Letters.letter(pattern)
                                        || code == Character.toUpperCase(Letters.letter(pattern))));
        };
    }

    /** One search: a queue of states, each the positions of every set, with the state before it. */
    private final class Walk {
        private final List<Positions> sets;
        private final Positions avoided;
        private final List<State> queue = new ArrayList<>();
        private final PriorityQueue<Open> open = new PriorityQueue<>();
        private final Set<Codes> seen = new HashSet<>();
        private int visited;

        Walk(List<Positions> sets, Positions avoided) {
            this.sets = sets;
            this.avoided = avoided;
        }

        /** A state that is still to be looked at, those first whose texts can be shortest. */
        private record Open(int length, int state) implements Comparable<Open> {
            @Override
            public int compareTo(Open other) {
                int order = Integer.compare(length, other.length);
                return order != 0 ? order : Integer.compare(state, other.state);
            }
        }

        /** Where each set stands after a code, and the state before it. */
        private static final class State {
            private final List<int[]> left;
            private final int[] right;
            private final int before;
            private final int code;
            private final int length;

            State(List<int[]> left, int[] right, int before, int code, int length) {
                this.length = length;
                this.left = left;
                this.right = right;
                this.before = before;
                this.code = code;
            }

            Codes key() {
                int size = right.length + 1;
                for (int[] positions : left) {
                    size += positions.length + 1;
                }
                int[] all = new int[size];
                int at = 0;
                for (int[] positions : left) {
                    System.arraycopy(positions, 0, all, at, positions.length);
                    at += positions.length;
                    all[at++] = -1;
                }
                System.arraycopy(right, 0, all, at, right.length);
                return new Codes(all);
            }
        }

        Optional<int[]> find() {
            add(new State(sets.stream().map(Positions::initial).toList(), avoided.initial(), -1, 0, 0));
            while (!open.isEmpty()) {
                int at = open.remove().state();
                State state = queue.get(at);
                if (isFound(state)) {
                    return Optional.of(text(state));
                }
                for (int code : next(state)) {
                    step(state, at, code);
                }
            }
            return Optional.empty();
        }

        private boolean isFound(State state) {
            for (int i = 0; i < sets.size(); i++) {
                if (!sets.get(i).accepts(state.left.get(i))) {
                    return false;
                }
            }
            return !avoided.accepts(state.right);
        }

        private void step(State state, int at, int code) {
            List<int[]> left = new ArrayList<>(sets.size());
            for (int i = 0; i < sets.size(); i++) {
                int[] positions = sets.get(i).step(state.left.get(i), code, TextSearch.this);
                if (positions.length == 0) {
                    return;
                }
                left.add(positions);
            }
            add(new State(left, avoided.step(state.right, code, TextSearch.this), at, code, state.length + 1));
        }

        private void add(State state) {
            if (avoided.matchesWhateverFollows(state.right) || !seen.add(state.key())) {
                return;
            }
            visited += 1 + state.right.length / 8;
            if (visited > MOST) {
                throw new LimitException();
            }
            int rest = 0;
            for (int i = 0; i < sets.size(); i++) {
                rest = Math.max(rest, sets.get(i).rest(state.left.get(i)));
            }
            open.add(new Open(state.length + rest, queue.size()));
            queue.add(state);
        }

        /** The codes that the patterns ask for next, and a character that none of them does. */
        private List<Integer> next(State state) {
            Set<Integer> asked = new TreeSet<>();
            for (int i = 0; i < sets.size(); i++) {
                sets.get(i).next(state.left.get(i), asked);
            }
            Set<Integer> avoidedNext = new TreeSet<>();
            avoided.next(state.right, avoidedNext);
            avoidedNext.stream().filter(code -> code >= 0).forEach(asked::add);
            List<Integer> codes = new ArrayList<>();
            OTHERS.chars()
                    .filter(other -> !asked.contains(other))
                    .findFirst()
                    .ifPresentOrElse(codes::add, () -> codes.add(unasked(asked)));
            codes.addAll(asked);
            return codes;
        }

        private static int unasked(Set<Integer> asked) {
            int point = '!';
            while (asked.contains(point)) {
                point++;
            }
            return point;
        }

        private int[] text(State found) {
            List<Integer> codes = new ArrayList<>();
            for (State state = found; state.before >= 0; state = queue.get(state.before)) {
                codes.add(0, state.code);
            }
            return codes.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
