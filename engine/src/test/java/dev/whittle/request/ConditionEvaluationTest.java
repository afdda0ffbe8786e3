package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A condition operator at a time. */
class ConditionEvaluationTest {
    private static final String ALLOWED = "allowed";

    private static final String IMPLICIT = "implicit";

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
}
