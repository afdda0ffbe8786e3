package dev.whittle.verify;

import static dev.whittle.verify.Judging.LONG;
import static dev.whittle.verify.Judging.judge;
import static dev.whittle.verify.Judging.known;
import static dev.whittle.verify.Judging.refuted;
import static dev.whittle.verify.Judging.verdict;
import static dev.whittle.verify.Judging.words;
import static dev.whittle.verify.Policies.ANY;
import static dev.whittle.verify.Policies.X;
import static dev.whittle.verify.Policies.Y;
import static dev.whittle.verify.Policies.allow;
import static dev.whittle.verify.Policies.notAction;
import static dev.whittle.verify.Policies.policy;
import static dev.whittle.verify.Policies.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Policy;
import dev.whittle.verify.Counterexample.Culprit;
import dev.whittle.verify.Counterexample.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A wrong refinement for each obligation, and what the verifier says of it; the wrong ones stand beside the right ones that
 * they are nearest to.
 */
class VerifierTest {
    private static final Duration TINY = Duration.ofMillis(1);

    /** A trie of words gives this: {@code DescribeJobs} is no {@code Describe|Job|...}. */
    @ParameterizedTest
    @ValueSource(strings = {"batch:*", "batch:Describe*"})
    void unusedAction_underThePrefixOfATrieOfWords_refutes(String granted) {
        Policy original = allow("*", granted);
        Policy refined = allow("*", "batch:DescribeJob*");
        Judgement judgement = judge(original, refined, "batch:DescribeJobs");
        Counterexample shown = refuted(judgement, Obligation.V2);
        assertEquals("batch:describejobs", shown.action());
        assertTrue(shown.isUnused());
        assertTrue(shown.refinedAllows());
        assertEquals(
                List.of(
                        new Culprit(Side.REFINED, "/Statement/0/Action/0", "batch:DescribeJob*", "allows it"),
                        new Culprit(Side.ORIGINAL, "/Statement/0/Action/0", granted, "allows it")),
                shown.culprits());
        assertEquals(new Verdict.Proved(), verdict(judgement, Obligation.V1));
    }

    @Test
    void newAction_ofTheCatalog_refutesV1WithIt() {
        Judgement judgement = judge(allow("*", "s3:GetObject*"), allow("*", "s3:GetObject*", "s3:DeleteObject"));
        Counterexample shown = refuted(judgement, Obligation.V1);
        assertEquals("s3:deleteobject", shown.action());
        assertEquals(
                List.of(new Culprit(Side.REFINED, "/Statement/0/Action/1", "s3:DeleteObject", "allows it")),
                shown.culprits());
    }

    /** No known action shows it, but some day there may be one. */
    @Test
    void newString_thatNoKnownActionIs_refutesV1WithAnActionAllTheSame() {
        Judgement judgement = judge(allow("*", "s3:GetObject"), allow("*", "s3:GetObject", "s3:Zz?"));
        Counterexample shown = refuted(judgement, Obligation.V1);
        assertTrue(shown.action().matches("s3:zz[a-z0-9-]"), shown.action());
        assertEquals(List.of("PROVED", "PROVED", "PROVED"), words(judgement).subList(1, 4));
    }

    @Test
    void unusedAction_stillAllowed_refutesV2AndV4() {
        Policy policy = allow("*", "s3:GetObject", "s3:PutObject");
        Judgement judgement = judge(policy, policy, "s3:PutObject");
        assertEquals(List.of("PROVED", "REFUTED", "PROVED", "REFUTED"), words(judgement));
        for (Obligation obligation : List.of(Obligation.V2, Obligation.V4)) {
            Counterexample shown = refuted(judgement, obligation);
            assertEquals("s3:putobject", shown.action());
            assertEquals(
                    new Culprit(Side.REFINED, "/Statement/0/Action/1", "s3:PutObject", "allows it"),
                    shown.culprits().get(0));
        }
    }

    @Test
    void usedAction_lost_refutesV3AndV4() {
        Judgement judgement = judge(allow("*", "s3:Get*"), allow("*", "s3:GetB*"), "s3:GetObjectAcl");
        assertEquals(List.of("PROVED", "PROVED", "REFUTED", "REFUTED"), words(judgement));
        Counterexample shown = refuted(judgement, Obligation.V3);
        assertTrue(shown.originalAllows());
        assertEquals(
                List.of(new Culprit(Side.ORIGINAL, "/Statement/0/Action/0", "s3:Get*", "allows it")), shown.culprits());
    }

