package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The walk of {@link Generalizer} as a tree to look at: nodes with something used and something unused, down to those
 * with only one of the two.
 */
public final class PatternTrie {
    private final List<Pattern> written;
    private final Predicate<TrieNode> isChosen;
    private final List<TrieNode> services = new ArrayList<>();

    private PatternTrie(List<Pattern> written, Predicate<TrieNode> isChosen) {
        this.written = written;
        this.isChosen = isChosen;
    }

    /**
     * The tree of a pattern that grants some known action; what is written keeps safe nodes.
     *
     * @param written what stands in its place
     */
    public static TrieNode of(Pattern pattern, List<Pattern> written, Grantable grantable) {
        PatternTrie trie = new PatternTrie(written, TrieNode::isSafe);
        for (KnownService service : grantable.known().services(pattern)) {
            trie.add(service.trie(), grantable.members(pattern, service));
        }
        return trie.root();
    }

    /**
     * The tree of what a NotAction list grants of the services with something unused; the additions take away nodes
     * under which nothing is used.
     *
     * @param added to the list, not empty
     */
    public static TrieNode ofNotAction(List<Pattern> excluded, List<Pattern> added, Grantable grantable) {
        PatternTrie trie = new PatternTrie(added, node -> node.used() == 0);
        for (KnownService service : grantable.known().servicesWithUnused()) {
            trie.add(service.trie(), grantable.outside(excluded, service, service::isUnused));
        }
        return trie.root();
    }

    private void add(ServiceTrie trie, Members members) {
        if (members.count(members.first(), members.last()) > 0) {
            services.add(node(trie, members, 0));
        }
    }

    private TrieNode root() {
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
        String prefix = trie.spelled(firstMember(members, from))
                .substring(0, trie.nodes().prefixLength(node));
        List<TrieNode> children = new ArrayList<>();
        if (unused > 0 && used > 0) {
            addChildren(trie, members, node, children);
        }
        // A node with the same actions as the one below it says nothing more.
        return children.size() == 1
                ? children.get(0)
                : chosen(
                        new TrieNode(prefix, false, used, unused, List.of(), children),
                        pattern -> pattern.startsWith(Pattern.fold(prefix)));
    }

    /** The first member at or after an index, alone. */
    private TrieNode action(ServiceTrie trie, Members members, int from) {
        int at = firstMember(members, from);
        int unused = members.avoided(at, at + 1);
        return chosen(
                new TrieNode(trie.spelled(at), true, 1 - unused, unused, List.of(), List.of()),
                trie.folded(at)::equals);
    }

    private static int firstMember(Members members, int from) {
        int at = from;
        while (members.count(at, at + 1) == 0) {
            at++;
        }
        return at;
    }

    /** A node with the patterns that stand for it, told by their folded text. */
    private TrieNode chosen(TrieNode node, Predicate<String> isForIt) {
        return isChosen.test(node)
                ? new TrieNode(
                        node.prefix(),
                        node.isAction(),
                        node.used(),
                        node.unused(),
                        written.stream()
                                .filter(pattern -> isForIt.test(pattern.folded()))
                                .toList(),
                        node.children())
                : node;
    }

    /** The members and nodes below. A prefix at which no member's word ends is no node: what is below it stands for it. */
    private void addChildren(ServiceTrie trie, Members members, int node, List<TrieNode> children) {
        int own = trie.nodes().firstAction(node);
        if (trie.folded(own).length() == trie.nodes().prefixLength(node) && members.count(own, own + 1) == 1) {
            children.add(action(trie, members, own));
        }
        for (int below = node + 1;
                below < trie.nodes().afterSubtree(node);
                below = trie.nodes().afterSubtree(below)) {
            if (members.count(trie.nodes().firstAction(below), trie.nodes().lastAction(below)) == 0) {
                continue;
            }
            if (members.endAWord(trie, below)) {
                children.add(node(trie, members, below));
            } else {
                addChildren(trie, members, below, children);
            }
        }
    }
}
