package dev.whittle.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * One search for a text: states, each the positions of every set behind what was read, with the state before it. A state whose text can
 * be shortest is looked at first, by how far its positions are from an end at least.
 */
final class Walk {
    /** Positions to visit. */
    private static final int MOST = 200_000;

    /** Characters to try where the patterns leave them open. */
    private static final String OTHERS = "x7qzA-Zy0k~!";

    private final Letters letters;
    private final List<Positions> sets;
    private final Positions avoided;
    private final List<State> queue = new ArrayList<>();
    private final PriorityQueue<Open> open = new PriorityQueue<>();
    private final Set<Codes> seen = new HashSet<>();
    private int visited;

    /**
     * @param sets each of which must have a pattern that matches
     * @param avoided patterns that must not match
     */
    Walk(Letters letters, List<Positions> sets, Positions avoided) {
        this.letters = letters;
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

    /**
     * A shortest text, as codes; nothing where there is none.
     *
     * @throws TextSearch.LimitException where too much is to be looked at
     */
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
            int[] positions = sets.get(i).step(state.left.get(i), code, letters);
            if (positions.length == 0) {
                return;
            }
            left.add(positions);
        }
        add(new State(left, avoided.step(state.right, code, letters), at, code, state.length + 1));
    }

    private void add(State state) {
        if (avoided.matchesWhateverFollows(state.right) || !seen.add(state.key())) {
            return;
        }
        visited += 1 + state.right.length / 8;
        if (visited > MOST) {
            throw new TextSearch.LimitException("the search for a text took more than " + MOST + " steps");
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