    @Test
    void usedAction_addedWithinK_refutesV1AndV4() {
        Judgement judgement = judge(allow("*", "s3:GetObject"), allow("*", "s3:GetObject", "s3:PutObject"));
        assertEquals(List.of("REFUTED", "PROVED", "PROVED", "REFUTED"), words(judgement));
        assertEquals("s3:putobject", refuted(judgement, Obligation.V4).action());
    }

    @Test
    void notActionList_thatLosesAnEntry_refutesV1() {
        Judgement judgement = judge(notAction("iam:*", "s3:PutObject"), notAction("iam:*"));
        Counterexample shown = refuted(judgement, Obligation.V1);
        assertEquals("s3:putobject", shown.action());
        assertEquals(
                List.of(
                        new Culprit(Side.REFINED, "/Statement/0/NotAction", "NotAction", "allows it"),
                        new Culprit(Side.ORIGINAL, "/Statement/0/NotAction/1", "s3:PutObject", "takes it out")),
                shown.culprits());
    }

    /** The same patterns, the other element: all but what the original allows. */
    @Test
    void notActionList_inPlaceOfTheActionList_refutesV1() {
        Counterexample shown = refuted(judge(allow("*", "iam:*"), notAction("iam:*")), Obligation.V1);
        assertFalse(shown.action().startsWith("iam:"), shown.action());
    }

    @Test
    void notActionList_thatGrows_isProved() {
        Judgement judgement = judge(notAction("iam:*"), notAction("iam:*", "s3:PutObject"), "s3:PutObject");
        assertEquals(new Verdict.Proved(), judgement.verdict());
    }

    /** As a form that fits a quota has it: {@code *} with one NotAction list of much in its place. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "*:*", "?*:?*"})
    void notActionList_ofMuch_inPlaceOfEverything_isProved(String everything) {
        String[] unused = Judging.known(allow("*", "*"), allow("*", "*")).services().stream()
                .flatMap(service -> IntStream.range(0, service.trie().size())
                        .filter(i -> i % 11 == 0)
                        .mapToObj(service.trie()::folded))
                .toArray(String[]::new);
        assertTrue(unused.length > 2_000);
        for (String context : List.of(ANY, X)) {
            Policy original = policy(statement("Allow", "Action", context, everything));
            Policy refined = policy(statement("Allow", "NotAction", context, unused));
            assertEquals(new Verdict.Proved(), judge(original, refined, unused).verdict());
        }
    }

    /** A Deny that grew holds what it held, whatever of it is written in fewer words. */
    @Test
    void denyStatement_thatIsWrittenWider_isProvedToHoldWhatItHeld() {
        String allow = statement("Allow", "Action", ANY, "s3:Get*");
        Policy original = policy(allow, statement("Deny", "Action", X, "s3:PutObject", "s3:Delete*"));
        Policy refined = policy(allow, statement("Deny", "NotAction", X, "s3:Get*", "s3:List*"));
        assertEquals(new Verdict.Proved(), judge(original, refined).verdict());
    }

    /** Where an Action list stands for a NotAction list, only the solver can say whether it is inside. */
    @Test
    void actionList_insideANotActionList_isProvedOverEveryString() {
        assertEquals(
                new Verdict.Proved(), verdict(judge(notAction("iam:*"), allow("*", "s3:*", "ec2:*")), Obligation.V1));
        Counterexample shown = refuted(judge(notAction("iam:Get*"), allow("*", "s3:*", "i?m:*")), Obligation.V1);
        assertTrue(shown.action().startsWith("iam:get"), shown.action());
    }

    @Test
    void denyStatement_thatLosesAPattern_refutesV1() {
        String allow = statement("Allow", "Action", ANY, "s3:*");
        Policy original = policy(allow, statement("Deny", "Action", X, "s3:Put*", "s3:Delete*"));
        Policy refined = policy(allow, statement("Deny", "Action", X, "s3:Put*"));
        Counterexample shown = refuted(judge(original, refined), Obligation.V1);
        assertTrue(shown.action().startsWith("s3:delete"), shown.action());
        assertEquals(List.of(true), List.copyOf(shown.contexts().values()));
        assertEquals(
                new Culprit(Side.ORIGINAL, "/Statement/1/Action/1", "s3:Delete*", "takes it out"),
                shown.culprits().get(2));
    }

