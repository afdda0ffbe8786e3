package dev.whittle.verify;

import static dev.whittle.verify.Judging.judge;
import static dev.whittle.verify.Judging.refuted;
import static dev.whittle.verify.Judging.verdict;
import static dev.whittle.verify.Judging.words;
import static dev.whittle.verify.Policies.ANY;
import static dev.whittle.verify.Policies.ARN;
import static dev.whittle.verify.Policies.X;
import static dev.whittle.verify.Policies.Y;
import static dev.whittle.verify.Policies.Z;
import static dev.whittle.verify.Policies.allow;
import static dev.whittle.verify.Policies.policy;
import static dev.whittle.verify.Policies.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Policy;
import dev.whittle.request.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contexts that only one of the policies has: edited by hand, or gone with their statement or the whole policy. */
class EditedContextsTest {
    @Test
    void resource_editedByHand_isRefutedByARequest() {
        Judgement judgement =
                judge(allow("arn:aws:s3:::one/*", "s3:GetObject"), allow("arn:aws:s3:::two/*", "s3:GetObject"));
        assertEquals(List.of("REFUTED", "PROVED", "REFUTED", "REFUTED"), words(judgement));
        assertTrue(request(judgement, Obligation.V1).resource().startsWith("arn:aws:s3:::two/"));
        assertTrue(request(judgement, Obligation.V3).resource().startsWith("arn:aws:s3:::one/"));
        assertEquals(1, judgement.differences().size());
    }

    @Test
    void resource_widenedToAll_isRefutedByARequestForAnother() {
        Judgement judgement = judge(allow("arn:aws:s3:::one/*", "s3:GetObject"), allow("*", "s3:GetObject"));
        assertEquals(List.of("REFUTED", "PROVED", "PROVED", "REFUTED"), words(judgement));
        assertFalse(request(judgement, Obligation.V1).resource().startsWith("arn:aws:s3:::one/"));
    }

    @Test
    void contexts_thatSayTheSameInOtherWords_areProvedOverRequests() {
        Policy original = policy(statement(
                "Allow",
                "Action",
                "'Resource':['arn:aws:s3:::one/*','arn:aws:s3:::two/*'],'Condition':{'Bool':{'aws:SecureTransport':'true'}}"
                        .replace('\'', '"'),
                "s3:Get*"));
        Policy edited = policy(statement(
                "Allow",
                "Action",
                "'Resource':['arn:aws:s3:::two/*','arn:aws:s3:::one/*'],'Condition':{'Bool':{'AWS:securetransport':true}}"
                        .replace('\'', '"'),
                "s3:Get*"));
        Judgement judgement = judge(original, edited, "s3:PutObject");
        assertEquals(List.of("PROVED", "PROVED", "PROVED", "PROVED"), words(judgement));
        assertEquals("every request", judgement.findings().get(0).range());
    }

    @Test
    void unusedAction_thatIsStillAllowed_isShownByARequestThatNothingElseRefuses() {
        Policy original = allow("arn:aws:s3:::one/*", "s3:Get*");
        Judgement judgement = judge(original, allow("arn:aws:s3:::on?/*", "s3:Get*"), "s3:GetObject");
        Verdict.RefutedByRequest refuted = judgement.findings().stream()
                .filter(finding -> finding.obligation() == Obligation.V2)
                .map(finding -> assertInstanceOf(Verdict.RefutedByRequest.class, finding.verdict()))
                .findFirst()
                .orElseThrow();
        assertEquals("s3:GetObject", refuted.counterexample().request().action());
        assertEquals(List.of(), refuted.counterexample().deniedBy());
    }

    /** What requests can't be asked about leaves the verdict, with the reason. */
    @Test
    void contexts_thatAreNotUnderstood_areUnknownAndNameBothStatements() {
        Judgement judgement = judge(allow("not-an-arn-1", "s3:GetObject"), allow("not-an-arn-2", "s3:GetObject"));
        Verdict.Unknown unknown = assertInstanceOf(Verdict.Unknown.class, judgement.verdict());
        assertTrue(
                unknown.reason()
                        .startsWith("it hangs on contexts that only one of the policies has: the refined policy's"
                                + " /Statement/0, the original's /Statement/0; asked over whole requests: "),
                unknown.reason());
    }

    private static Request request(Judgement judgement, Obligation obligation) {
        Verdict verdict = judgement.findings().stream()
                .filter(finding -> finding.obligation() == obligation)
                .findFirst()
                .orElseThrow()
                .verdict();
        return assertInstanceOf(Verdict.RefutedByRequest.class, verdict)
                .counterexample()
                .request();
    }

    @Test
    void newAction_besideAResourceEditedByHand_isRefutedByThatActionAlone() {
        String kept = statement("Allow", "Action", ANY, "s3:ListBucket");
        String more = statement("Allow", "Action", ANY, "s3:ListBucket", "s3:PutObject", "s3:GetObject");
        Policy original = policy(kept, statement("Allow", "Action", X, "s3:GetObject"));
        Policy edited = policy(more, statement("Allow", "Action", Z, "s3:GetObject"));
        Counterexample shown = refuted(judge(original, edited), Obligation.V1);
        assertEquals("s3:putobject", shown.action());
    }

    /** Allowed under one of two contexts that the refined policy lacks, yet under neither and under both denied. */
    @Test
    void newAction_besideTwoContextsEditedByHand_isRefutedByThatActionAlone() {
        String kept = statement("Allow", "Action", ANY, "s3:ListBucket");
        String more = statement("Allow", "Action", ANY, "s3:ListBucket", "s3:PutObject", "s3:GetObject");
        Policy original = policy(
                kept, statement("Allow", "Action", X, "s3:GetObject"), statement("Deny", "Action", Y, "s3:GetObject"));
        Policy edited = policy(more, statement("Allow", "Action", Z, "s3:GetObject"));
        Counterexample shown = refuted(judge(original, edited), Obligation.V1);
        assertEquals("s3:putobject", shown.action());
        assertEquals(3, shown.contexts().size());
    }

    @Test
    void detachment_ofAPolicyWhoseActionsAreAllUnused_isProved() {
        Judgement judgement =
                judge(allow(ARN, "s3:GetObject", "s3:PutObject"), Policy.NOTHING, "s3:GetObject", "s3:PutObject");
        assertEquals(new Verdict.Proved(), judgement.verdict());
        assertEquals(List.of(), judgement.differences());
    }

    @Test
    void detachment_ofAPolicyWithAUsedAction_isRefutedByIt() {
        Judgement judgement = judge(allow("*", "s3:GetObject", "s3:PutObject"), Policy.NOTHING, "s3:GetObject");
        assertEquals(List.of("PROVED", "PROVED", "REFUTED", "REFUTED"), words(judgement));
        assertEquals("s3:putobject", refuted(judgement, Obligation.V3).action());
    }

    /** Nobody edited a context: the statement is gone as a whole, and with it what it allowed. */
    @Test
    void detachment_ofAUsedActionUnderAContext_isRefutedByIt() {
        Judgement judgement = judge(allow(ARN, "s3:PutObject"), Policy.NOTHING);
        assertEquals("s3:putobject", refuted(judgement, Obligation.V3).action());
    }

    @Test
    void statement_lostWithItsContext_isRefutedByWhatItAllowed() {
        String kept = statement("Allow", "Action", ANY, "s3:ListBucket");
        Judgement judgement = judge(policy(kept, statement("Allow", "Action", X, "s3:GetObject")), policy(kept));
        assertEquals(List.of(), judgement.differences());
        assertEquals("s3:getobject", refuted(judgement, Obligation.V3).action());
    }
}
