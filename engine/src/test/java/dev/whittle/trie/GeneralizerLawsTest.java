package dev.whittle.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.trie.GeneralizerLaws.Law;
import dev.whittle.trie.GeneralizerLaws.Narrowing;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A check that has never failed is no check: every law catches the broken generalizers that it is there for. */
class GeneralizerLawsTest {
    private static final List<NarrowingTask> TASKS = GeneralizerLaws.tasks(1, 1_000);

    static List<Arguments> brokenTwins() {
        return List.of(
                broken("equal to the twin", GeneralizerLaws::mustEqualTheTwin, new GeneralizerLaws.WordListTrie()),
                broken("equal to the twin", GeneralizerLaws::mustEqualTheTwin, new GeneralizerLaws.IntervalTooShort()),
                broken("equal to the twin", GeneralizerLaws::mustEqualTheTwin, new GeneralizerLaws.IntervalTooLong()),
                broken(
                        "equal to the twin",
                        GeneralizerLaws::mustEqualTheTwin,
                        new GeneralizerLaws.CaseSensitiveSafety()),
                broken(
                        "equal to the twin",
                        GeneralizerLaws::mustEqualTheTwin,
                        new GeneralizerLaws.SingletonAsWildcard()),
                broken("equal to the twin", GeneralizerLaws::mustEqualTheTwin, new GeneralizerLaws.ResidualForgotten()),
                broken("equal to the twin", GeneralizerLaws::mustEqualTheTwin, new GeneralizerLaws.OneResidualOnly()),
                broken("equal to the twin", GeneralizerLaws::mustEqualTheTwin, new GeneralizerLaws.DeniedAsUnused()),
                broken("equal to the twin", GeneralizerLaws::mustEqualTheTwin, new GeneralizerLaws.DenialIgnored()),
                broken(
                        "equal to the twin",
                        GeneralizerLaws::mustEqualTheTwin,
                        new GeneralizerLaws.DeniedNotActionIgnored()),
                broken("exact", GeneralizerLaws::mustBeExactOnTheKnown, new GeneralizerLaws.DeniedNotActionAsAction()),
                broken("exact", GeneralizerLaws::mustBeExactOnTheKnown, new GeneralizerLaws.WordListTrie()),
                broken("exact", GeneralizerLaws::mustBeExactOnTheKnown, new GeneralizerLaws.IntervalTooShort()),
                broken("exact", GeneralizerLaws::mustBeExactOnTheKnown, new GeneralizerLaws.OneResidualOnly()),
                broken("inside", GeneralizerLaws::mustStayInside, new GeneralizerLaws.ResidualForgotten()),
                broken("inside", GeneralizerLaws::mustStayInside, new GeneralizerLaws.SingletonAsWildcard()),
                broken("nothing unused", GeneralizerLaws::mustMatchNothingUnused, new GeneralizerLaws.WordListTrie()),
                broken(
                        "nothing unused",
                        GeneralizerLaws::mustMatchNothingUnused,
                        new GeneralizerLaws.CaseSensitiveSafety()),
                broken(
                        "nothing unused",
                        GeneralizerLaws::mustMatchNothingUnused,
                        new GeneralizerLaws.IntervalTooShort()),
                broken("maximal", GeneralizerLaws::mustBeMaximal, new GeneralizerLaws.EverySafeNode()),
                broken("maximal", GeneralizerLaws::mustBeMaximal, new GeneralizerLaws.DeniedAsUnused()),
                broken("order", GeneralizerLaws::mustNotHangOnOrder, new GeneralizerLaws.LettersOfTheInput()),
                Arguments.of(
                        "twice: cuts a letter",
                        (Law) GeneralizerLaws::mustChangeNothingTwice,
                        GeneralizerLaws.cutsALetter()),
                Arguments.of(
                        "monotone: gives up",
                        (Law) GeneralizerLaws::mustNotAllowMoreForMoreUnused,
                        GeneralizerLaws.givesUp()),
                Arguments.of(
                        "monotone: drops the last",
                        (Law) GeneralizerLaws::mustNotAllowMoreForMoreUnused,
                        GeneralizerLaws.dropsTheLast()));
    }

