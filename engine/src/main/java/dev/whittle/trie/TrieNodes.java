package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one service's trie in preorder, which is the order of their texts, as parallel arrays: where a node's prefix
 * ends, the interval of its actions, and the node after its subtree. Its prefix is read off the first action of the
 * interval.
 *
 * <p>Built in one pass over the sorted actions: how much each shares with the one before it says which prefixes go on and
 * which end. Time: the actions' letters, and n log n for the nodes' order.
 */
final class TrieNodes {
    private final Pattern[] actions;
    private final int[] end;
    private final int[] first;
    private final int[] last;
    private final int[] next;

    /** What was once asked for; a race makes equal patterns twice, no more. */
    private final @Nullable Pattern[] wildcards;

    /**
     * @param root length of the service with its colon
     * @param actions sorted
     */
    TrieNodes(int root, Pattern[] actions) {
        this.actions = actions;
        long[] order = order(root, actions);
        int count = order.length;
        end = new int[count];
        first = new int[count];
        last = new int[count];
        next = new int[count];
        wildcards = new Pattern[count];
        for (int node = 0; node < count; node++) {
            first[node] = (int) (order[node] >>> Integer.SIZE);
            end[node] = (int) order[node];
        }
        close();
    }

    /**
     * Every node once, as its first action and its end. The order by both is the order by text, since of two prefixes
     * of one action the shorter comes first.
     */
    private static long[] order(int root, Pattern[] actions) {
        int longest = Arrays.stream(actions)
                .mapToInt(action -> action.text().length())
                .max()
                .orElse(root);
        int[] startedAt = new int[longest + 1];
        int[] foundAt = new int[longest + 1];
        Arrays.fill(foundAt, -1);
        long[] found = new long[Math.max(16, 4 * actions.length)];
        found[0] = root;
        int count = 1;
        for (int i = 0; i < actions.length; i++) {
            String name = actions[i].text();
            // Longer prefixes than what is shared with the action before start here.
            Arrays.fill(startedAt, shared(actions, i) + 1, longest + 1, i);
            for (int length = root + 1; length <= name.length(); length++) {
                int start = startedAt[length];
                if (foundAt[length] != start && Words.endsBefore(name, length)) {
                    foundAt[length] = start;
                    if (count == found.length) {
                        found = Arrays.copyOf(found, 2 * count);
                    }
                    found[count++] = (long) start << Integer.SIZE | length;
                }
            }
        }
        long[] order = Arrays.copyOf(found, count);
        Arrays.sort(order);
        return order;
    }

    /** How many letters the folded action shares with the one before it. */
    private static int shared(Pattern[] actions, int i) {
        if (i == 0) {
            return 0;
        }
        String before = actions[i - 1].folded();
        String action = actions[i].folded();
        int length = 0;
        while (length < Math.min(before.length(), action.length()) && before.charAt(length) == action.charAt(length)) {
            length++;
        }
        return length;
    }

    /** A node ends at the first action that does not share its whole prefix, and its subtree at the first node there. */
    private void close() {
        Arrays.fill(last, actions.length);
        Arrays.fill(next, end.length);
        int[] open = new int[end.length];
        int depth = 0;
        int node = 0;
        for (int i = 0; i < actions.length; i++) {
            int shared = shared(actions, i);
            while (depth > 0 && end[open[depth - 1]] > shared) {
                int closed = open[--depth];
                last[closed] = i;
                next[closed] = node;
            }
            while (node < end.length && first[node] == i) {
                open[depth++] = node++;
            }
        }
    }

    /** How many there are; node 0 is the service itself. */
    int count() {
        return end.length;
    }

    /** Length of a node's prefix in UTF-16 units, service and colon included. */
    int prefixLength(int node) {
        return end[node];
    }

    /** The first action under a node. */
    int firstAction(int node) {
        return first[node];
    }

    /** One past the last action under a node. */
    int lastAction(int node) {
        return last[node];
    }

    /** The node after a node's subtree, in preorder. */
    int afterSubtree(int node) {
        return next[node];
    }

    /** {@code prefix*}, the prefix as its first action spells it. */
    Pattern wildcard(int node) {
        Pattern known = wildcards[node];
        if (known == null) {
            known = Pattern.of(actions[first[node]].text().substring(0, end[node]) + "*");
            wildcards[node] = known;
        }
        return known;
    }

    /** The first node whose prefix is not before the folded text. */
    int firstNotBefore(String text) {
        int low = 0;
        int high = end.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (comparePrefix(middle, text) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int comparePrefix(int node, String text) {
        String name = actions[first[node]].folded();
        int length = end[node];
        int common = Math.min(length, text.length());
        for (int i = 0; i < common; i++) {
            int difference = name.charAt(i) - text.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return length - text.length();
    }
}
