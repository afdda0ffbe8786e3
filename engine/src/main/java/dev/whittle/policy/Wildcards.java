package dev.whittle.policy;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The languages of texts with {@code *} and {@code ?}, over all strings.
 *
 * <p>A wildcard text is a non-deterministic automaton whose states are its positions: at a {@code *} it stays on any
 * character or moves on for free, at a {@code ?} it moves on with any character, elsewhere with just that one. Position
 * {@code length} accepts. Characters that stand in neither text behave alike, so one of them, {@link #OTHER}, stands for
 * all.
 */
final class Wildcards {
    /**
     * Pairs of states that {@link #within} visits before it gives up: containment is exponential in the number of
     * {@code ?} after a {@code *}, and a document may hold any pattern.
     */
    static final int MOST_STATES = 20_000;

    private static final char OTHER = '\0';

    private Wildcards() {}

    /** Whether the text matches: greedy, going back only to the last {@code *}. */
    static boolean match(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether L(inner) is a subset of L(outer): the product of inner's states with sets of outer's. */
    static boolean within(String inner, String outer) {
        if (inner.equals(outer) || outer.equals("*")) {
            return true;
        }
        if (isPrefixPattern(outer)) {
            // A wildcard of inner can always be something else than the letter that outer asks for.
            return inner.startsWith(outer.substring(0, outer.length() - 1));
        }
        if (inner.indexOf('*') < 0 && inner.indexOf('?') < 0) {
            return match(outer, inner);
        }
        return withinByProduct(inner, outer);
    }

    private static boolean isPrefixPattern(String text) {
        int last = text.length() - 1;
        return last >= 0 && text.indexOf('*') == last && text.indexOf('?') < 0;
    }

    private record Pair(int inner, BitSet outer) {}

    private static boolean withinByProduct(String inner, String outer) {
        Set<Character> letters = new TreeSet<>();
        (inner + outer).chars().filter(c -> !Pattern.isWildcard((char) c)).forEach(c -> letters.add((char) c));
        letters.add(OTHER);

        Deque<Pair> open = new ArrayDeque<>();
        Set<Pair> seen = new HashSet<>();
        BitSet start = new BitSet();
        start.set(0);
        Pair first = new Pair(0, closure(outer, start));
        open.add(first);
        seen.add(first);
        while (!open.isEmpty()) {
            Pair pair = open.remove();
            int i = pair.inner();
            if (i == inner.length()) {
                if (!pair.outer().get(outer.length())) {
                    return false;
                }
                continue;
            }
            char at = inner.charAt(i);
            if (at == '*') {
                visit(new Pair(i + 1, pair.outer()), seen, open);
            }
            int next = at == '*' ? i : i + 1;
            if (Pattern.isWildcard(at)) {
                for (char letter : letters) {
                    visit(new Pair(next, step(outer, pair.outer(), letter)), seen, open);
                }
            } else {
                visit(new Pair(next, step(outer, pair.outer(), at)), seen, open);
            }
            if (seen.size() > MOST_STATES) {
                return false;
            }
        }
        return true;
    }

    private static void visit(Pair pair, Set<Pair> seen, Deque<Pair> open) {
        if (seen.add(pair)) {
            open.add(pair);
        }
    }

    private static BitSet step(String pattern, BitSet from, char letter) {
        BitSet to = new BitSet(pattern.length() + 1);
        for (int i = from.nextSetBit(0); i >= 0 && i < pattern.length(); i = from.nextSetBit(i + 1)) {
            char at = pattern.charAt(i);
            if (at == '*') {
                to.set(i);
            } else if (at == '?' || at == letter) {
                to.set(i + 1);
            }
        }
        return closure(pattern, to);
    }

    /** Adds what is reached for free; in place. */
    private static BitSet closure(String pattern, BitSet states) {
        for (int i = states.nextSetBit(0); i >= 0 && i < pattern.length(); i = states.nextSetBit(i + 1)) {
            if (pattern.charAt(i) == '*') {
                states.set(i + 1);
            }
        }
        return states;
    }

    /** Whether L(left) and L(right) meet: a table over both texts' suffixes. */
    static boolean meet(String left, String right) {
        boolean[] below = new boolean[right.length() + 1];
        for (int i = left.length(); i >= 0; i--) {
            boolean[] row = new boolean[right.length() + 1];
            for (int j = right.length(); j >= 0; j--) {
                row[j] = meetAt(left, i, right, j, row, below);
            }
            below = row;
        }
        return below[0];
    }

    private static boolean meetAt(String left, int i, String right, int j, boolean[] row, boolean[] below) {
        boolean leftEnds = i == left.length();
        boolean rightEnds = j == right.length();
        if (leftEnds && rightEnds) {
            return true;
        }
        if (!leftEnds && left.charAt(i) == '*') {
            return below[j] || (!rightEnds && row[j + 1]);
        }
        if (!rightEnds && right.charAt(j) == '*') {
            return row[j + 1] || (!leftEnds && below[j]);
        }
        if (leftEnds || rightEnds) {
            return false;
        }
        char a = left.charAt(i);
        char b = right.charAt(j);
        return (a == '?' || b == '?' || a == b) && below[j + 1];
    }
}
