package dev.whittle.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.compare.AccessCheck.NoPublic;
import dev.whittle.json.InvalidInputException;
import dev.whittle.source.PolicySource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is public by S3's published meaning: each rule both ways. */
class NoPublicTest {
    private static final Catalog CATALOG = Catalogs.newest();
    private static final String EVERYBODY = "\"*\"";
    private static final String BUCKET = NoPublic.BUCKET;
    private static final String ACCESS_POINT = "AWS::S3::AccessPoint";
    private static final String OIDC = "{\"Federated\":\"arn:aws:iam::111122223333:oidc-provider/%s\"}";
    private static final String GITHUB = OIDC.formatted("token.actions.githubusercontent.com");

    private static CheckResult checked(String type, String... statements) {
        String text = "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
        PolicySource policy = PolicySource.read("policy.json", text.getBytes(StandardCharsets.UTF_8));
        CheckQuestion question =
                CheckQuestion.read(NoPublic.of(type).orElseThrow(), policy, CATALOG, Vocabularies.of(CATALOG));
        question.sides().refuseUnknown();
        return question.answer(Duration.ofSeconds(30));
    }

    private static String allow(String principal, String condition) {
        return statement("Allow", "\"Principal\":" + principal, condition);
    }

    private static String statement(String effect, String principal, String condition) {
        return "{\"Effect\":\"" + effect + "\"," + principal
                + ",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::shop/*\""
                + (condition.isEmpty() ? "" : ",\"Condition\":{" + condition + "}") + "}";
    }

    private static String word(String principal, String condition) {
        return checked(BUCKET, allow(principal, condition)).word();
    }

    private static String trust(String principal, String condition) {
        return "{\"Effect\":\"Allow\",\"Principal\":" + principal + ",\"Action\":\"sts:AssumeRoleWithWebIdentity\""
                + (condition.isEmpty() ? "" : ",\"Condition\":{" + condition + "}") + "}";
    }

    @Test
    void anybodyThroughOneEndpoint_isNotPublic() {
        assertEquals("PASS", word(EVERYBODY, "\"StringEquals\":{\"aws:SourceVpce\":\"vpce-1a2b3c4d\"}"));
    }

    @Test
    void anybody_isPublic_andTheStatementIsTheReason() {
        CheckResult result = checked(BUCKET, allow("{\"AWS\":\"111122223333\"}", ""), allow(EVERYBODY, ""));
        assertEquals("FAIL", result.word());
        assertEquals(
                List.of(1),
                result.reasons().stream()
                        .map(CheckResult.Reason::statementIndex)
                        .toList());
    }

    @Test
    void eachPublicStatement_isAReason_byItself() {
        CheckResult result = checked(
                BUCKET,
                allow(EVERYBODY, ""),
                allow(EVERYBODY, "\"StringEquals\":{\"aws:SourceVpc\":\"vpc-1\"}"),
                allow(EVERYBODY, "\"StringLike\":{\"aws:SourceVpc\":\"vpc-*\"}"));
        assertEquals(
                List.of(0, 2),
                result.reasons().stream()
                        .map(CheckResult.Reason::statementIndex)
                        .toList());
    }

