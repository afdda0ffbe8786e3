package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A row of the semantics table at a time: elements, operators, variables, readings. */
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
    void conditions_stringOperators() {
        Asked bob = Asked.get().with("aws:username=Bob");
        assertEquals(ALLOWED, bob.when("{'StringEquals':{'AWS:UserName':['al','Bob']}}"));
        assertEquals(IMPLICIT, bob.when("{'StringEquals':{'aws:username':'bob'}}"));
        assertEquals(IMPLICIT, bob.when("{'StringEquals':{'aws:username':'B*'}}"));
        assertEquals(ALLOWED, bob.when("{'StringEqualsIgnoreCase':{'aws:username':'bOB'}}"));
        assertEquals(IMPLICIT, bob.when("{'StringNotEqualsIgnoreCase':{'aws:username':'bOB'}}"));
        assertEquals(ALLOWED, bob.when("{'StringLike':{'aws:username':'B?b*'}}"));
        assertEquals(IMPLICIT, bob.when("{'StringNotLike':{'aws:username':['x','B*']}}"));
        assertEquals(ALLOWED, bob.when("{'stringnotequals':{'aws:username':['x','y']}}"));
        assertEquals(IMPLICIT, bob.when("{'StringEquals':{'aws:username':'Bob'},'Null':{'aws:username':'true'}}"));
        assertEquals(ALLOWED, bob.when("{}"));
        assertEquals(ALLOWED, bob.when("{'StringEquals':{}}"));
    }

    /** AWS's first note on condition operators; another program's benchmark asks for the key to be there. */
    @Test
    void conditions_absentKey_failsButForNegatedOperators() {
        assertEquals(IMPLICIT, Asked.get().when("{'StringEquals':{'aws:username':'x'}}"));
        assertEquals(ALLOWED, Asked.get().when("{'StringNotEquals':{'aws:username':'x'}}"));
        assertEquals(ALLOWED, Asked.get().when("{'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}}"));
        assertEquals(ALLOWED, Asked.get().when("{'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/x'}}"));
        assertEquals(IMPLICIT, Asked.get().when("{'NumericGreaterThan':{'s3:max-keys':'1'}}"));
        assertEquals(IMPLICIT, Asked.get().when("{'Bool':{'aws:SecureTransport':'false'}}"));
        assertEquals(ALLOWED, Asked.get().when("{'Null':{'aws:username':'true'}}"));
        assertEquals(IMPLICIT, Asked.get().when("{'Null':{'aws:username':'FALSE'}}"));
        assertEquals(ALLOWED, Asked.get().when("{'Null':{'aws:username':['true','false']}}"));
    }

    @Test
    void conditions_ifExists_isTrueOfAnAbsentKeyAlone() {
        String like = "{'StringLikeIfExists':{'ec2:InstanceType':'t1.*'}}";
        assertEquals(ALLOWED, Asked.get().when(like));
        assertEquals(ALLOWED, Asked.get().with("ec2:InstanceType=t1.micro").when(like));
        assertEquals(IMPLICIT, Asked.get().with("ec2:InstanceType=m2.micro").when(like));
        assertEquals(ALLOWED, Asked.get().when("{'ForAnyValue:StringEqualsIfExists':{'aws:TagKeys':'a'}}"));
        assertEquals(
                IMPLICIT,
                Asked.get().with("aws:TagKeys=b").when("{'ForAnyValue:StringEqualsIfExists':{'aws:TagKeys':'a'}}"));
    }

    @Test
    void conditions_forAllValues_isTrueOfAnAbsentKey() {
        String all = "{'ForAllValues:StringEquals':{'aws:TagKeys':['env','cost']}}";
        assertEquals(ALLOWED, Asked.get().when(all));
        assertEquals(ALLOWED, Asked.get().with("aws:TagKeys=env,cost").when(all));
        assertEquals(IMPLICIT, Asked.get().with("aws:TagKeys=env,dept").when(all));
        String none = "{'ForAllValues:StringNotEquals':{'aws:TagKeys':['env','cost']}}";
        assertEquals(ALLOWED, Asked.get().when(none));
        assertEquals(ALLOWED, Asked.get().with("aws:TagKeys=dept").when(none));
        assertEquals(IMPLICIT, Asked.get().with("aws:TagKeys=dept,env").when(none));
    }

    @Test
    void conditions_forAnyValue_isFalseOfAnAbsentKey() {
        String any = "{'ForAnyValue:StringEquals':{'aws:TagKeys':['env','cost']}}";
        assertEquals(IMPLICIT, Asked.get().when(any));
        assertEquals(ALLOWED, Asked.get().with("aws:TagKeys=env,dept").when(any));
        assertEquals(IMPLICIT, Asked.get().with("aws:TagKeys=dept").when(any));
        String other = "{'ForAnyValue:StringNotEquals':{'aws:TagKeys':['env','cost']}}";
        assertEquals(IMPLICIT, Asked.get().when(other));
        assertEquals(ALLOWED, Asked.get().with("aws:TagKeys=env,dept").when(other));
        assertEquals(IMPLICIT, Asked.get().with("aws:TagKeys=env,cost").when(other));
    }

    @Test
    void conditions_setOperatorOnAKeyOfOneValue() {
        String any = "{'ForAnyValue:StringNotEquals':{'aws:username':'x'}}";
        assertEquals(IMPLICIT, Asked.get().when(any));
        assertEquals(ALLOWED, Asked.get().with("aws:username=y").when(any));
        String all = "{'ForAllValues:StringEquals':{'aws:username':'x'}}";
        assertEquals(ALLOWED, Asked.get().when(all));
        assertEquals(IMPLICIT, Asked.get().with("aws:username=y").when(all));
    }

    @Test
    void conditions_plainOperatorOnAKeyOfSeveralValues_isRefused() {
        assertEquals(
                List.of("/Statement/0/Condition/StringEquals/aws:TagKeys: `aws:TagKeys` may have several values in a"
                        + " request; write `ForAnyValue:StringEquals` or `ForAllValues:StringEquals`"),
                Asked.refusals("'Resource':'*','Condition':{'StringEquals':{'aws:TagKeys':'a'}}"));
        assertEquals(List.of(), Asked.refusals("'Resource':'*','Condition':{'Null':{'aws:TagKeys':'true'}}"));
        assertEquals(List.of(), Asked.refusals("'Resource':'*','Condition':{'StringEquals':{'my:key':'a'}}"));
        assertEquals(
                2,
                Asked.refusals("'Resource':'*','Condition':{'StringEquals':{'my:key':'a'},"
                                + "'ForAnyValue:StringLike':{'My:Key':'b'}}")
                        .size());
    }

    @Test
    void conditions_numbers() {
        Asked ten = Asked.get().with("s3:max-keys=10");
        assertEquals(ALLOWED, ten.when("{'NumericEquals':{'s3:max-keys':['1','10.0']}}"));
        assertEquals(ALLOWED, ten.when("{'NumericEquals':{'s3:max-keys':10}}"));
        assertEquals(IMPLICIT, ten.when("{'NumericNotEquals':{'s3:max-keys':'1e1'}}"));
        assertEquals(IMPLICIT, ten.when("{'NumericLessThan':{'s3:max-keys':'10'}}"));
        assertEquals(ALLOWED, ten.when("{'NumericLessThanEquals':{'s3:max-keys':'10'}}"));
        assertEquals(ALLOWED, ten.when("{'NumericGreaterThan':{'s3:max-keys':'9.99'}}"));
        assertEquals(IMPLICIT, ten.when("{'NumericGreaterThanEquals':{'s3:max-keys':'10.01'}}"));
    }

    @Test
    void conditions_dates() {
        Asked noon = Asked.get().with("aws:CurrentTime=2026-01-02T12:00:00Z");
        assertEquals(ALLOWED, noon.when("{'DateEquals':{'aws:CurrentTime':'2026-01-02T13:00:00+01:00'}}"));
        assertEquals(ALLOWED, noon.when("{'DateEquals':{'aws:CurrentTime':'1767355200'}}"));
        assertEquals(IMPLICIT, noon.when("{'DateNotEquals':{'aws:CurrentTime':1767355200}}"));
        assertEquals(IMPLICIT, noon.when("{'DateLessThan':{'aws:CurrentTime':'2026-01-02T12:00:00Z'}}"));
        assertEquals(ALLOWED, noon.when("{'DateLessThanEquals':{'aws:CurrentTime':'2026-01-02T12:00:00Z'}}"));
        assertEquals(IMPLICIT, noon.when("{'DateGreaterThan':{'aws:CurrentTime':'2026-01-02T12:00:00Z'}}"));
        assertEquals(ALLOWED, noon.when("{'DateGreaterThanEquals':{'aws:CurrentTime':'2026-01-02T12:00:00Z'}}"));
    }

    @Test
    void conditions_shortenedDate_isItsFirstInstantOrAllOfIt() {
        Asked noon = Asked.get().with("aws:CurrentTime=2026-01-02T12:00:00Z");
        assertEquals("unknown shortened-date", noon.when("{'DateGreaterThan':{'aws:CurrentTime':'2026-01-02'}}"));
        assertEquals("unknown shortened-date", noon.when("{'DateEquals':{'aws:CurrentTime':'2026-01'}}"));
        assertEquals("unknown shortened-date", noon.when("{'DateLessThanEquals':{'aws:CurrentTime':'2026-01-02'}}"));
        assertEquals(IMPLICIT, noon.when("{'DateLessThan':{'aws:CurrentTime':'2026-01-02'}}"));
        assertEquals(ALLOWED, noon.when("{'DateGreaterThanEquals':{'aws:CurrentTime':'2026-01-02'}}"));
        assertEquals(ALLOWED, noon.when("{'DateGreaterThan':{'aws:CurrentTime':'2026-01-01'}}"));
        assertEquals(IMPLICIT, noon.when("{'DateGreaterThan':{'aws:CurrentTime':'2026-01-03'}}"));
    }

    /** JSON {@code false} is a value like {@code "false"}; another program's benchmark has a policy differ from itself there. */
    @Test
    void conditions_booleans_foldTheirCase() {
        Asked plain = Asked.get().with("aws:SecureTransport=False");
        assertEquals(ALLOWED, plain.when("{'Bool':{'aws:SecureTransport':false}}"));
        assertEquals(ALLOWED, plain.when("{'BoolIfExists':{'aws:SecureTransport':'FALSE'}}"));
        assertEquals(IMPLICIT, plain.when("{'Bool':{'aws:SecureTransport':'true'}}"));
    }

    @Test
    void conditions_binaries_areTheirBase64() {
        Asked key = Asked.get().with("my:key=QmluYXJ5VmFsdWVJbkJhc2U2NA==");
        assertEquals(ALLOWED, key.when("{'BinaryEquals':{'my:key':'QmluYXJ5VmFsdWVJbkJhc2U2NA=='}}"));
        assertEquals(IMPLICIT, key.when("{'BinaryEquals':{'my:key':'QQ=='}}"));
    }

    @Test
    void conditions_addresses_inNetworks() {
        Asked here = Asked.get().with("aws:SourceIp=203.0.113.7");
        assertEquals(ALLOWED, here.when("{'IpAddress':{'aws:SourceIp':['10.0.0.0/8','203.0.113.0/24']}}"));
        assertEquals(ALLOWED, here.when("{'IpAddress':{'aws:SourceIp':'203.0.113.99/24'}}"));
        assertEquals(IMPLICIT, here.when("{'IpAddress':{'aws:SourceIp':'203.0.112.0/24'}}"));
        assertEquals(ALLOWED, here.when("{'IpAddress':{'aws:SourceIp':'203.0.113.7'}}"));
        assertEquals(IMPLICIT, here.when("{'NotIpAddress':{'aws:SourceIp':'0.0.0.0/0'}}"));
        assertEquals(IMPLICIT, here.when("{'IpAddress':{'aws:SourceIp':'::/0'}}"));
        Asked six = Asked.get().with("aws:SourceIp=2001:db8:1234:5678::1");
        assertEquals(ALLOWED, six.when("{'IpAddress':{'aws:SourceIp':'2001:DB8:1234:5678::/64'}}"));
        assertEquals(IMPLICIT, six.when("{'IpAddress':{'aws:SourceIp':'2001:db8:1234:5679::/64'}}"));
        assertEquals("unknown bare-v6-address", six.when("{'IpAddress':{'aws:SourceIp':'2001:db8::5'}}"));
        assertEquals(ALLOWED, six.when("{'IpAddress':{'aws:SourceIp':'2001:db8:1234:5678:0::1'}}"));
        assertEquals(IMPLICIT, six.when("{'IpAddress':{'aws:SourceIp':'2001:db9::5'}}"));
    }

    /** The wildcards of the first five parts stay inside; those of the sixth do not. */
    @Test
    void conditions_arns_partByPart() {
        Asked topic = Asked.get().with("aws:SourceArn=arn:aws:sns:eu-west-1:123456789012:a:b");
        assertEquals(ALLOWED, topic.when("{'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:123456789012:a*'}}"));
        assertEquals(ALLOWED, topic.when("{'ArnEquals':{'aws:SourceArn':'arn:*:sns:eu-*-?:*:*'}}"));
        assertEquals(IMPLICIT, topic.when("{'ArnLike':{'aws:SourceArn':'arn:aws:*:123456789012:a:b'}}"));
        assertEquals(IMPLICIT, topic.when("{'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:*:a'}}"));
        assertEquals(ALLOWED, topic.when("{'ArnLike':{'aws:SourceArn':'*'}}"));
        assertEquals(IMPLICIT, topic.when("{'ArnNotEquals':{'aws:SourceArn':'*'}}"));
        assertEquals(IMPLICIT, topic.when("{'ArnEquals':{'aws:SourceArn':'arn:aws:SNS:eu-west-1:123456789012:a:b'}}"));
    }

    @Test
    void conditions_malformedValueUnderANegatedOperator_isAReading() {
        assertEquals(
                "unknown malformed-value",
                Asked.get().with("aws:SourceArn=x").when("{'ArnNotLike':{'aws:SourceArn':'*'}}"));
        assertEquals(IMPLICIT, Asked.get().with("aws:SourceArn=x").when("{'ArnLike':{'aws:SourceArn':'*'}}"));
        assertEquals(
                "unknown malformed-value",
                Asked.get().with("s3:max-keys=x").when("{'NumericNotEquals':{'s3:max-keys':'1'}}"));
        assertEquals(IMPLICIT, Asked.get().with("s3:max-keys=x").when("{'NumericLessThan':{'s3:max-keys':'1'}}"));
        assertEquals(
                "unknown malformed-value",
                Asked.get().with("aws:SourceIp=10.0.0.0/8").when("{'NotIpAddress':{'aws:SourceIp':'11.0.0.0/8'}}"));
        assertEquals(
                ALLOWED,
                Asked.get().with("aws:SecureTransport=x").when("{'StringNotEquals':{'aws:SecureTransport':'y'}}"));
    }

    @Test
    void conditions_emptyValues_areAReading() {
        Asked empty = Asked.get().with("s3:prefix=");
        assertEquals("unknown empty-value", empty.when("{'StringLike':{'s3:prefix':['','home/*']}}"));
        assertEquals("unknown empty-value", empty.when("{'Null':{'s3:prefix':'true'}}"));
        assertEquals(ALLOWED, empty.when("{'StringNotEquals':{'s3:prefix':'x'}}"));
        assertEquals(
                ALLOWED, Asked.get().with("aws:TagKeys=,a").when("{'ForAnyValue:StringEquals':{'aws:TagKeys':''}}"));
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

    private static final String ACCOUNT = "arn:aws:iam::123456789012:";
    private static final String SESSION = "arn:aws:sts::123456789012:assumed-role/r/s";

    @Test
    void principals_ofAws() {
        Asked user = Asked.get().by(ACCOUNT + "user/p/al");
        assertEquals(ALLOWED, user.ofPrincipal("'*'"));
        assertEquals(ALLOWED, user.ofPrincipal("{'AWS':'*'}"));
        assertEquals(ALLOWED, user.ofPrincipal("{'AWS':['210987654321','123456789012']}"));
        assertEquals(ALLOWED, user.ofPrincipal("{'AWS':'" + ACCOUNT + "root'}"));
        assertEquals(IMPLICIT, user.ofPrincipal("{'AWS':'arn:aws-cn:iam::123456789012:root'}"));
        assertEquals(IMPLICIT, user.ofPrincipal("{'AWS':'210987654321'}"));
        assertEquals(ALLOWED, user.ofPrincipal("{'AWS':'" + ACCOUNT + "user/p/al'}"));
        assertEquals(IMPLICIT, user.ofPrincipal("{'AWS':'" + ACCOUNT + "user/al'}"));
        Asked session = Asked.get().by(SESSION);
        assertEquals(ALLOWED, session.ofPrincipal("{'AWS':'" + SESSION + "'}"));
        assertEquals(ALLOWED, session.ofPrincipal("{'AWS':'" + ACCOUNT + "role/path/r'}"));
        assertEquals(IMPLICIT, session.ofPrincipal("{'AWS':'" + ACCOUNT + "role/r2'}"));
        assertEquals(ALLOWED, session.ofPrincipal("{'AWS':'123456789012'}"));
        assertEquals(ALLOWED, Asked.get().by(ACCOUNT + "role/x/r").ofPrincipal("{'AWS':'" + ACCOUNT + "role/r'}"));
        assertEquals(IMPLICIT, Asked.get().by(ACCOUNT + "role/r").ofPrincipal("{'AWS':'" + SESSION + "'}"));
        assertEquals(IMPLICIT, Asked.get().by(ACCOUNT + "user/p/al").ofPrincipal("{'Service':'ec2.amazonaws.com'}"));
    }

    @Test
    void principals_everyoneOfAws_mayLeaveOutServices() {
        assertEquals(ALLOWED, Asked.get().by("anonymous").ofPrincipal("{'AWS':'*'}"));
        assertEquals(
                "unknown every-aws-principal",
                Asked.get().by("ec2.amazonaws.com").ofPrincipal("{'AWS':'*'}"));
        assertEquals(ALLOWED, Asked.get().by("ec2.amazonaws.com").ofPrincipal("'*'"));
        assertEquals(
                "unknown every-aws-principal",
                Asked.get().by("federated:accounts.google.com").ofPrincipal("{'AWS':'*'}"));
    }

    @Test
    void principals_ofOtherTypes() {
        assertEquals(ALLOWED, Asked.get().by("ec2.amazonaws.com").ofPrincipal("{'Service':'ec2.amazonaws.com'}"));
        assertEquals(IMPLICIT, Asked.get().by("ecs.amazonaws.com").ofPrincipal("{'Service':'ec2.amazonaws.com'}"));
        assertEquals(
                ALLOWED,
                Asked.get().by("federated:accounts.google.com").ofPrincipal("{'Federated':'accounts.google.com'}"));
        assertEquals(
                ALLOWED,
                Asked.get()
                        .by(ACCOUNT + "saml-provider/x")
                        .ofPrincipal("{'Federated':'" + ACCOUNT + "saml-provider/x'}"));
        assertEquals(
                IMPLICIT,
                Asked.get()
                        .by(ACCOUNT + "saml-provider/y")
                        .ofPrincipal("{'Federated':'" + ACCOUNT + "saml-provider/x'}"));
    }

    /** One caller has several names; only bearing a name settles whether it is meant. */
    @Test
    void principals_byOtherNames_areOpen() {
        Asked user = Asked.get().by(ACCOUNT + "user/al");
        assertEquals("unknown CALLER AIDAABCDEFGHIJKLMNOPQ", user.ofPrincipal("{'AWS':'AIDAABCDEFGHIJKLMNOPQ'}"));
        assertEquals(
                "unknown CALLER 79a59df979a59df979a59df979a59df979a59df979a59df979a59df979a59df9",
                user.ofPrincipal(
                        "{'CanonicalUser':'79a59df979a59df979a59df979a59df979a59df979a59df979a59df979a59df9'}"));
        assertEquals(
                ALLOWED,
                Asked.get()
                        .by("canonical:79a59df979a59df979a59df979a59df979a59df979a59df979a59df979a59df9")
                        .ofPrincipal(
                                "{'CanonicalUser':'79a59df979a59df979a59df979a59df979a59df979a59df979a59df979a59df9'}"));
        assertEquals(
                IMPLICIT,
                Asked.get()
                        .by("canonical:79a59df979a59df979a59df979a59df979a59df979a59df979a59df979a59df9")
                        .ofPrincipal(
                                "{'CanonicalUser':'79a59df879a59df879a59df879a59df879a59df879a59df879a59df879a59df8'}"));
        String identity = "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1ABC";
        assertEquals(
                "unknown CALLER " + identity, Asked.get().by("anonymous").ofPrincipal("{'AWS':'" + identity + "'}"));
        String logs = "{'Service':['logs.amazonaws.com','logs.eu-west-1.amazonaws.com']}";
        assertEquals(ALLOWED, Asked.get().by("logs.amazonaws.com").ofPrincipal(logs));
        assertEquals(
                "unknown CALLER logs.amazonaws.com, CALLER logs.eu-west-1.amazonaws.com",
                Asked.get().by("s3.amazonaws.com").ofPrincipal(logs));
        Asked federated = Asked.get().by("arn:aws:sts::123456789012:federated-user/f");
        assertEquals(
                "unknown SESSION_OF_USER " + ACCOUNT + "user/al",
                federated.ofPrincipal("{'AWS':'" + ACCOUNT + "user/al'}"));
        assertEquals(IMPLICIT, federated.ofPrincipal("{'AWS':'arn:aws:iam::210987654321:user/al'}"));
        assertEquals(ALLOWED, federated.ofPrincipal("{'AWS':'arn:aws:sts::123456789012:federated-user/f'}"));
    }

    /** Nobody has two canonical ids, so the Deny of the second can't take what the Allow of the first gave. */
    @Test
    void principals_twoCanonicalIds_areNeverBothTheCaller() {
        String policy = "{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'},"
                + "{'Effect':'Deny','Action':'*','Resource':'*','Principal':{'CanonicalUser':'a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1'},"
                + "'Condition':{'Null':{'aws:username':'true'}}},"
                + "{'Effect':'Deny','Action':'*','Resource':'*','Principal':{'CanonicalUser':'b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2'}}]}";
        Json json = Asked.json(policy);
        Cases cases = RequestEvaluator.cases(
                Documents.of(List.of(json), Asked.KEYS),
                List.of(json),
                Asked.get().by("anonymous").request());
        assertEquals(3, cases.all().size());
    }

    private static String denyBut(String list) {
        return "{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'},"
                + "{'Effect':'Deny','Action':'*','Resource':'*','NotPrincipal':" + list + "}]}";
    }

    @Test
    void notPrincipal_betweenTheCertainCases_isOpen() {
        String explicit = "explicit";
        Asked user = Asked.get().by(ACCOUNT + "user/al");
        assertEquals(ALLOWED, user.of(denyBut("{'AWS':['" + ACCOUNT + "user/al','123456789012']}")));
        assertEquals(
                "unknown NOT_PRINCIPAL [\"AWS:" + ACCOUNT + "user/al\"]",
                user.of(denyBut("{'AWS':'" + ACCOUNT + "user/al'}")));
        assertEquals(
                "unknown NOT_PRINCIPAL [\"AWS:" + ACCOUNT + "user/bo\"]",
                user.of(denyBut("{'AWS':'" + ACCOUNT + "user/bo'}")));
        assertEquals(explicit, user.of(denyBut("{'AWS':'arn:aws:iam::210987654321:user/al'}")));
        assertEquals(explicit, Asked.get().by("anonymous").of(denyBut("{'AWS':'123456789012'}")));
        Asked session = Asked.get().by(SESSION);
        assertEquals(
                ALLOWED,
                session.of(denyBut("{'AWS':['" + SESSION + "','" + ACCOUNT + "role/r','" + ACCOUNT + "root']}")));
        assertEquals(
                "unknown NOT_PRINCIPAL [\"AWS:123456789012\",\"AWS:" + SESSION + "\"]",
                session.of(denyBut("{'AWS':['" + SESSION + "','123456789012']}")));
        assertEquals(
                "unknown NOT_PRINCIPAL [\"CanonicalUser:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1\"]",
                Asked.get()
                        .by("arn:aws:iam::210987654321:user/x")
                        .of(
                                denyBut(
                                        "{'CanonicalUser':'a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1'}")));
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
