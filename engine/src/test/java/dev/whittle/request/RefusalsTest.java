package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static void mustRefuse(String elements, String message) {
        List<String> refusals = Asked.refusals(elements);
        assertEquals(1, refusals.size(), elements + " " + refusals);
        assertTrue(refusals.get(0).contains(message), refusals.get(0));
    }

    private static void mustRefuseCondition(String condition, String message) {
        mustRefuse("'Resource':'*','Condition':" + condition, message);
    }

    @Test
    void conditions_thatAreNotUnderstood_areRefused() {
        mustRefuseCondition("{'StringLikes':{'aws:username':'x'}}", "no condition operator");
        mustRefuseCondition("{'NullIfExists':{'aws:username':'true'}}", "no condition operator");
        mustRefuseCondition("{'ForSomeValue:StringLike':{'aws:TagKeys':'x'}}", "no condition operator");
        mustRefuseCondition("{'StringEquals':{'aws:username':[]}}", "the list is empty");
        mustRefuseCondition("{'Null':{'aws:username':'yes'}}", "neither `true` nor `false`");
        mustRefuseCondition("{'Bool':{'aws:SecureTransport':'1'}}", "neither `true` nor `false`");
        mustRefuseCondition("{'NumericEquals':{'s3:max-keys':'many'}}", "no number");
        mustRefuseCondition("{'DateEquals':{'aws:CurrentTime':'2026'}}", "no date");
        mustRefuseCondition("{'DateEquals':{'aws:CurrentTime':'1767355200000'}}", "no date");
        mustRefuseCondition("{'DateEquals':{'aws:CurrentTime':'2026-01-02T12:00:00'}}", "no date");
        mustRefuseCondition("{'IpAddress':{'aws:SourceIp':'10.0.0.0/33'}}", "no IP address");
        mustRefuseCondition("{'ArnLike':{'aws:SourceArn':'arn:aws:sns'}}", "no ARN of six parts");
        mustRefuseCondition("{'BinaryEquals':{'my:key':'x'}}", "no base64");
        mustRefuseCondition("{'BinaryEquals':{'my:key':'QR=='}}", "no base64");
        mustRefuseCondition("{'StringEqualsIgnoreCase':{'aws:username':'\u00e9'}}", "other case is not documented");
        mustRefuseCondition("{'StringEquals':{'aws:username':'a','AWS:username':'b'}}", "stands twice");
        mustRefuseCondition("{'NumericEquals':{'s3:max-keys':'${aws:username}'}}", "holds a variable");
        mustRefuseCondition("{'Null':{'aws:username':'${aws:username}'}}", "holds a variable");
        mustRefuseCondition("{'StringEquals':{'aws:username':'${AWS::AccountId}'}}", "placeholder of a template");
        mustRefuseCondition("{'StringEquals':{'aws:username':'${x}'}}", "placeholder of a template");
        mustRefuseCondition("{'StringEquals':{'aws:username':'${aws:username'}}", "has no end");
        mustRefuseCondition("{'StringEquals':{'aws:username':'${aws:TagKeys}'}}", "several values");
        mustRefuseCondition("{'StringEquals':{'aws:RequestTag/${aws:username}':'x'}}", "write them in values alone");
    }

    @Test
    void resources_thatAreNotUnderstood_areRefused() {
        mustRefuse("'Resource':'bucket'", "no ARN");
        mustRefuse("'NotResource':['*','**']", "no ARN");
        mustRefuse("'Resource':'arn:aws:iam::${aws:PrincipalAccount}:user/x'", "before its fifth colon");
        mustRefuse("'Resource':'arn:aws:s3:::${bucket}'", "placeholder of a template");
        mustRefuse("'Resource':'arn:aws:s3:::${aws:TagKeys}'", "several values");
    }

    @Test
    void principals_thatAreNotUnderstood_areRefused() {
        mustRefuse("'Resource':'*','Principal':{'AWS':'arn:aws:iam::123456789012:user/*'}", "holds a wildcard");
        mustRefuse("'Resource':'*','Principal':{'Service':'*'}", "holds a wildcard");
        mustRefuse("'Resource':'*','Principal':{'Federated':'*'}", "holds a wildcard");
        mustRefuse("'Resource':'*','Principal':{'AWS':'${aws:username}'}", "holds a variable");
        mustRefuse("'Resource':'*','Principal':{'AWS':'bob'}", "no principal that is known");
        mustRefuse("'Resource':'*','Principal':{'AWS':'anonymous'}", "no principal that is known");
        mustRefuse(
                "'Resource':'*','Principal':{'AWS':'arn:aws:iam::123456789012:group/g'}", "no principal that is known");
        mustRefuse("'Resource':'*','Principal':{'Users':'x'}", "no type of principal");
        mustRefuse("'Resource':'*','NotPrincipal':{'AWS':'123456789012'}", "stands in an Allow");
        mustRefuse(
                "'Resource':'arn:aws-cn:s3:::b','Principal':{'AWS':['123456789012','arn:aws:iam::123456789012:root']}",
                "any of the partitions");
        assertEquals(
                2,
                Asked.refusals("'Resource':'*','Principal':{'AWS':['arn:aws:iam::123456789012:role/a/r',"
                                + "'arn:aws:iam::123456789012:role/r']}")
                        .size());
    }

    @Test
    void documents_thatMixKinds_areRefused() {
        String document = "{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'},"
                + "{'Effect':'Allow','Action':'*','Resource':'*'}]}";
        assertEquals(
                List.of(
                        ": some statements name principals and some, such as /Statement/1, do not; a resource's policy has"
                                + " a Principal in each statement, an identity's in none"),
                Asked.refusalsOf(document));
    }

    @Test
    void variablesOfTheFirstVersion_areText() {
        assertEquals(
                List.of(),
                Asked.refusalsOf(Asked.allow(
                        "2008-10-17",
                        "'Resource':'arn:aws:s3:::${bucket}','Condition':{'StringLike':{'aws:username':'${x'}}")));
    }
}
