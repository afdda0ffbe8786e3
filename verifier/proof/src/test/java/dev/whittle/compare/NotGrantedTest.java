package dev.whittle.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problem;
import dev.whittle.json.Problems;
import dev.whittle.source.PolicySource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access that is not granted: any of its actions on any of its resources. */
class NotGrantedTest {
    private static final Catalog CATALOG = Catalogs.newest();
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":[
             {"Sid":"Read","Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::shop/*"},
             {"Sid":"Write","Effect":"Allow","Action":["s3:PutObject","sqs:SendMessage"],"Resource":"*",
              "Condition":{"StringEquals":{"aws:RequestedRegion":"eu-central-1"}}},
             {"Effect":"Deny","Action":"s3:GetObjectAcl","Resource":"*"},
             {"Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::shop/secret/*"}]}
            """;

    private static CheckResult checked(String policy, String access) {
        return checked(policy, read(access));
    }

    private static CheckResult checked(String policy, Access access) {
        CheckQuestion question = CheckQuestion.read(
                new AccessCheck.NotGranted(access),
                PolicySource.read("policy.json", policy.getBytes(StandardCharsets.UTF_8)),
                CATALOG,
                Vocabularies.of(CATALOG));
        question.sides().refuseUnknown();
        return question.answer(Duration.ofSeconds(30));
    }

    private static Access read(String text) {
        Problems problems = new Problems("access.json", text, Limits.DEFAULT);
        Json json = JsonReader.readOne(problems.text(), problems).orElseThrow();
        return Access.read(json, "", problems, CATALOG).orElseThrow(() -> new AssertionError(problems.all()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"actions":["s3:GetObject"]} | FAIL
                    {"actions":["s3:getobject"]} | FAIL
                    {"actions":["s3:DeleteObject"]} | PASS
                    {"actions":["s3:DeleteObject","s3:GetObject"]} | FAIL
                    {"actions":["s3:Delete*"]} | PASS
                    {"actions":["s3:*Object"]} | FAIL
                    {"actions":["s3:GetObjectAcl"]} | PASS
                    {"actions":["*"]} | FAIL
                    {"resources":["arn:aws:s3:::shop/secret/key"]} | PASS
                    {"resources":["arn:aws:s3:::shop/secret/*"]} | PASS
                    {"resources":["arn:aws:s3:::shop/*"]} | FAIL
                    {"resources":["arn:aws:dynamodb:*:*:table/t"]} | FAIL
                    {"resources":["*"]} | FAIL
                    {"actions":["s3:GetObject"],"resources":["arn:aws:s3:::shop/a"]} | FAIL
                    {"actions":["s3:GetObject"],"resources":["arn:aws:s3:::other/*"]} | PASS
                    {"actions":["s3:GetObject"],"resources":["arn:aws:s3:::other/*","arn:aws:s3:::shop/a"]} | FAIL
                    {"actions":["s3:PutObject"],"resources":["arn:aws:s3:::other/*"]} | FAIL
                    {"actions":["s3:GetObject","s3:PutObject"],"resources":["arn:aws:s3:::shop/secret/*"]} | PASS
                    {"actions":[],"resources":["arn:aws:s3:::shop/secret/*"]} | PASS
                    """)
    void access_isGrantedInPart_orNotAtAll(String access, String word) {
        assertEquals(word, checked(POLICY, access).word());
    }

    @Test
    void reasons_areTheAllowStatements_withIndexAndSid() {
        List<CheckResult.Reason> reasons = checked(POLICY, "{\"actions\":[\"s3:GetObject\",\"sqs:SendMessage\"]}")
                .reasons();
        assertEquals(
                List.of(0, 1),
                reasons.stream().map(CheckResult.Reason::statementIndex).toList());
        assertEquals(
                List.of("Read", "Write"),
                reasons.stream()
                        .flatMap(reason -> reason.statementId().stream())
                        .toList());
        assertTrue(reasons.get(0).description().startsWith("listed access: allows s3:GetObject on arn:aws:s3:::shop/"));
    }

    @Test
    void aSingleStatement_isAReason() {
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        assertEquals(
                1, checked(policy, "{\"actions\":[\"iam:PassRole\"]}").reasons().size());
    }

    @Test
    void aTrustPolicy_grantsOnEveryResource() {
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111122223333\"},"
                        + "\"Action\":\"sts:AssumeRole\"}]}";
        assertEquals(
                "FAIL", checked(policy, "{\"actions\":[\"sts:AssumeRole\"]}").word());
        assertEquals(
                "PASS", checked(policy, "{\"actions\":[\"sts:TagSession\"]}").word());
        CheckResult result = checked(policy, "{\"resources\":[\"arn:aws:iam::111122223333:role/r\"]}");
        assertEquals("FAIL", result.word());
        assertTrue(result.notes().toString().contains("a statement without Resource"));
    }

    @Test
    void aPolicyOfAResource_isAskedForAnybody() {
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111122223333\"},"
                        + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::shop/*\"}]}";
        assertEquals("FAIL", checked(policy, "{\"actions\":[\"s3:GetObject\"]}").word());
        assertEquals("PASS", checked(policy, "{\"actions\":[\"s3:PutObject\"]}").word());
    }

    @Test
    void accessThatNoActionTakes_isNoted() {
        assertTrue(checked(POLICY, "{\"actions\":[\"s3:GetObject\"],\"resources\":[\"arn:aws:sqs:*:*:queue\"]}")
                .notes()
                .contains("no catalogued action of the list takes a resource of the list"));
        assertTrue(checked(POLICY, "{\"actions\":[\"s3:*\"],\"resources\":[\"arn:aws:s4:::shop/*\"]}")
                .notes()
                .contains("no catalogued action of the list takes a resource of the list"));
        assertEquals(
                List.of(),
                checked(POLICY, "{\"actions\":[\"s3:GetObject\"],\"resources\":[\"arn:aws:s3:::shop/*\"]}")
                        .notes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a*c | abc | true
                    a*c | ab | false
                    *b* | a*c | true
                    a? | ?b | true
                    a? | a | false
                    * | ** | true
                    a*b | *ab* | true
                    a*b | c* | false
                    """)
    void patterns_meet_whereATextMatchesBoth(String one, String other, boolean isSo) {
        assertEquals(isSo, Access.meet(one, other));
        assertEquals(isSo, Access.meet(other, one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"actions\":[],\"resources\":[]}",
                "[]",
                "{\"actions\":\"s3:GetObject\"}",
                "{\"actions\":[1]}",
                "{\"actions\":[\"s3:GetObjekt\"]}",
                "{\"actions\":[\"s3:ListBuckets\"]}",
                "{\"actions\":[\"s3:Gut*\"]}",
                "{\"actions\":[\"GetObject\"]}",
                "{\"action\":[\"s3:GetObject\"]}",
                "{\"resources\":[\"shop\"]}",
                "{\"resources\":[\"arn:aws:s3\"]}",
                "{\"resources\":[\"arn:aws:s3:::\"]}",
                "{\"resources\":[\"arn:aws:s3:::shop/${aws:username}\"]}",
            })
    void accessThatSaysNothing_isRefused(String text) {
        assertFalse(refusals(text).isEmpty());
    }

    @Test
    void aSlip_isToldWithTheNearest_andAnOperationWithItsActions() {
        assertTrue(refusals("{\"actions\":[\"s3:GetObjekt\"]}").get(0).message().contains("`s3:GetObject`"));
        assertTrue(refusals("{\"actions\":[\"s3:ListBuckets\"]}")
                .get(0)
                .message()
                .contains("an operation and no action; write `s3:ListAllMyBuckets`"));
    }

    private static List<Problem> refusals(String text) {
        Problems problems = new Problems("access.json", text, Limits.DEFAULT);
        Json json = JsonReader.readOne(problems.text(), problems).orElseThrow();
        assertTrue(Access.read(json, "", problems, CATALOG).isEmpty());
        return problems.all();
    }
}
