package dev.whittle.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The nodes against their definition: every prefix that ends at a word's end in some action. */
class TrieNodesProperties {
    @Property(seed = "311", tries = 2_000)
    void nodes_areThePrefixesAtWordEnds(@ForAll("names") Collection<String> names) {
        TreeMap<String, String> actions = new TreeMap<>();
        names.forEach(name -> actions.putIfAbsent(Pattern.fold("x:" + name), "x:" + name));
        ServiceTrie trie = ServiceTrie.of("x", actions.values());
        TrieNodes nodes = trie.nodes();

        List<String> found = new ArrayList<>();
        for (int node = 0; node < nodes.count(); node++) {
            String prefix = prefix(trie, node);
            assertEquals(trie.start(prefix), nodes.firstAction(node), prefix);
            assertEquals(trie.end(prefix), nodes.lastAction(node), prefix);
            assertEquals(afterSubtree(trie, node), nodes.afterSubtree(node), prefix);
            assertEquals(node, nodes.firstNotBefore(prefix), prefix);
            assertEquals(prefix + "*", nodes.wildcard(node).folded());
            found.add(prefix);
        }
        assertEquals(List.copyOf(defined(actions.values())), found);
    }

    private static Set<String> defined(Collection<String> actions) {
        Set<String> prefixes = new TreeSet<>(List.of("x:"));
        for (String action : actions) {
            for (int end = 3; end <= action.length(); end++) {
                if (Words.endsBefore(action, end)) {
                    prefixes.add(Pattern.fold(action.substring(0, end)));
                }
            }
        }
        return prefixes;
    }

    private static int afterSubtree(ServiceTrie trie, int node) {
        int after = node + 1;
        while (after < trie.nodes().count() && prefix(trie, after).startsWith(prefix(trie, node))) {
            after++;
        }
        return after;
    }

    private static String prefix(ServiceTrie trie, int node) {
        return trie.folded(trie.nodes().firstAction(node))
                .substring(0, trie.nodes().prefixLength(node));
    }

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.of("Get", "Gets", "HSM", "Hsm", "Key", "K", "a", "1", "-", "_")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(words -> String.join("", words))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
