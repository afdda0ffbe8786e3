package dev.whittle.trie;

import java.util.BitSet;

/**
 * The known actions of one service and which of them are unused. The unused ones are counted by prefix sums, so how
 * many lie in an interval is one subtraction.
 */
public final class KnownService {
    private final ServiceTrie trie;
    private final int[] unusedBefore;

    private KnownService(ServiceTrie trie, int[] unusedBefore) {
        this.trie = trie;
        this.unusedBefore = unusedBefore;
    }

    static KnownService allUsed(ServiceTrie trie) {
        return new KnownService(trie, new int[trie.size() + 1]);
    }

    static KnownService of(ServiceTrie trie, BitSet unused) {
        int[] before = new int[trie.size() + 1];
        for (int i = 0; i < trie.size(); i++) {
            before[i + 1] = before[i] + (unused.get(i) ? 1 : 0);
        }
        return new KnownService(trie, before);
    }

    /** The service's trie. */
    public ServiceTrie trie() {
        return trie;
    }

    /** Whether the action at an index is in U. */
    public boolean isUnused(int index) {
        return unusedBefore[index + 1] > unusedBefore[index];
    }

    /** How many actions of the interval are in U. */
    public int unused(int first, int last) {
        return unusedBefore[last] - unusedBefore[first];
    }

    /** How many actions of the service are in U. */
    public int unused() {
        return unusedBefore[trie.size()];
    }
}
