package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A row of the semantics table at a time: elements, variables, readings; operators and principals have tests of their own. */
class RequestEvaluatorTest {
    private static final String ALLOWED = "allowed";

    private static final String IMPLICIT = "implicit";

    @Test
    void decide_denyBesideAllow_isExplicitAndNamesTheDeny() {
        Json json = Asked.json("{'Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'*'},"
                + "{'Effect':'Deny','Action':'s3:Get*','Resource':'*'}]}");
        RequestEvaluator evaluator = new RequestEvaluator(Documents.of(List.of(json), Asked.KEYS), Assumption.FIRST);
        assertEquals(
                new Decision(Decision.Kind.EXPLICIT, List.of("/Statement/1")),
                evaluator.decide(json, Asked.get().request()));
        assertEquals(
                new Decision(Decision.Kind.ALLOWED, List.of("/Statement/0")),
                evaluator.decide(
                        json, Asked.of("S3:putobject", "arn:aws:s3:::b/k").request()));
        assertEquals(
                new Decision(Decision.Kind.IMPLICIT, List.of()),
                evaluator.decide(json, Asked.of("ec2:RunInstances", "*").request()));
    }

    @Test
    void actions_foldAsciiAlone() {
        String policy = "{'Statement':{'Effect':'Allow','NotAction':['iam:*','s3:?utObject'],'Resource':'*'}}";
        assertEquals(IMPLICIT, Asked.of("IAM:PassRole", "*").of(policy));
        assertEquals(IMPLICIT, Asked.of("s3:putOBJECT", "*").of(policy));
        assertEquals(ALLOWED, Asked.of("s3:InputObject", "*").of(policy));
        String kms = "{'Statement':{'Effect':'Allow','Action':'kms:Decrypt','Resource':'*'}}";
        assertEquals(ALLOWED, Asked.of("KMS:decrypt", "*").of(kms));
        assertEquals(IMPLICIT, Asked.of("\u212Ams:decrypt", "*").of(kms));
    }

    @Test
    void resources_wildcardsCrossSlashesAndMindLetterCase() {
        assertEquals(ALLOWED, Asked.of("s3:GetObject", "arn:aws:s3:::b/x/y").ofAllow("'Resource':'arn:aws:s3:::b/*'"));
        assertEquals(IMPLICIT, Asked.of("s3:GetObject", "arn:aws:s3:::B/x").ofAllow("'Resource':'arn:aws:s3:::b/*'"));
        assertEquals(
                ALLOWED,
                Asked.of("s3:GetObject", "arn:aws:s3:::b/1/2/test/3/o")
                        .ofAllow("'Resource':'arn:aws:s3:::b/*/test/*'"));
        assertEquals(
                IMPLICIT,
                Asked.of("s3:GetObject", "arn:aws:s3:::b/test/o").ofAllow("'Resource':'arn:aws:s3:::b/*/test/*'"));
        assertEquals(
                ALLOWED,
                Asked.of("s3:GetObject", "arn:aws:s3:::b/\uD83D\uDE00").ofAllow("'Resource':'arn:aws:s3:::b/?'"));
        assertEquals(IMPLICIT, Asked.get().ofAllow("'NotResource':['arn:aws:s3:::a/*','arn:aws:s3:::b/*']"));
        assertEquals(ALLOWED, Asked.get().ofAllow("'NotResource':'arn:aws:s3:::a/*'"));
    }

    /** A {@code *} that ends its segment crosses colons by AWS's own words; one in mid-segment is not promised to. */
    @Test
    void resources_runBeforeMoreOfItsSegment_isAReading() {
        Asked group = Asked.of("logs:GetLogEvents", "arn:aws:logs:eu-west-1:123456789012:log-group:g");
        assertEquals(ALLOWED, group.ofAllow("'Resource':'arn:aws:logs:*:log-group:g'"));
        assertEquals("unknown run-in-first-parts", group.ofAllow("'Resource':'arn:aws:logs:eu-*2:log-group:g'"));
        assertEquals(ALLOWED, group.ofAllow("'Resource':'arn:aws:logs:eu-*-1:*:log-group:g'"));
        assertEquals(
                "unknown run-in-sixth-part",
                Asked.of("s3:GetObject", "arn:aws:s3:::b/a:b/x").ofAllow("'Resource':'arn:aws:s3:::b/*/x'"));
        assertEquals(
                ALLOWED, Asked.of("s3:GetObject", "arn:aws:s3:::b/a:b/x").ofAllow("'Resource':'arn:aws:s3:::b/*'"));
        assertEquals(
                "unknown one-in-first-parts",
                Asked.of("x:Y", "arn:aws:x:a:b:c:d").ofAllow("'Resource':'arn:aws:x:a?b:c:d'"));
        assertEquals(ALLOWED, Asked.of("x:Y", "arn:aws:x:a:b:c:d").ofAllow("'Resource':'arn:aws:x:a:b:c?d'"));
    }

