package dev.whittle.bench.narrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApproachTest {
    private static final Task JOBS =
            Task.of(Pattern.of("batch:Describe*"), Evidence.ofUnused(List.of(Pattern.of("batch:DescribeJobs"))));

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void onlyTheWordTrieGrantsAnythingInError(Scenario scenario) {
        Task task = scenario.task();
        for (Contender contender : Contender.values()) {
            int errors = contender.approach().check(contender.approach().narrow(task), task);
            assertTrue(errors == 0 || contender == Contender.WORD_TRIE, contender::name);
        }
    }

    @Test
    void wordTrieGrantsAnUnusedActionThatAKeptOneStarts() {
        Approach trie = Contender.WORD_TRIE.approach();
        List<Pattern> answer = trie.narrow(JOBS);
        assertTrue(answer.contains(Pattern.of("batch:DescribeJob*")), answer::toString);
        assertEquals(1, trie.check(answer, JOBS));
        assertThrows(AssertionError.class, () -> Contender.WHITTLE.approach().check(answer, JOBS));
    }

    @Test
    void answerThatGrantsTooLittleFails() {
        assertThrows(AssertionError.class, () -> Contender.WORD_TRIE.approach().check(List.of(), JOBS));
    }
}
