package dev.whittle.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceTrieTest {
    private static final ServiceTrie BATCH = ServiceTrie.of(
            "batch",
            List.of(
                    "batch:DescribeJobs",
                    "batch:SubmitJob",
                    "batch:DescribeJobStatus",
                    "batch:DescribeJob",
                    "batch:describeAll"));

    @Test
    void actions_anyOrder_areSortedByFoldedText() {
        assertEquals(
                List.of(
                        "batch:describeAll",
                        "batch:DescribeJob",
                        "batch:DescribeJobs",
                        "batch:DescribeJobStatus",
                        "batch:SubmitJob"),
                BATCH.actions());
        assertEquals(5, BATCH.size());
        assertEquals("batch", BATCH.service());
        assertEquals("batch:describejobs", BATCH.folded(2));
        assertEquals("batch:DescribeJobs", BATCH.spelled(2));
    }

    @Test
    void indexOf_foldedActions_areFound() {
        for (int i = 0; i < BATCH.size(); i++) {
            assertEquals(i, BATCH.indexOf(BATCH.folded(i)));
        }
        assertTrue(BATCH.indexOf("batch:describejo") < 0);
        assertTrue(BATCH.indexOf("batch:zzz") < 0);
    }

    @Test
    void startAndEnd_ofAPrefix_areItsInterval() {
        assertEquals(List.of(0, 5), interval(""));
        assertEquals(List.of(0, 5), interval("batch:"));
        assertEquals(List.of(0, 4), interval("batch:d"));
        assertEquals(List.of(1, 4), interval("batch:describejob"));
        assertEquals(List.of(2, 4), interval("batch:describejobs"));
        assertEquals(List.of(4, 5), interval("batch:submitjob"));
        assertEquals(List.of(4, 4), interval("batch:e"));
        assertEquals(List.of(5, 5), interval("batch:zzz"));
    }

    /** Preorder; the job statuses are below the job and, since the next letter is an s, below the jobs as well. */
    @Test
    void nodes_nestByStringPrefixAndNotByListOfWords() {
        assertEquals(
                List.of(
                        "batch: [0,5) then 8",
                        "batch:describe [0,4) then 6",
                        "batch:describeAll [0,1) then 3",
                        "batch:DescribeJob [1,4) then 6",
                        "batch:DescribeJobs [2,4) then 6",
                        "batch:DescribeJobStatus [3,4) then 6",
                        "batch:Submit [4,5) then 8",
                        "batch:SubmitJob [4,5) then 8"),
                nodes(BATCH));
    }

    @Test
    void nodes_twoSpellings_areOneNode() {
        ServiceTrie trie = ServiceTrie.of("x", List.of("x:GetHSMKey", "x:GetHsmName"));
        assertEquals(
                List.of(
                        "x: [0,2) then 5",
                        "x:Get [0,2) then 5",
                        "x:GetHSM [0,2) then 5",
                        "x:GetHSMKey [0,1) then 4",
                        "x:GetHsmName [1,2) then 5"),
                nodes(trie));
    }

    @Test
    void firstNotBefore_aText_isTheFirstThatIsNotBeforeIt() {
        assertEquals(0, BATCH.nodes().firstNotBefore(""));
        assertEquals(0, BATCH.nodes().firstNotBefore("batch:"));
        assertEquals(1, BATCH.nodes().firstNotBefore("batch:d"));
        assertEquals(1, BATCH.nodes().firstNotBefore("batch:describe"));
        assertEquals(3, BATCH.nodes().firstNotBefore("batch:describeb"));
        assertEquals(6, BATCH.nodes().firstNotBefore("batch:describek"));
        assertEquals(8, BATCH.nodes().firstNotBefore("batch:t"));
    }

    @Test
    void nodes_noAction_isTheServiceAlone() {
        ServiceTrie trie = ServiceTrie.of("x", List.of());
        assertEquals(1, trie.nodes().count());
        assertEquals(0, trie.nodes().firstAction(0));
        assertEquals(0, trie.nodes().lastAction(0));
        assertEquals(1, trie.nodes().afterSubtree(0));
        assertEquals(0, trie.size());
    }

    private static List<Integer> interval(String prefix) {
        return List.of(BATCH.start(prefix), BATCH.end(prefix));
    }

    private static List<String> nodes(ServiceTrie trie) {
        List<String> nodes = new ArrayList<>();
        for (int node = 0; node < trie.nodes().count(); node++) {
            int first = trie.nodes().firstAction(node);
            nodes.add(trie.spelled(first).substring(0, trie.nodes().prefixLength(node)) + " [" + first + ","
                    + trie.nodes().lastAction(node) + ") then " + trie.nodes().afterSubtree(node));
        }
        return nodes;
    }
}
