package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.KnownType;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyForm;
import dev.whittle.policy.PolicyReader;
import dev.whittle.policy.PolicyType;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** What is printed is not read again: it is cut out of what was read, with places and pointers of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'PolicyVersion': {'Document': @, 'VersionId': 'v1'}}",
                "{\n    'RoleName': 'r',\n    'PolicyDocument': @\n}\n",
                "{\r\n\t'RoleName': 'r',\r\n\t'PolicyDocument': @\r\n}\r\n",
                "{\n'RoleName': '\u00e9\uD83E\uDE93',\n  'PolicyDocument':\n    @}",
                "@",
            })
    void policy_inAnAnswer_isWhatReadingItsTextGives(String answer) {
        String document = """
                {
                  "Version": "2012-10-17",
                  "Id": "i",

                  "Statement": [
                    {"Sid": "A", "Effect": "Allow", "Action": ["s3:Get*",
                        "s3:\\u0050ut*"
                ], "Resource": "*"},
                    {
                      "Effect": "Deny", "NotAction": "ec2:*",
                      "Resource": "*"
                    }
                  ]
                }""";
        List<String> margins = List.of("\n", "\n    ", "\r\n\t", "\n\t\t");
        for (String margin : margins) {
            PolicySource source = source(answer.replace('\'', '"').replace("@", document.replace("\n", margin)));
            assertEquals(PolicyReader.read(source.policy().source()), source.policy());
            Policy inFile = source.inFile().orElseThrow();
            for (int i = 0; i < 2; i++) {
                Statement here = source.policy().statements().get(i);
                Statement there = inFile.statements().get(i);
                for (int j = 0; j < here.actions().entries().size(); j++) {
                    assertEquals(
                            here.actions()
                                    .entries()
                                    .get(j)
                                    .span()
                                    .of(source.policy().source().text()),
                            there.actions()
                                    .entries()
                                    .get(j)
                                    .span()
                                    .of(inFile.source().text()));
                }
            }
        }
    }

    @Test
    void ofPart_hasTheCharactersAsTheyStand() {
        String document = "{ \"Statement\" :{\"Effect\":\"Allow\", \"Action\": [ \"s3:*\" ] } }";
        SourceText line = new SourceText("line", "{\"policy\":" + document + "}");
        Problems problems = new Problems("line", line.text(), Limits.DEFAULT);
        Json part = ((Json.Obj) JsonReader.readOne(line, problems).orElseThrow())
                .get("policy")
                .orElseThrow();
        PolicySource source = PolicySource.ofPart(PolicyReader.read(line, part, "/policy", problems), part, "/policy");
        assertEquals(document, source.policy().source().text());
        assertEquals(PolicyReader.read(new SourceText("line", document)), source.policy());
    }

    /** The same edits, of the policy and of its file, leave the same policy there, but for its margins. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "{\"PolicyVersion\": {\"Document\": @, \"VersionId\": \"v1\"}}",
                "{\n  \"RoleName\": \"r\",\n  \"PolicyDocument\": @\n}",
            })
    void edits_ofTheFile_leaveWhatIsPrinted(String file) {
        String document =
                "{\n    \"Statement\": {\n      \"Effect\": \"Allow\",\n      \"Action\": \"s3:*\"\n    }\n  }";
        PolicySource source = source(file.replace("@", document));
        List<StatementEdit> edits = List.of(new StatementEdit.Change(
                List.of(Optional.of(List.of(Pattern.of("s3:Get*"), Pattern.of("s3:Put*")))), List.of()));
        String printed = source.policy().edited(edits).orElseThrow();
        String edited = TextEdit.applied(new String(source.bytes(), StandardCharsets.UTF_8), source.edits(edits));
        PolicySource again = source(edited);
        assertEquals(
                printed.replaceAll("\\s", ""), again.policy().source().text().replaceAll("\\s", ""));
        assertEquals(
                List.of("s3:Get*", "s3:Put*"),
                again.policy().patterns().stream().map(Pattern::text).toList());
    }

    @Test
    void edits_ofTheTextOfAString_areNone() {
        PolicySource source = source("{\"PolicyDocument\": \"" + IDENTITY.replace("\"", "\\\"") + "\"}");
        assertEquals(List.of(), source.edits(List.of(new StatementEdit.Drop())));
    }

    /** Its places are those of the text that it names, whether that is the file or what a string of it holds. */
    @ParameterizedTest
    @ValueSource(
            strings = {"@", "{\"PolicyVersion\": {\"VersionId\": \"v1\",\n  \"Document\": @}}", "{\"Policy\": \"%\"}"})
    void document_hasItsPlacesInItsText(String around) {
        String escaped = IDENTITY.replace("\"", "\\\"");
        String file = around.replace("@", IDENTITY).replace("%", escaped);
        PolicyTree tree =
                PolicySource.read("file", file.getBytes(StandardCharsets.UTF_8)).document();
        assertEquals(IDENTITY, tree.json().span().of(tree.source().text()));
        assertEquals(around.contains("Version") ? "/PolicyVersion/Document" : "", tree.pointer());
        assertEquals(
                around.contains("%") ? "file (/Policy, decoded)" : "file",
                tree.source().name());
    }

    /** The hash is that of the file and not of the document in it: `sha256sum` says the same. */
    @Test
    void sha256_isOfTheFilesBytes() {
        String text = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Sid\":\"\u00e9\"}}";
        PolicySource source = source(text);
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), source.bytes());
        assertEquals("af84483d4e459b0c137da33e8ae9b06fd353d10292a5a834033fd833149a745f", source.sha256());
    }

    private static PolicySource source(String text) {
        return PolicySource.read("p.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> source(text.replace('\'', '"')))
                .getMessage());
    }
}