    @Test
    void resources_shortArnOfAnIdentity_isFilledUp() {
        assertEquals(ALLOWED, Asked.get().ofAllow("'Resource':'arn:aws:s3'"));
        assertEquals(IMPLICIT, Asked.of("x:Y", "arn:aws:ec2:r:a:i").ofAllow("'Resource':'arn:aws:s3'"));
        assertEquals(
                List.of("/Statement/0/Resource: `arn:aws:s3` has 3 of"
                        + " the six parts of an ARN; in a resource's policy write all of them, or `*`"),
                Asked.refusals("'Principal':'*','Resource':'arn:aws:s3'"));
    }

    @Test
    void resources_missingInTheResourcesOwnPolicy_isAny() {
        assertEquals(ALLOWED, Asked.get().by("anonymous").ofAllow("'Principal':'*'"));
        assertEquals(
                List.of("/Statement/0: the statement has neither Resource nor NotResource; write one of them"),
                Asked.refusals("'Sid':'x'"));
    }

    @Test
    void variables_standForTheirValueLiterally() {
        String home = "'Resource':'arn:aws:s3:::b/${aws:UserName}/*'";
        assertEquals(
                ALLOWED,
                Asked.of("s3:GetObject", "arn:aws:s3:::b/al/x")
                        .with("aws:username=al")
                        .ofAllow(home));
        assertEquals(
                IMPLICIT,
                Asked.of("s3:GetObject", "arn:aws:s3:::b/bo/x")
                        .with("aws:username=al")
                        .ofAllow(home));
        assertEquals(
                IMPLICIT,
                Asked.of("s3:GetObject", "arn:aws:s3:::b/bo/x")
                        .with("aws:username=*")
                        .ofAllow(home));
        assertEquals(
                ALLOWED,
                Asked.of("s3:GetObject", "arn:aws:s3:::b/*/x")
                        .with("aws:username=*")
                        .ofAllow(home));
        String team = "'Resource':'arn:aws:s3:::b-${aws:PrincipalTag/team, ´all*´}'";
        assertEquals(ALLOWED, Asked.of("s3:ListBucket", "arn:aws:s3:::b-all*").ofAllow(team));
        assertEquals(IMPLICIT, Asked.of("s3:ListBucket", "arn:aws:s3:::b-allx").ofAllow(team));
        assertEquals(
                ALLOWED,
                Asked.of("s3:ListBucket", "arn:aws:s3:::b-red")
                        .with("aws:PrincipalTag/Team=red")
                        .ofAllow(team));
        assertEquals(
                ALLOWED,
                Asked.of("s3:ListBucket", "arn:aws:s3:::*?$").ofAllow("'Resource':'arn:aws:s3:::${*}${?}${$}'"));
        assertEquals(
                IMPLICIT,
                Asked.of("s3:ListBucket", "arn:aws:s3:::ab$").ofAllow("'Resource':'arn:aws:s3:::${*}${?}${$}'"));
        Asked both = Asked.get().with("s3:ExistingObjectTag/owner=al", "aws:PrincipalTag/owner=al");
        assertEquals(ALLOWED, both.when("{'StringEquals':{'s3:ExistingObjectTag/owner':'${aws:PrincipalTag/owner}'}}"));
        assertEquals(
                IMPLICIT,
                both.when("{'StringNotLike':{'s3:ExistingObjectTag/owner':'a${aws:PrincipalTag/none, ´l´}'}}"));
    }