    /** The examples of the page itself. */
    @Test
    void examplesOfThePage_areAsItSays() {
        assertEquals("FAIL", word(EVERYBODY, "\"StringLike\":{\"aws:SourceVpc\":\"vpc-*\"}"));
        assertEquals("PASS", word(EVERYBODY, "\"StringEquals\":{\"aws:SourceVpc\":\"vpc-91237329\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    StringEquals | aws:PrincipalOrgID | o-a1b2c3d4e5 | PASS
                    StringLike | aws:PrincipalOrgID | o-* | FAIL
                    StringEquals | aws:PrincipalAccount | 111122223333 | PASS
                    StringEquals | aws:PrincipalAccount | anonymous | FAIL
                    ArnEquals | aws:PrincipalArn | arn:aws:iam::111122223333:role/reader | PASS
                    ArnLike | aws:PrincipalArn | arn:aws:iam::111122223333:role/* | FAIL
                    ArnLike | aws:SourceArn | arn:aws:sns:us-east-1:111122223333:topic | PASS
                    ArnLike | aws:SourceArn | arn:aws:sns:us-east-1:111122223333:* | FAIL
                    ArnLike | aws:SourceArn | arn:aws:sns:us-east-1:111122223333:${aws:username} | FAIL
                    StringEquals | aws:SourceAccount | 111122223333 | PASS
                    StringNotEquals | aws:SourceAccount | 111122223333 | FAIL
                    StringEqualsIfExists | aws:SourceAccount | 111122223333 | FAIL
                    StringEquals | aws:SourceOwner | 111122223333 | PASS
                    StringEquals | aws:userid | AIDAEXAMPLEEXAMPLE12 | PASS
                    StringEquals | aws:userid | AROAEXAMPLEEXAMPLE12:someone | FAIL
                    StringLike | aws:userid | AROAEXAMPLEEXAMPLE12:* | FAIL
                    StringEquals | aws:userid | anonymous | FAIL
                    StringEquals | s3:DataAccessPointAccount | 111122223333 | PASS
                    StringLike | s3:DataAccessPointArn | arn:aws:s3:us-west-2:123456789012:accesspoint/* | PASS
                    StringLike | s3:DataAccessPointArn | arn:aws:s3:us-west-2:*:accesspoint/* | FAIL
                    StringEquals | s3:x-amz-server-side-encryption-aws-kms-key-id | key | FAIL
                    StringEquals | aws:SourceOrgID | o-a1b2c3d4e5 | FAIL
                    IpAddress | aws:SourceIp | 203.0.113.0/24 | PASS
                    IpAddress | aws:SourceIp | 203.0.113.7 | PASS
                    IpAddress | aws:SourceIp | 0.0.0.0/0 | FAIL
                    IpAddress | aws:SourceIp | 0.0.0.0/1 | FAIL
                    IpAddress | aws:SourceIp | 10.0.0.0/8 | PASS
                    IpAddress | aws:SourceIp | 172.16.0.0/12 | PASS
                    IpAddress | aws:SourceIp | 10.0.0.0/7 | FAIL
                    IpAddress | aws:SourceIp | 2001:db8::/32 | PASS
                    IpAddress | aws:SourceIp | 2001:db8::/31 | FAIL
                    NotIpAddress | aws:SourceIp | 203.0.113.0/24 | FAIL
                    """)
    void aConditionOnAKey_fixesOrDoesNot(String operator, String key, String value, String word) {
        assertEquals(word, word(EVERYBODY, "\"" + operator + "\":{\"" + key + "\":\"" + value + "\"}"));
    }

    @Test
    void accessPoints_areNotFixed_inTheirOwnPolicy() {
        String statement = allow(
                EVERYBODY,
                "\"StringEquals\":{\"s3:DataAccessPointArn\":\"arn:aws:s3:us-west-2:123456789012:accesspoint/a\"}");
        assertEquals("PASS", checked(BUCKET, statement).word());
        assertEquals("FAIL", checked(ACCESS_POINT, statement).word());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"AWS":"*"} | FAIL
                    {"AWS":"111122223333"} | PASS
                    {"AWS":["arn:aws:iam::111122223333:root","*"]} | FAIL
                    {"AWS":"arn:aws:iam::111122223333:role/reader"} | PASS
                    {"AWS":"arn:aws:iam::111122223333:user/ann"} | PASS
                    {"AWS":"arn:aws:sts::111122223333:assumed-role/reader/ann"} | PASS
                    {"AWS":"AIDAEXAMPLEEXAMPLE12"} | PASS
                    {"Service":"cloudtrail.amazonaws.com"} | PASS
                    {"CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"} | PASS
                    {"Federated":"arn:aws:iam::111122223333:saml-provider/corp"} | PASS
                    {"Federated":"cognito-identity.amazonaws.com"} | FAIL
                    """)
    void aPrincipal_isFixedOrNot(String principal, String word) {
        assertEquals(word, word(principal, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    token.actions.githubusercontent.com | | FAIL
                    token.actions.githubusercontent.com | "StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"} | FAIL
                    token.actions.githubusercontent.com | "StringLike":{"token.actions.githubusercontent.com:sub":"repo:octo-org/*"} | PASS
                    token.actions.githubusercontent.com | "StringLike":{"token.actions.githubusercontent.com:sub":"repo:octo-org*"} | FAIL
                    token.actions.githubusercontent.com | "StringLike":{"token.actions.githubusercontent.com:sub":"repo:*/shop:*"} | FAIL
                    token.actions.githubusercontent.com | "StringLike":{"token.actions.githubusercontent.com:sub":["repo:octo-org/*","*"]} | FAIL
                    token.actions.githubusercontent.com | "StringEquals":{"token.actions.githubusercontent.com:sub":"repo:octo-org/shop:ref:refs/heads/main"} | PASS
                    token.actions.githubusercontent.com | "StringEquals":{"token.actions.githubusercontent.com:sub":"environment:prod"} | FAIL
                    token.actions.githubusercontent.com | "ForAllValues:StringLike":{"token.actions.githubusercontent.com:sub":"repo:octo-org/*"} | FAIL
                    gitlab.com | "StringLike":{"gitlab.com:sub":"project_path:group/*"} | PASS
                    gitlab.com | "StringLike":{"gitlab.com:sub":"project_path:*"} | FAIL
                    app.terraform.io | "StringLike":{"app.terraform.io:sub":"organization:corp:*"} | PASS
                    app.terraform.io | "StringLike":{"app.terraform.io:sub":"organization:corp*"} | FAIL
                    oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE | | PASS
                    login.example.com | | FAIL
                    login.example.com | "StringEquals":{"login.example.com:sub":"ann"} | PASS
                    login.example.com | "StringLike":{"login.example.com:sub":"team:*"} | FAIL
                    oidc.vercel.com | "StringEquals":{"oidc.vercel.com:sub":"ann"} | FAIL
                    oidc.vercel.com | "StringEquals":{"oidc.vercel.com:aud":"https://vercel.com/team"} | PASS
                    """)
    void anIssuer_isFixedByItsClaimAlone(String issuer, String condition, String word) {
        String statement = trust(OIDC.formatted(issuer), condition == null ? "" : condition);
        assertEquals(
                word, checked("AWS::IAM::AssumeRolePolicyDocument", statement).word());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cognito-identity.amazonaws.com | cognito-identity.amazonaws.com:aud
                    accounts.google.com | accounts.google.com:aud
                    graph.facebook.com | graph.facebook.com:app_id
                    www.amazon.com | www.amazon.com:app_id
                    """)
    void aBuiltInProvider_isFixedByItsApplication(String provider, String key) {
        String principal = "{\"Federated\":\"" + provider + "\"}";
        assertEquals(
                "PASS",
                checked(BUCKET, trust(principal, "\"StringEquals\":{\"" + key + "\":\"app\"}"))
                        .word());
        assertEquals(
                "FAIL",
                checked(BUCKET, trust(principal, "\"StringLike\":{\"" + key + "\":\"app*\"}"))
                        .word());
    }

    /** What is named in one statement binds nothing in another. */
    @Test
    void aValueNamedElsewhere_bindsNothing() {
        CheckResult result = checked(
                BUCKET,
                allow("{\"AWS\":\"111122223333\"}", "\"StringEquals\":{\"aws:SourceVpce\":\"vpce-1\"}"),
                allow(EVERYBODY, ""));
        assertEquals("FAIL", result.word());
    }

    @Test
    void aDeny_bindsWhatIsAllowed() {
        String denied = statement(
                "Deny", "\"Principal\":\"*\"", "\"StringNotEquals\":{\"aws:SourceVpce\":[\"vpce-1\",\"vpce-2\"]}");
        assertEquals("PASS", checked(BUCKET, allow(EVERYBODY, ""), denied).word());
        String open = statement(
                "Deny",
                "\"Principal\":\"*\"",
                "\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1\"},\"Null\":{\"aws:SourceVpce\":\"false\"}");
        assertEquals("FAIL", checked(BUCKET, allow(EVERYBODY, ""), open).word());
    }

    @Test
    void aTrustPolicyWithoutResource_isAskedWithout() {
        CheckResult result = checked("AWS::IAM::AssumeRolePolicyDocument", trust("{\"AWS\":\"111122223333\"}", ""));
        assertEquals("PASS", result.word());
        assertTrue(result
                .question()
                .reference()
                .document()
                .json()
                .get("Statement")
                .flatMap(list -> list.asArray())
                .orElseThrow()
                .elements()
                .stream()
                .allMatch(statement -> statement.get("Resource").isEmpty()));
    }

    @Test
    void aServiceWithoutGuard_isNamed() {
        String service = "{\"Service\":\"sns.amazonaws.com\"}";
        assertEquals(1, mentions(checked(BUCKET, allow(service, "")), "confused deputy"));
        assertEquals(
                0,
                mentions(
                        checked(BUCKET, allow(service, "\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}")),
                        "confused deputy"));
    }

    @Test
    void aKeyThatIsNotListed_isNamed() {
        CheckResult result = checked(BUCKET, allow(EVERYBODY, "\"StringEquals\":{\"aws:SourceOrgID\":\"o-a1b2\"}"));
        assertEquals("FAIL", result.word());
        assertEquals(1, mentions(result, "`aws:SourceOrgID` would be fixed, but is not in S3's list"));
    }

    @Test
    void aSharedIssuer_isNamed_withWhatWouldFixIt() {
        CheckResult result = checked(BUCKET, trust(GITHUB, ""));
        assertEquals(1, mentions(result, "`token.actions.githubusercontent.com:sub` that begins with `repo:NAME/`"));
    }

    private static long mentions(CheckResult result, String text) {
        return result.notes().stream().filter(note -> note.contains(text)).count();
    }

    @Test
    void anIdentitysPolicy_isRefused() {
        String statement = "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}";
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> checked(BUCKET, statement));
        assertEquals("policy.json", e.source());
        assertTrue(e.problems().get(0).message().startsWith("its statements name no principal"));
    }

    @Test
    void onlyTypesOfTheService_areTypes() {
        assertEquals(Optional.empty(), NoPublic.of("AWS::S3::Accesspoint"));
        assertEquals(26, NoPublic.types().size());
    }
}
