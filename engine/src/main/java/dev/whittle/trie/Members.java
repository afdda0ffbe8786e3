package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.BitSet;
import java.util.List;

/**
 * The actions of one service that a narrowing is about, the set M of the theory, and which of them must be avoided; all
 * by index into the service's trie.
 */
sealed interface Members permits Members.Interval, Scattered {
    /** The first index that may be a member. */
    int first();

    /** One past the last index that may be a member. */
    int last();

    /** How many members lie in the interval. */
    int count(int from, int to);

    /** How many members that must be avoided lie in the interval. */
    int avoided(int from, int to);

    /** Whether a word ends at the node in some member: what is no member makes no nodes. */
    boolean endAWord(ServiceTrie trie, int node);

    /**
     * Adds what keeps all members of a safe node with several of them, inside p.
     *
     * @param within p
     */
    void below(ServiceTrie trie, int node, Pattern within, List<Pattern> found);

    /**
     * The same of any prefix under which nothing must be avoided and some of an interval is a member.
     *
     * @param length of the prefix, that of the service with its colon at least; a mid-word cut is one, too
     */
    List<Pattern> below(ServiceTrie trie, int from, int to, int length, Pattern within);

    /**
     * K intersected with L(p), without what is denied; the unused must be avoided.
     *
     * @param denied by index; that there are none is an ordinary case, and the fast one
     */
    static Members of(Pattern pattern, KnownService service, BitSet denied) {
        ServiceTrie trie = service.trie();
        String prefix = pattern.namesOneService() ? pattern.literalPrefix() : "";
        int first = trie.start(prefix);
        int last = trie.end(prefix);
        if (isInterval(pattern) && !hasAny(denied, first, last)) {
            return new Interval(first, last, service);
        }
        return Scattered.of(first, last, i -> !denied.get(i) && pattern.matches(trie.folded(i)), service::isUnused);
    }

    private static boolean hasAny(BitSet denied, int first, int last) {
        int at = denied.nextSetBit(first);
        return at >= 0 && at < last;
    }

    /** Whether K intersected with L(p) is all that starts with p's literal prefix, in each service. */
    private static boolean isInterval(Pattern pattern) {
        return pattern.isEverything()
                || (pattern.namesOneService()
                        && pattern.literalPrefix().length() == pattern.folded().length() - 1
                        && pattern.folded().endsWith("*"));
    }

    /** Neighbours in the order of the trie. */
    record Interval(int first, int last, KnownService service) implements Members {
        @Override
        public int count(int from, int to) {
            return Math.max(0, Math.min(to, last) - Math.max(from, first));
        }

        @Override
        public int avoided(int from, int to) {
            return count(from, to) == 0 ? 0 : service.unused(Math.max(from, first), Math.min(to, last));
        }

        /** Always: every action under the node is a member, and a word ends there in one of them. */
        @Override
        public boolean endAWord(ServiceTrie trie, int node) {
            return true;
        }

        /** What p demands after a prefix of its own literal text is itself, and after a longer one nothing. */
        @Override
        public void below(ServiceTrie trie, int node, Pattern within, List<Pattern> found) {
            found.add(
                    isAbove(trie.nodes().prefixLength(node), within)
                            ? within
                            : trie.nodes().wildcard(node));
        }

        @Override
        public List<Pattern> below(ServiceTrie trie, int from, int to, int length, Pattern within) {
            return List.of(
                    isAbove(length, within)
                            ? within
                            : Pattern.of(trie.spelled(Math.max(from, first)).substring(0, length) + "*"));
        }

        private static boolean isAbove(int length, Pattern within) {
            return within.namesOneService() && length < within.literalPrefix().length();
        }
    }
}