    /** Another context's Deny does not stand in: there are requests where it does not hold. */
    @Test
    void denyStatement_whosePatternOnlyAnotherContextDenies_refutesV1() {
        String allow = statement("Allow", "Action", ANY, "s3:*");
        String other = statement("Deny", "Action", Y, "s3:Delete*");
        Policy original = policy(allow, statement("Deny", "Action", X, "s3:Put*", "s3:Delete*"), other);
        Policy refined = policy(allow, statement("Deny", "Action", X, "s3:Put*"), other);
        Counterexample shown = refuted(judge(original, refined), Obligation.V1);
        assertTrue(shown.action().startsWith("s3:delete"), shown.action());
        assertEquals(List.of(true, false), List.copyOf(shown.contexts().values()));
    }

    /** A Deny that always holds does stand in for one that holds now and then. */
    @Test
    void denyStatement_thatHoldsAlways_coversEveryContext() {
        String allow = statement("Allow", "Action", ANY, "s3:*");
        String always = statement("Deny", "Action", ANY, "s3:Delete*");
        Policy original = policy(allow, statement("Deny", "Action", X, "s3:Put*", "s3:Delete*"), always);
        Policy refined = policy(allow, statement("Deny", "Action", X, "s3:Put*"), always);
        assertEquals(new Verdict.Proved(), judge(original, refined).verdict());
    }

    @Test
    void denyStatement_thatGainsAPattern_refutesV3() {
        String allow = statement("Allow", "Action", ANY, "s3:*");
        Policy original = policy(allow, statement("Deny", "Action", X, "s3:Put*"));
        Policy refined = policy(allow, statement("Deny", "Action", X, "s3:Put*", "s3:GetObject"));
        assertEquals(
                "s3:getobject", refuted(judge(original, refined), Obligation.V3).action());
    }

