package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Any set of members; both counts by prefix sums over [first, last]. */
final class Scattered implements Members {
    private final int first;
    private final int last;
    private final int[] membersBefore;
    private final int[] avoidedBefore;

    private Scattered(int first, int last, int[] membersBefore, int[] avoidedBefore) {
        this.first = first;
        this.last = last;
        this.membersBefore = membersBefore;
        this.avoidedBefore = avoidedBefore;
    }

    static Scattered of(int first, int last, IntPredicate isMember, IntPredicate isAvoided) {
        int[] members = new int[last - first + 1];
        int[] avoided = new int[last - first + 1];
        for (int i = first; i < last; i++) {
            boolean member = isMember.test(i);
            members[i - first + 1] = members[i - first] + (member ? 1 : 0);
            avoided[i - first + 1] = avoided[i - first] + (member && isAvoided.test(i) ? 1 : 0);
        }
        return new Scattered(first, last, members, avoided);
    }

    @Override
    public int first() {
        return first;
    }

    @Override
    public int last() {
        return last;
    }

    @Override
    public int count(int from, int to) {
        return sum(membersBefore, from, to);
    }

    @Override
    public int avoided(int from, int to) {
        return sum(avoidedBefore, from, to);
    }

    private int sum(int[] before, int from, int to) {
        return to <= first || from >= last
                ? 0
                : before[Math.min(to, last) - first] - before[Math.max(from, first) - first];
    }

    @Override
    public boolean endAWord(ServiceTrie trie, int node) {
        TrieNodes nodes = trie.nodes();
        for (int i = nodes.firstAction(node); i < nodes.lastAction(node); i++) {
            if (isMember(i) && Words.endsBefore(trie.spelled(i), nodes.prefixLength(node))) {
                return true;
            }
        }
        return false;
    }

    /** The node's prefix, as its first member spells it, with each residual of p that some member below it matches. */
    @Override
    public void below(ServiceTrie trie, int node, Pattern within, List<Pattern> found) {
        TrieNodes nodes = trie.nodes();
        found.addAll(below(trie, nodes.firstAction(node), nodes.lastAction(node), nodes.prefixLength(node), within));
    }

    @Override
    public List<Pattern> below(ServiceTrie trie, int start, int to, int length, Pattern within) {
        int from = start;
        while (!isMember(from)) {
            from++;
        }
        String prefix = trie.spelled(from).substring(0, length);
        String name = Pattern.fold(prefix.substring(trie.service().length() + 1));
        List<Pattern> patterns = new ArrayList<>();
        for (String residual : Residuals.of(within, name)) {
            Pattern pattern = Pattern.of(prefix + residual);
            if (matchesAny(trie, from, to, pattern)) {
                patterns.add(pattern);
            }
        }
        return Covers.uncovered(patterns);
    }

    private boolean matchesAny(ServiceTrie trie, int from, int to, Pattern pattern) {
        for (int i = from; i < to; i++) {
            if (isMember(i) && pattern.matches(trie.folded(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isMember(int index) {
        return count(index, index + 1) == 1;
    }
}
