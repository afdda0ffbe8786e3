package dev.whittle.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.policy.Pattern;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is drawn is what the generalizer did: all that it wrote, each once, and every known action of the pattern. */
class PatternTrieProperties {
    @Property(seed = "411", tries = 2_000)
    void of_anyNarrowing_showsWhatWasWrittenAndCountsEveryAction(@ForAll("tasks") NarrowingTask task) {
        mustShow(task, drawn(task));
    }

    @Example
    void of_brokenTwin_isCaught() {
        assertThrows(AssertionError.class, () -> {
            for (int seed = 0; seed < 200; seed++) {
                NarrowingTask task = NarrowingTask.random(new Random(seed));
                if (task.grantsUnused()) {
                    mustShow(task, withoutTheLast(drawn(task)));
                }
            }
        });
    }

    @Property(seed = "412", tries = 2_000)
    void ofNotAction_anyList_showsWhatWasAddedAndOnlyWhereNothingIsUsed(@ForAll("tasks") NarrowingTask task) {
        List<Pattern> excluded = List.of(Pattern.of(task.pattern()));
        Grantable grantable = GeneralizerLaws.grantable(task);
        List<Pattern> added = Generalizer.exclude(excluded, grantable);
        Assume.that(!added.isEmpty());
        TrieNode root = PatternTrie.ofNotAction(excluded, added, grantable);
        List<TrieNode> chosen =
                root.all().filter(node -> !node.written().isEmpty()).toList();
        assertEquals(
                added,
                chosen.stream()
                        .flatMap(node -> node.written().stream())
                        .sorted()
                        .toList(),
                task.toString());
        assertEquals(0, chosen.stream().mapToInt(TrieNode::used).sum(), task.toString());
        assertEquals(root.unused(), chosen.stream().mapToInt(TrieNode::unused).sum(), task.toString());
    }

    private static TrieNode withoutTheLast(TrieNode node) {
        List<TrieNode> children = node.children();
        return new TrieNode(
                node.prefix(),
                node.isAction(),
                node.used(),
                node.unused(),
                node.written(),
                children.subList(0, Math.max(0, children.size() - 1)));
    }

    private static TrieNode drawn(NarrowingTask task) {
        Pattern pattern = Pattern.of(task.pattern());
        Grantable grantable = GeneralizerLaws.grantable(task);
        return PatternTrie.of(pattern, Generalizer.narrow(pattern, grantable), grantable);
    }

    private static void mustShow(NarrowingTask task, TrieNode root) {
        assertEquals(
                GeneralizerLaws.real(task),
                root.all()
                        .flatMap(node -> node.written().stream())
                        .sorted()
                        .map(Pattern::text)
                        .toList(),
                task.toString());
        List<TrieNode> leaves =
                root.all().filter(node -> node.children().isEmpty()).toList();
        assertEquals(
                task.members().size(),
                leaves.stream().mapToInt(node -> node.used() + node.unused()).sum(),
                task.toString());
        assertEquals(root.unused(), leaves.stream().mapToInt(TrieNode::unused).sum(), task.toString());
    }

    @Provide
    Arbitrary<NarrowingTask> tasks() {
        return Arbitraries.longs()
                .map(seed -> NarrowingTask.random(new Random(seed)))
                .filter(NarrowingTask::grantsUnused);
    }
}
