package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.InvalidInputException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose a policy is, by the answer that it stands in and by its statements. */
class PolicySourceTest {
    private static final String IDENTITY =
            "{'Statement': {'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': '*'}}".replace('\'', '"');

    /** The document as an object, as a string, and as a percent-encoded string. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{'PolicyVersion': {'Document': @, 'VersionId': 'v1', 'IsDefaultVersion': true}} ~ POLICY_VERSION ~ IDENTITY",
                "{'Document': @, 'VersionId': 'v1'} ~ POLICY_VERSION ~ IDENTITY",
                "{'RoleName': 'r', 'PolicyName': 'p', 'PolicyDocument': @} ~ ROLE_POLICY ~ IDENTITY",
                "{'UserName': 'u', 'PolicyName': 'p', 'PolicyDocument': @} ~ USER_POLICY ~ IDENTITY",
                "{'GroupName': 'g', 'PolicyName': 'p', 'PolicyDocument': @} ~ GROUP_POLICY ~ GROUP",
                "{'PolicyName': 'p', 'PolicyDocument': @} ~ DOCUMENT ~ ",
                "{'Role': {'RoleName': 'r', 'AssumeRolePolicyDocument': @, 'Tags': []}} ~ ROLE ~ TRUST",
                "{'RoleName': 'r', 'AssumeRolePolicyDocument': @} ~ ROLE ~ TRUST",
                "{'InlinePolicy': @} ~ PERMISSION_SET_POLICY ~ PERMISSION_SET",
                "{'Policy': {'PolicySummary': {'Type': 'SERVICE_CONTROL_POLICY'}, 'Content': @}} ~ SERVICE_CONTROL_POLICY ~ SCP",
                "{'PolicySummary': {'Type': 'SERVICE_CONTROL_POLICY'}, 'Content': @} ~ SERVICE_CONTROL_POLICY ~ SCP",
                "{'Policy': {'Content': @}} ~ SERVICE_CONTROL_POLICY ~ SCP",
                "{'Policy': {'PolicySummary': {'Type': 'RESOURCE_CONTROL_POLICY'}, 'Content': @}} ~ RESOURCE_CONTROL_POLICY ~ RESOURCE",
                "{'ResourcePolicy': {'ResourcePolicySummary': {}, 'Content': @}} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'Policy': @} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'Policy': @, 'RevisionId': 'r'} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'Policy': @, 'PolicyName': 'default'} ~ KEY_POLICY ~ RESOURCE",
                "{'policy': @} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'policy': {'resourceArn': 'a', 'revision': 'r', 'document': @}} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'policy': {'Policy': @}} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'Attributes': {'QueueArn': 'a', 'Policy': @}} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'registryId': '1', 'repositoryName': 'n', 'policyText': @} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'ARN': 'a', 'Name': 'n', 'ResourcePolicy': @} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'ResourcePolicy': {'ResourceArn': 'a', 'Policy': @}} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'resourcePolicy': @} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'resourcePolicy': {'policy': @, 'resourceArn': 'a'}} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'PolicyInJson': @, 'PolicyHash': 'h'} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'ResourceArn': 'a', 'PolicyDocument': @} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'PolicyDocument': @, 'PolicyRevisionId': 'r'} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'resourceArn': 'a', 'policyDocument': @} ~ RESOURCE_POLICY ~ RESOURCE",
                "{'ResponseMetadata': {'RequestId': 'i'}, 'Policy': @} ~ RESOURCE_POLICY ~ RESOURCE",
            })
    void source_answerOfAws_hasTheDocumentAloneAndItsType(String answer, PolicyForm form, @Nullable PolicyType type) {
        String wrapper = answer.replace('\'', '"');
        String escaped = "\"" + IDENTITY.replace("\"", "\\\"") + "\"";
        String encoded =
                "\"" + URLEncoder.encode(IDENTITY, StandardCharsets.UTF_8).replace("+", "%20") + "\"";
        for (String document : new String[] {IDENTITY, escaped, encoded}) {
            PolicySource source = source(wrapper.replace("@", document));
            assertEquals(IDENTITY, source.policy().source().text().strip());
            assertEquals(form, source.form());
            assertEquals(Optional.ofNullable(type), source.type().map(KnownType::type));
            assertEquals(document.equals(IDENTITY), source.inFile().isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{'Action': 's3:*', 'Resource': '*'} ~ ",
                "{'Action': 'sts:AssumeRole'} ~ ",
                "{'Principal': '*', 'Action': 's3:*', 'Resource': '*'} ~ RESOURCE",
                "{'NotPrincipal': {'AWS': 'a'}, 'Action': 's3:*', 'Resource': '*'} ~ RESOURCE",
                "{'Principal': {'AWS': 'a'}, 'Action': 'sts:AssumeRole'} ~ TRUST",
                "{'Principal': {'AWS': 'a'}, 'Action': ['sts:AssumeRole*', 'sts:TagSession']} ~ TRUST",
                "{'Principal': {'AWS': 'a'}, 'Action': 'sts:AssumeRole', 'Resource': '*'} ~ RESOURCE",
                "{'Principal': {'AWS': 'a'}, 'Action': 'ecr:BatchGetImage'} ~ RESOURCE",
                "{'Principal': {'AWS': 'a'}, 'NotAction': 'sts:AssumeRole'} ~ RESOURCE",
                "{'Principal': {'AWS': 'a'}, 'Action': '*'} ~ RESOURCE",
            })
    void source_documentAlone_hasTheTypeThatItsStatementsTell(String statement, @Nullable PolicyType type) {
        String text = "{'Statement': [{'Effect': 'Allow', " + statement.substring(1) + "]}";
        assertEquals(
                Optional.ofNullable(type),
                source(text.replace('\'', '"')).type().map(KnownType::type));
    }

    /** An organization has policies in other languages, too. */
    @Test
    void source_policyWithoutStatements_isRefusedByItsType() {
        assertEquals(
                "p.json:1:39: /Policy/PolicySummary/Type: a policy of type `TAG_POLICY` has no statements; write one of"
                        + " type `SERVICE_CONTROL_POLICY` or `RESOURCE_CONTROL_POLICY`",
                refusal("{'Policy': {'PolicySummary': {'Type': 'TAG_POLICY'}, 'Content': '{}'}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{'Policy': @} ~ scp ~ it is a resource's policy, since the file is the answer of a command such as `aws s3api get-bucket-policy`",
                "{'Role': {'AssumeRolePolicyDocument': @}} ~ resource ~ it is a trust policy, since the file is the answer of `aws iam get-role`",
                "{'Statement': {'Effect': 'Allow', 'Principal': '*', 'Action': 'sns:Publish'}} ~ identity ~"
                        + " it is a resource's policy, since `/Statement` has a Principal, which an identity policy can't have",
            })
    void as_typeThatItCannotHave_isRefused(String file, String word, String against) {
        PolicySource source = source(file.replace('\'', '"').replace("@", IDENTITY));
        PolicyType told = PolicyType.valueOf(word.toUpperCase(Locale.ROOT));
        assertEquals(
                "p.json: --policy-type " + word + " says that this is " + told.title() + ", but " + against,
                assertThrows(InvalidInputException.class, () -> source.as(told, "--policy-type"))
                        .getMessage());
    }

    @Test
    void as_typeThatItMayHave_isKnownByTheUsersWord() {
        assertEquals(
                Optional.of(new KnownType(PolicyType.SCP, "--policy-type says so")),
                source(IDENTITY).as(PolicyType.SCP, "--policy-type").type());
        assertEquals(
                Optional.of(PolicyType.PERMISSION_SET),
                source("{\"Document\": " + IDENTITY + ", \"VersionId\": \"v1\"}")
                        .as(PolicyType.PERMISSION_SET, "--policy-type")
                        .type()
                        .map(KnownType::type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{'Role': {'AssumeRolePolicyDocument': @}} ~ a trust policy",
                "{'Policy': @, 'PolicyName': 'default'} ~ a key's policy",
                "{'Statement': {'Effect': 'Allow', 'Principal': '*', 'Action': 'kms:*', 'Resource': '*'}} ~ a key's policy",
                "{'Statement': {'Effect': 'Allow', 'Principal': '*', 'Action': 'sts:AssumeRole'}} ~ a trust policy",
                "{'Statement': {'Effect': 'Allow', 'Action': 'kms:*', 'Resource': '*'}} ~ ",
                "{'Statement': {'Effect': 'Allow', 'Principal': '*', 'Action': ['kms:*', 's3:*'], 'Resource': '*'}} ~ ",
                "{'Policy': @} ~ ",
            })
    void necessity_isOfTrustAndKeyPolicies(String file, @Nullable String what) {
        Optional<String> necessity =
                source(file.replace('\'', '"').replace("@", IDENTITY)).necessity();
        assertEquals(Optional.ofNullable(what), necessity.map(words -> words.substring(0, words.indexOf(','))));
    }

    @Test
    void updatedAt_isOfTheVersionInForceAlone() {
        String version =
                "\"Document\": " + IDENTITY + ", \"VersionId\": \"v1\", \"CreateDate\": \"2026-06-01T00:00:00Z\"";
        Optional<Instant> then = Optional.of(Instant.parse("2026-06-01T00:00:00Z"));
        assertEquals(
                then,
                source("{\"PolicyVersion\": {" + version + ", \"IsDefaultVersion\": true}}")
                        .updatedAt());
        assertEquals(
                then, source("{" + version + ", \"IsDefaultVersion\": true}").updatedAt());
        assertEquals(
                Optional.empty(),
                source("{" + version + ", \"IsDefaultVersion\": false}").updatedAt());
        assertEquals(Optional.empty(), source(IDENTITY).updatedAt());
    }

    private static PolicySource source(String text) {
        return PolicyDocument.source("p.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> source(text.replace('\'', '"')))
                .getMessage());
    }
}
