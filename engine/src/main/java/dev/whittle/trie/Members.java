package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.function.IntPredicate;

/**
 * The actions of one service that a narrowing is about, the set M of the theory, and which of them must be avoided; all
 * by index into the service's trie.
 */
sealed interface Members {
    /** The first index that may be a member. */
    int first();

    /** One past the last index that may be a member. */
    int last();

    /** How many members lie in the interval. */
    int count(int from, int to);

    /** How many members that must be avoided lie in the interval. */
    int avoided(int from, int to);

    /** K intersected with L(p); the unused must be avoided. */
    static Members of(Pattern pattern, KnownService service) {
        ServiceTrie trie = service.trie();
        String prefix = pattern.namesOneService() ? pattern.literalPrefix() : "";
        int first = trie.start(prefix);
        int last = trie.end(prefix);
        if (isInterval(pattern)) {
            return new Interval(first, last, service);
        }
        return Scattered.of(first, last, i -> pattern.matches(trie.folded(i)), service::isUnused);
    }

    /** Whether M is all that starts with p's literal prefix, in each service. */
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
    }

    /** Any set; both counts by prefix sums over [first, last]. */
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
    }
}
