package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The walk of {@link Generalizer#narrow} as a tree to look at: unsafe nodes down to the safe ones under which everything
 * is kept, and to those under which nothing is.
 */
public final class PatternTrie {
    private final List<Pattern> written;

    private PatternTrie(List<Pattern> written) {
        this.written = written;
    }

    /**
     * The tree of a pattern that matches some known action.
     *
     * @param written what stands in its place
     */
    public static TrieNode of(Pattern pattern, List<Pattern> written, KnownActions known) {
        PatternTrie trie = new PatternTrie(written);
        List<TrieNode> services = new ArrayList<>();
        for (KnownService service : known.services(pattern)) {
            Members members = Members.of(pattern, service);
            if (members.count(members.first(), members.last()) > 0) {
                services.add(trie.node(service.trie(), members, 0));
            }
        }
        if (services.size() == 1) {
            return services.get(0);
        }
        int used = services.stream().mapToInt(TrieNode::used).sum();
        int unused = services.stream().mapToInt(TrieNode::unused).sum();
        return new TrieNode("*", false, used, unused, List.of(), services);
    }

    private TrieNode node(ServiceTrie trie, Members members, int node) {
        int from = trie.nodes().firstAction(node);
        int to = trie.nodes().lastAction(node);
        int unused = members.avoided(from, to);
        int used = members.count(from, to) - unused;
        if (used + unused == 1) {
            return action(trie, members, from);
        }
        String prefix = trie.spelled(from).substring(0, trie.nodes().prefixLength(node));
        List<TrieNode> children = unused > 0 && used > 0 ? children(trie, members, node) : List.of();
        // A node with the same actions as the one below it says nothing more.
        return children.size() == 1
                ? children.get(0)
                : new TrieNode(
                        prefix,
                        false,
                        used,
                        unused,
                        unused > 0 ? List.of() : written(pattern -> pattern.startsWith(Pattern.fold(prefix))),
                        children);
    }

    /** The first member at or after an index, alone. */
    private TrieNode action(ServiceTrie trie, Members members, int from) {
        int at = from;
        while (members.count(at, at + 1) == 0) {
            at++;
        }
        int unused = members.avoided(at, at + 1);
        List<Pattern> keeping = unused > 0 ? List.of() : written(trie.folded(at)::equals);
        return new TrieNode(trie.spelled(at), true, 1 - unused, unused, keeping, List.of());
    }

    private List<Pattern> written(Predicate<String> folded) {
        return written.stream().filter(pattern -> folded.test(pattern.folded())).toList();
    }

    private List<TrieNode> children(ServiceTrie trie, Members members, int node) {
        List<TrieNode> children = new ArrayList<>();
        int own = trie.nodes().firstAction(node);
        if (trie.folded(own).length() == trie.nodes().prefixLength(node) && members.count(own, own + 1) == 1) {
            children.add(action(trie, members, own));
        }
        for (int below = node + 1;
                below < trie.nodes().afterSubtree(node);
                below = trie.nodes().afterSubtree(below)) {
            if (members.count(trie.nodes().firstAction(below), trie.nodes().lastAction(below)) > 0) {
                children.add(node(trie, members, below));
            }
        }
        return children;
    }
}
