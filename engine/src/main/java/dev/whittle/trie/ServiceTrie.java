package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The trie of one service, built once and then only read.
 *
 * <p>Actions are sorted by their folded text, so all that start with one prefix are an interval of indices. A node is a
 * prefix that ends at a word's end in some action. <b>Nodes nest by string prefix, not by list of words</b>:
 * {@code DescribeJob} is the parent of {@code DescribeJobs} as well as of {@code DescribeJobStatus}. A trie of words
 * would make the two siblings, and {@code batch:DescribeJob*} would look safe while it grants {@code DescribeJobs}.
 *
 * <p>Nodes are kept in preorder, which is the order of their texts, in parallel arrays: where a node's prefix ends,
 * the interval of its actions, and the node after its subtree. Its prefix is read off the first action of the interval.
 */
public final class ServiceTrie {
    private final String prefix;
    private final String[] folded;
    private final String[] spelled;

    /** Built on first use: a pattern that covers a whole service never looks inside. */
    private volatile @Nullable Nodes nodes;

    /** Parallel arrays, a place a node. */
    private static final class Nodes {
        final int[] end;
        final int[] first;
        final int[] last;
        final int[] next;

        Nodes(int[] end, int[] first, int[] last, int[] next) {
            this.end = end;
            this.first = first;
            this.last = last;
            this.next = next;
        }
    }

    private ServiceTrie(String prefix, String[] folded, String[] spelled) {
        this.prefix = prefix;
        this.folded = folded;
        this.spelled = spelled;
    }

    /**
     * The trie over a service's actions. Time: n log n comparisons; the nodes are built when they are first asked for.
     *
     * @param service folded, without colon
     * @param actions full texts {@code service:Name}, distinct after folding
     */
    public static ServiceTrie of(String service, Collection<String> actions) {
        TreeMap<String, String> sorted = new TreeMap<>();
        actions.forEach(action -> sorted.put(Pattern.fold(action), action));
        return new ServiceTrie(
                service, sorted.keySet().toArray(String[]::new), sorted.values().toArray(String[]::new));
    }

    /** The service, folded, without colon. */
    public String service() {
        return prefix;
    }

    /** How many actions there are. */
    public int size() {
        return folded.length;
    }

    /** The action at an index, folded. */
    public String folded(int index) {
        return folded[index];
    }

    /** The action at an index, as spelled. */
    public String spelled(int index) {
        return spelled[index];
    }

    /** The index of a folded action, negative where it is unknown. */
    public int indexOf(String action) {
        return Arrays.binarySearch(folded, action);
    }

    /** The actions as spelled, in order. */
    List<String> actions() {
        return Arrays.asList(spelled);
    }

    /** The first index whose action is not before the folded prefix: where its interval starts. */
    int start(String text) {
        int at = Arrays.binarySearch(folded, text);
        return at >= 0 ? at : -at - 1;
    }

    /** One past the last index whose action starts with the folded prefix. */
    int end(String text) {
        int low = start(text);
        int high = folded.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (folded[middle].startsWith(text)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of nodes; node 0 is the service itself. */
    int nodeCount() {
        return nodes().end.length;
    }

    /** Length of a node's prefix in UTF-16 units, service and colon included. */
    int prefixLength(int node) {
        return nodes().end[node];
    }

    /** The first action under a node. */
    int firstAction(int node) {
        return nodes().first[node];
    }

    /** One past the last action under a node. */
    int lastAction(int node) {
        return nodes().last[node];
    }

    /** The node after a node's subtree, in preorder. */
    int afterSubtree(int node) {
        return nodes().next[node];
    }

    /** The first node whose prefix is not before the folded text. */
    int firstNode(String text) {
        Nodes all = nodes();
        int low = 0;
        int high = all.end.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (comparePrefix(all, middle, text) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int comparePrefix(Nodes all, int node, String text) {
        String name = folded[all.first[node]];
        int length = all.end[node];
        int common = Math.min(length, text.length());
        for (int i = 0; i < common; i++) {
            int difference = name.charAt(i) - text.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return length - text.length();
    }

    private Nodes nodes() {
        Nodes known = nodes;
        if (known == null) {
            known = build();
            nodes = known; // A race builds the same arrays twice, no more.
        }
        return known;
    }

    private record Node(int first, int end) {}

    private Nodes build() {
        int root = prefix.length() + 1;
        List<Node> found = new ArrayList<>();
        found.add(new Node(0, root));
        for (int i = 0; i < folded.length; i++) {
            for (int end = root + 1; end <= folded[i].length(); end++) {
                if (Words.endsBefore(spelled[i], end)) {
                    found.add(new Node(start(folded[i].substring(0, end)), end));
                }
            }
        }
        // By the first action and the length is by text: of two prefixes of one action the shorter comes first.
        List<Node> order = found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Node::first).thenComparingInt(Node::end))
                .toList();
        int[] end = order.stream().mapToInt(Node::end).toArray();
        int[] first = order.stream().mapToInt(Node::first).toArray();
        int[] last = order.stream().mapToInt(this::lastOf).toArray();
        return new Nodes(end, first, last, afterSubtrees(first, last));
    }

    private int lastOf(Node node) {
        return folded.length == 0 ? 0 : end(folded[node.first()].substring(0, node.end()));
    }

    /** A subtree ends at the first later node whose actions start at or after its own last. */
    private static int[] afterSubtrees(int[] first, int[] last) {
        int[] next = new int[first.length];
        for (int node = first.length - 1; node >= 0; node--) {
            int after = node + 1;
            while (after < first.length && first[after] < last[node]) {
                after = next[after];
            }
            next[node] = after;
        }
        return next;
    }
}