    /** Without Version, or under the first one, a variable is text. */
    @Test
    void variables_areTextUnderTheFirstVersion() {
        String home = "'Resource':'arn:aws:s3:::b/${aws:username}'";
        Asked al = Asked.of("s3:GetObject", "arn:aws:s3:::b/al").with("aws:username=al");
        Asked text = Asked.of("s3:GetObject", "arn:aws:s3:::b/${aws:username}").with("aws:username=al");
        assertEquals(IMPLICIT, al.of(Asked.allow("2008-10-17", home)));
        assertEquals(ALLOWED, text.of(Asked.allow("2008-10-17", home)));
        assertEquals(ALLOWED, al.of(Asked.allow("2012-10-17", home)));
        assertEquals(IMPLICIT, text.of(Asked.allow("2012-10-17", home)));
        assertEquals(
                ALLOWED,
                text.of("{'Statement':{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::b/${aws:username}'}}"));
        assertEquals(
                ALLOWED,
                Asked.of("s3:GetObject", "arn:aws:s3:::b/${abc}")
                        .of(Asked.allow("2008-10-17", "'Resource':'arn:aws:s3:::b/${*}'")));
    }

    @Test
    void variables_withoutAValue_areReadings() {
        assertEquals(IMPLICIT, Asked.get().ofAllow("'Resource':'arn:aws:s3:::b/${aws:username}'"));
        assertEquals(
                "unknown missing-in-resource",
                Asked.get().ofAllow("'Resource':['arn:aws:s3:::b/${aws:username}','arn:aws:s3:::b/k']"));
        assertEquals(
                "unknown missing-in-not-resource",
                Asked.get().ofAllow("'NotResource':'arn:aws:s3:::b/${aws:username}'"));
        assertEquals(
                "unknown missing-in-condition",
                Asked.get().with("s3:prefix=x").when("{'StringNotEquals':{'s3:prefix':'${aws:username}'}}"));
        assertEquals(
                IMPLICIT, Asked.get().with("s3:prefix=x").when("{'StringEquals':{'s3:prefix':'${aws:username}'}}"));
        assertEquals(
                ALLOWED,
                Asked.get().with("s3:prefix=x").when("{'StringNotEquals':{'s3:prefix':'${aws:username, ´y´}'}}"));
    }

    @Test
    void statements_thatAreNotUnderstood_areOpen() {
        String unknown = "{'Statement':[{'Effect':'Allow','Action':'s3:Get*','Resource':'*'},"
                + "{'Effect':'%s','Action':'*','Resource':'*','Condition':{'StringLikes':{'a:b':'c'}}}]}";
        assertEquals(ALLOWED, Asked.get().of(String.format(unknown, "Allow")));
        String deny = Asked.get().of(String.format(unknown, "Deny"));
        assertEquals("unknown STATEMENT ", deny.substring(0, "unknown STATEMENT ".length()));
    }

    @Test
    void decide_requestThatDoesNotFit_isRefused() {
        Json json = Asked.json(Asked.allow("2012-10-17", "'Resource':'*','Principal':'*'"));
        RequestEvaluator evaluator = new RequestEvaluator(Documents.of(List.of(json), Asked.KEYS), Assumption.FIRST);
        assertThrows(
                IllegalArgumentException.class,
                () -> evaluator.decide(json, Asked.get().request()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Asked.get().with("aws:username=a,b").when("{'StringEquals':{'aws:username':'a'}}"));
    }

    @Test
    void cases_eachHasTheAssumptionThatItIsUnder() {
        Json json =
                Asked.json(Asked.allow("2012-10-17", "'Resource':'*','Condition':{'StringEquals':{'s3:prefix':''}}"));
        Documents documents = Documents.of(List.of(json), Asked.KEYS);
        Request request = Asked.get().with("s3:prefix=").request();
        Cases cases = RequestEvaluator.cases(documents, List.of(json), request);
        assertEquals(2, cases.all().size());
        for (Cases.Case each : cases.all()) {
            assertEquals(
                    each.decisions(),
                    List.of(new RequestEvaluator(documents, each.assumption()).decide(json, request)));
        }
        assertEquals(
                List.of(Readings.FIRST, Readings.second(List.of(Reading.EMPTY_VALUE))),
                cases.all().stream().map(each -> each.assumption().readings()).toList());
    }

    @Test
    void explain_namesTheFirstElementThatFails() {
        Json json = Asked.json(
                Asked.allow("2012-10-17", "'Resource':'*','Condition':{'StringEquals':{'aws:username':'x'}}"));
        RequestEvaluator evaluator = new RequestEvaluator(Documents.of(List.of(json), Asked.KEYS), Assumption.FIRST);
        assertEquals(
                new Mismatch(
                        "/Statement/0/Condition/StringEquals/aws:username",
                        "StringEquals on `aws:username` fails: the request has `y`"),
                evaluator
                        .explain(json, Asked.get().with("aws:username=y").request())
                        .get(0)
                        .mismatch()
                        .orElseThrow());
    }
}