    private static Arguments broken(String name, Law law, PlainGeneralizer generalizer) {
        return Arguments.of(name + ": " + generalizer.getClass().getSimpleName(), law, GeneralizerLaws.by(generalizer));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenTwins")
    void law_brokenTwin_isCaught(String name, Law law, Narrowing broken) {
        assertThrows(AssertionError.class, () -> checkAll(law, broken), name);
    }

    /** The same tasks say nothing against the twin itself. */
    @Test
    void laws_plainTwin_hold() {
        Narrowing plain = GeneralizerLaws.by(new PlainGeneralizer());
        checkAll(GeneralizerLaws::mustBeExactOnTheKnown, plain);
        checkAll(GeneralizerLaws::mustStayInside, plain);
        checkAll(GeneralizerLaws::mustMatchNothingUnused, plain);
        checkAll(GeneralizerLaws::mustBeMaximal, plain);
        checkAll(GeneralizerLaws::mustNotHangOnOrder, plain);
        checkAll(GeneralizerLaws::mustChangeNothingTwice, plain);
        checkAll(GeneralizerLaws::mustNotAllowMoreForMoreUnused, plain);
    }

    @Test
    void laws_trapOfTheWordListTrie_isSeenByEveryLawAboutU() {
        NarrowingTask trap = new NarrowingTask(
                List.of("batch:DescribeJobs", "batch:DescribeJobStatus", "batch:DescribeJobQueues"),
                List.of(),
                List.of("batch:DescribeJobs"),
                "batch:Describe*");
        Narrowing broken = GeneralizerLaws.by(new GeneralizerLaws.WordListTrie());
        assertEquals(List.of("batch:DescribeJob*"), broken.narrow(trap));
        assertEquals(List.of("batch:DescribeJobQueues", "batch:DescribeJobStatus"), GeneralizerLaws.real(trap));
        List<Law> laws = List.of(
                GeneralizerLaws::mustEqualTheTwin,
                GeneralizerLaws::mustBeExactOnTheKnown,
                GeneralizerLaws::mustMatchNothingUnused);
        for (Law law : laws) {
            assertThrows(AssertionError.class, () -> law.check(broken, trap, new Random(1)));
        }
    }

    /** {@code Job} is denied, so no node ends there: {@code Jobs*} is the shortest prefix that ends a word of what is kept. */
    @Test
    void laws_nodeThatOnlyADeniedActionEndsAt_isNone() {
        NarrowingTask trap = new NarrowingTask(
                List.of("a:Job", "a:JobsGet", "a:JobsPut", "a:GetJob"),
                List.of(),
                List.of("a:GetJob"),
                "a:*",
                new Denial("Action", List.of("a:Job")));
        Narrowing broken = GeneralizerLaws.by(new GeneralizerLaws.DeniedEndsAWord());
        assertEquals(List.of("a:Job*"), broken.narrow(trap));
        assertEquals(List.of("a:Jobs*"), GeneralizerLaws.real(trap));
        assertThrows(AssertionError.class, () -> GeneralizerLaws.mustEqualTheTwin(broken, trap, new Random(1)));
    }

    @Test
    void tasks_random_reachWhatTheyMust() {
        Map<String, Integer> reach = GeneralizerLaws.reach(TASKS);
        for (String what : List.of("name", "wildcard", "residual", "service", "nothing")) {
            assertTrue(reach.getOrDefault(what, 0) >= 10, what + " is rare: " + reach);
        }
    }

    private static void checkAll(Law law, Narrowing narrowing) {
        Random random = new Random(2);
        TASKS.forEach(task -> law.check(narrowing, task, random));
    }
}