    @Test
    void structure_withStatementsInAnotherOrder_isTold() {
        String first = statement("Allow", "Action", ANY, "s3:GetObject");
        String second = statement("Allow", "Action", X, "s3:PutObject");
        Judgement judgement = judge(policy(first, second), policy(second, first));
        assertEquals(
                List.of("the refined policy's /Statement/1 is none of the original's remaining statements with another"
                        + " action list"),
                judgement.differences());
        assertEquals(new Verdict.Proved(), judgement.verdict());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Version\":\"2008-10-17\",\"Id\":\"i\",\"Statement\":{\"Sid\":\"S\",\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"S\",\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2012-10-17\",\"Id\":\"i\",\"Statement\":{\"Sid\":\"T\",\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2012-10-17\",\"Id\":\"i\",\"Statement\":{\"Sid\":\"S\",\"Effect\":\"Deny\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2012-10-17\",\"Id\":\"i\",\"Statement\":{\"Sid\":\"S\",\"Effect\":\"Allow\",\"NotAction\":\"s3:Get*\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2012-10-17\",\"Id\":\"i\",\"Statement\":{\"Sid\":\"S\",\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::b\"}}"
            })
    void structure_withAnythingButAnActionListEdited_isTold(String edited) {
        Policy original = Pair.policy("{\"Version\":\"2012-10-17\",\"Id\":\"i\",\"Statement\":{\"Sid\":\"S\","
                + "\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}");
        assertEquals(List.of(), judge(original, original).differences());
        assertEquals(1, judge(original, Pair.policy(edited)).differences().size());
    }

    /** Of the same statement twice, each of the refined ones needs one of its own. */
    @Test
    void structure_withAStatementDoubled_isTold() {
        String statement = statement("Allow", "Action", X, "s3:Get*");
        assertEquals(
                1,
                judge(policy(statement), policy(statement, statement))
                        .differences()
                        .size());
        assertEquals(
                List.of(),
                judge(policy(statement, statement), policy(statement)).differences());
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:*b*b*b", "s3:*b*b*b*"})
    void hardWildcards_thatAreInside_areProved(String inner) {
        String outer = inner.endsWith("*") ? "s3:*b*b*" : "s3:*b*b";
        assertEquals(new Verdict.Proved(), verdict(judge(allow("*", outer), allow("*", inner)), Obligation.V1));
    }

    /** Too many states for the search for a holder, and too many for the solver in no time. */
    @Test
    void hardWildcards_inNoTime_areUnknownAndNeverProved() {
        Policy original = allow("*", "zz:*a" + "?".repeat(19) + "*");
        Policy refined = allow("*", "zz:*a" + "?".repeat(20));
        Judgement judgement = Verifier.judge(original, refined, known(original, refined), TINY);
        assertInstanceOf(Verdict.Unknown.class, verdict(judgement, Obligation.V1));
        assertInstanceOf(Verdict.Unknown.class, judgement.verdict());
    }

    /** Patterns are folded and the solver's string is not: {@code s3:Aet} is no new access. */
    @Test
    void question_whoseModelIsNoAction_isAnsweredByAnAction() {
        Counterexample shown = refuted(judge(allow("*", "s3:aet*"), allow("*", "s3:?et*")), Obligation.V1);
        assertTrue(shown.action().matches("s3:[^A-Z]et.*"), shown.action());
    }

    /** {@code *} also matches strings without a colon, but those are no actions: the finding says over what it holds. */
    @ParameterizedTest
    @CsvSource({
        "*:*, *, PROVED, every action",
        "?*:*?, *:*, PROVED, every action",
        "*, *:*, PROVED, every string",
        "??*:*, *:*, REFUTED, every string",
        "*:*, **:?*, PROVED, every string"
    })
    void question_whoseStringsAreNoActions_isProvedOverActions(
            String original, String refined, String word, String range) {
        Policy before = allow("*", original);
        Policy after = allow("*", refined);
        Finding finding = Verifier.judge(before, after, SmallCatalog.known(before, after, List.of()), LONG)
                .findings()
                .get(0);
        assertEquals(word, finding.verdict().word());
        assertEquals(range, finding.range());
    }

    /** A question mark also matches a colon, so the second colon may be the pattern's own. */
    @Test
    void wildcards_thatMatchAColon_stayApart() {
        assertEquals(new Verdict.Proved(), verdict(judge(allow("*", "s?*:*t"), allow("*", "s3:*t")), Obligation.V1));
        assertEquals(
                "REFUTED",
                verdict(judge(allow("*", "s3:*"), allow("*", "s3*:*")), Obligation.V1)
                        .word());
        assertEquals(
                "REFUTED",
                verdict(judge(allow("*", "s3:*"), allow("*", "s?:*")), Obligation.V1)
                        .word());
    }

    @Test
    void twoAllows_thatTogetherCoverAPattern_areEnough() {
        Policy original =
                policy(statement("Allow", "Action", ANY, "s3:Get*"), statement("Allow", "NotAction", ANY, "s3:Get*"));
        assertEquals(new Verdict.Proved(), verdict(judge(original, allow("*", "*")), Obligation.V1));
    }

    /** What two statements of different contexts cover together, no single context covers. */
    @Test
    void twoContexts_thatTogetherCoverAPattern_areNotEnough() {
        Policy original =
                policy(statement("Allow", "Action", X, "s3:Get*"), statement("Allow", "NotAction", Y, "s3:Get*"));
        Policy refined = policy(statement("Allow", "Action", X, "*"), statement("Allow", "NotAction", Y, "s3:Get*"));
        Counterexample shown = refuted(judge(original, refined), Obligation.V1);
        assertEquals(List.of(true, false), List.copyOf(shown.contexts().values()));
    }

    @ParameterizedTest
    @CsvSource({"s3:PutObject, 1 unused action", "s3:PutObject*, 9 unused actions", "s3:ZzNone*, 0 unused actions"})
    void range_ofEachObligation_saysWhatItIsAbout(String unused, String range) {
        Policy policy = allow("*", "s3:GetObject");
        assertEquals(
                List.of("every string", range, "every known action", "every known action"),
                judge(policy, policy, unused).findings().stream()
                        .map(Finding::range)
                        .toList());
    }

    @Test
    void listener_isToldEachQuestionWithItsAnswer() {
        Policy policy = allow("*", "s3:GetObject", "s3:PutObject");
        List<String> told = new ArrayList<>();
        Verifier.judge(
                policy,
                policy,
                known(policy, policy, "s3:PutObject"),
                LONG,
                asked -> told.add(
                        asked.obligation() + " " + asked.answer().getClass().getSimpleName()));
        assertEquals(List.of("V1 Unsatisfiable", "V2 Satisfiable", "V3 Unsatisfiable", "V4 Satisfiable"), told);
    }
}
