package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The shortest safe prefixes.
 *
 * <p>Let M be the known actions in question. None of them is denied ({@link Grantable}); some are to be avoided, and
 * the others are kept. A node is a prefix that ends at a word's end in some kept action of M. It is safe if no action of M that
 * must be avoided starts with it. The answer is the safe nodes whose parents are not safe, each as {@code prefix*}; a node with
 * only one kept action below it is that action in full; a kept action whose own node is unsafe stays as an exact name.
 *
 * <p>Two readings share the walk. Narrowing an Allow pattern p: M is what p grants, the unused must be avoided,
 * and everything emitted lies in L(p), so a prefix is followed by what p still demands after it ({@link Residuals}).
 * Extending a NotAction list: M is what the statement grants, the used must be avoided, and nothing limits the prefixes.
 *
 * <p>A word's end in an avoided action, or in one outside M, makes no node. The first kind need not be told apart: a
 * node that only avoided actions end at is unsafe. The second kind is told apart by {@link Members#endAWord}. What is
 * denied is of the second kind.
 *
 * <p>Cost: the nodes visited. Each visited node is unsafe, safe and maximal, or holds nothing kept.
 */
public final class Generalizer {
    private final Pattern within;
    private final List<Pattern> found = new ArrayList<>();

    private Generalizer(Pattern within) {
        this.within = within;
    }

    /**
     * The patterns that grant exactly what p does but the unused actions, and nothing outside p; sorted by folded
     * text. Meant for a p that grants something unused; otherwise p itself is shorter.
     */
    public static List<Pattern> narrow(Pattern pattern, Grantable grantable) {
        Generalizer generalizer = new Generalizer(pattern);
        for (KnownService service : grantable.known().services(pattern)) {
            generalizer.cover(service.trie(), grantable.members(pattern, service));
        }
        return generalizer.sorted();
    }

    /** The known actions that p grants and that are not unused, by their exact names; sorted by folded text. */
    public static List<Pattern> names(Pattern pattern, Grantable grantable) {
        Generalizer generalizer = new Generalizer(pattern);
        for (KnownService service : grantable.known().services(pattern)) {
            Members members = grantable.members(pattern, service);
            for (int i = members.first(); i < members.last(); i++) {
                if (isKept(members, i)) {
                    generalizer.found.add(service.trie().action(i));
                }
            }
        }
        return generalizer.sorted();
    }

    /**
     * The patterns to append to a NotAction list so that it grants none of its unused actions and all of its used ones;
     * sorted by folded text.
     */
    public static List<Pattern> exclude(List<Pattern> excluded, Grantable grantable) {
        Generalizer generalizer = new Generalizer(Pattern.of("*"));
        for (KnownService service : grantable.known().servicesWithUnused()) {
            generalizer.cover(service.trie(), grantable.outside(excluded, service, i -> !service.isUnused(i)));
        }
        return generalizer.sorted();
    }

    /** Whether a NotAction list leaves any known action granted that is not unused. */
    public static boolean grantsUsed(List<Pattern> excluded, Grantable grantable) {
        return grantable.known().services().stream().anyMatch(service -> {
            IntPredicate isGranted = grantable.isGrantedOutside(excluded, service);
            return IntStream.range(0, service.trie().size()).anyMatch(i -> !service.isUnused(i) && isGranted.test(i));
        });
    }

    private List<Pattern> sorted() {
        Collections.sort(found);
        return found;
    }

    private void cover(ServiceTrie trie, Members members) {
        int first = members.first();
        int last = members.last();
        if (members.avoided(first, last) == 0) {
            // Nothing to avoid in this service: its own node is safe, and the node above it, of all services, is not.
            if (members.count(first, last) > 0) {
                emit(trie, members, 0);
            }
            return;
        }
        TrieNodes nodes = trie.nodes();
        int node = within.namesOneService() ? nodes.firstNotBefore(within.literalPrefix()) : 0;
        while (node < nodes.count() && nodes.firstAction(node) < last) {
            int from = nodes.firstAction(node);
            int to = nodes.lastAction(node);
            int avoided = members.avoided(from, to);
            if (members.count(from, to) == avoided) {
                node = nodes.afterSubtree(node);
            } else if (avoided == 0 && members.endAWord(trie, node)) {
                emit(trie, members, node);
                node = nodes.afterSubtree(node);
            } else {
                if (trie.folded(from).length() == nodes.prefixLength(node) && isKept(members, from)) {
                    found.add(trie.action(from));
                }
                node++;
            }
        }
    }

    private static boolean isKept(Members members, int index) {
        return members.count(index, index + 1) > members.avoided(index, index + 1);
    }

    private void emit(ServiceTrie trie, Members members, int node) {
        int from = trie.nodes().firstAction(node);
        int to = trie.nodes().lastAction(node);
        if (members.count(from, to) > 1) {
            members.below(trie, node, within, found);
            return;
        }
        while (members.count(from, from + 1) == 0) {
            from++;
        }
        found.add(trie.action(from));
    }
}
