package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trie of one service, built once and then only read.
 *
 * <p>Actions are sorted by their folded text, so all that start with one prefix are an interval of indices. A node is a
 * prefix that ends at a word's end in some action. <b>Nodes nest by string prefix, not by list of words</b>:
 * {@code DescribeJob} is the parent of {@code DescribeJobs} as well as of {@code DescribeJobStatus}. A trie of words
 * would make the two siblings, and {@code batch:DescribeJob*} would look safe while it grants {@code DescribeJobs}.
 */
public final class ServiceTrie {
    private final String service;
    private final Pattern[] actions;

    /** Built on first use: a pattern that covers a whole service never looks inside. */
    private volatile @Nullable TrieNodes nodes;

    private ServiceTrie(String service, Pattern[] actions) {
        this.service = service;
        this.actions = actions;
    }

    /**
     * The trie over a service's actions. Time: n log n comparisons; the nodes are built when they are first asked for.
     *
     * @param service folded, without colon
     * @param actions full texts {@code service:Name}, distinct after folding
     */
    public static ServiceTrie of(String service, Collection<String> actions) {
        return new ServiceTrie(
                service, actions.stream().map(Pattern::of).sorted().toArray(Pattern[]::new));
    }

    /** The service, folded, without colon. */
    public String service() {
        return service;
    }

    /** How many actions there are. */
    public int size() {
        return actions.length;
    }

    /** The action at an index. */
    public Pattern action(int index) {
        return actions[index];
    }

    /** The action at an index, folded. */
    public String folded(int index) {
        return actions[index].folded();
    }

    /** The action at an index, as spelled. */
    public String spelled(int index) {
        return actions[index].text();
    }

    /** The index of a folded action, negative where it is unknown. */
    public int indexOf(String action) {
        int at = start(action);
        return at < actions.length && folded(at).equals(action) ? at : -1;
    }

    /** The actions as spelled, in order. */
    List<String> actions() {
        return Arrays.stream(actions).map(Pattern::text).toList();
    }

    /** The first index whose action is not before the folded prefix: where its interval starts. */
    int start(String text) {
        int low = 0;
        int high = actions.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (folded(middle).compareTo(text) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** One past the last index whose action starts with the folded prefix. */
    int end(String text) {
        int low = start(text);
        int high = actions.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (folded(middle).startsWith(text)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The nodes. */
    TrieNodes nodes() {
        TrieNodes known = nodes;
        if (known == null) {
            known = new TrieNodes(service.length() + 1, actions);
            nodes = known; // A race builds the same nodes twice, no more.
        }
        return known;
    }
}
