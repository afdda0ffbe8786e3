package dev.whittle.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Details that say two things of one principal or policy are refused, since either may be the wrong one. */
class AccountReaderTest {
    private static Account read(String json) {
        return AccountReader.read("details.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String json) {
        return assertThrows(InvalidInputException.class, () -> read(json))
                .problems()
                .get(0)
                .toString();
    }

    private static String role(String name, String arn, String path) {
        return "{'RoleDetailList': [{'RoleName': '" + name + "'," + path + " 'Arn': '" + arn + "'}]}";
    }

    private static String policy(String versionInForce) {
        return "{'Policies': [{'PolicyName': 'P', 'Arn': 'arn:aws:iam::123456789012:policy/P'," + versionInForce
                + " 'PolicyVersionList': [{'VersionId': 'v1', 'IsDefaultVersion': false, 'Document': {}},"
                + " {'VersionId': 'v2', 'IsDefaultVersion': true, 'Document': {}}]}]}";
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:role/B",
        "arn:aws:iam::123456789012:role/AA",
        "arn:aws:iam::123456789012:user/A",
        "arn:aws:iam::123456789012:role",
    })
    void nameThatItsArnDoesNotHave_isRefused(String arn) {
        assertEquals(
                "1:21: /RoleDetailList/0/Arn: `" + arn + "` is not the ARN of a role called `A`",
                refusal(role("A", arn, "")));
    }

    @Test
    void pathThatItsArnDoesNotHave_isRefused() {
        String arn = "arn:aws:iam::123456789012:role/aws-service-role/x/A";
        assertEquals(
                "1:21: /RoleDetailList/0/Path: the path is `/` here and `/aws-service-role/x/` in `" + arn + "`",
                refusal(role("A", arn, " 'Path': '/',")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'IsTruncated': true", "'IsTruncated': 'true'", "'Marker': 'm'", "'NextToken': 't'"})
    void answerThatGoesOn_isRefused(String how) {
        String refusal = refusal("{'RoleDetailList': [], " + how + "}");
        assertEquals(
                "the answer goes on, and who is missing may use what would go; fetch all of its pages",
                refusal.substring(refusal.lastIndexOf(": ") + 2));
    }

    /** The page before the last may say that there is more. */
    @Test
    void answerThatEnds_isRead() {
        assertEquals(
                0,
                read("[{'RoleDetailList': [], 'IsTruncated': true, 'Marker': 'm'},"
                                + " {'RoleDetailList': [], 'IsTruncated': false, 'NextToken': null}]")
                        .principals()
                        .size());
    }

    /** A service-linked role is one by its ARN. */
    @Test
    void pathThatIsNotWritten_isThatOfTheArn() {
        Account account = read(role("A", "arn:aws:iam::123456789012:role/aws-service-role/x/A", ""));
        assertEquals(
                "a service-linked role, whose policy only its service changes",
                account.principals().get(0).skipped().orElse(""));
    }

    /** What is not understood could be what keeps something alive. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'Policies': [], 'IsTruncated': 'true'}; 1:33: /IsTruncated: the answer goes on, ",
                "[{'Policies': []}, {'Policies': [], 'IsTruncated': true}]; 1:52: /1/IsTruncated: the answer goes on, ",
                "{'RoleDetailList': [{'RoleName': 'A', 'Arn': 'arn:aws:iam::123456789012:role/A',"
                        + " 'PermissionsBoundary': 'B'}]};"
                        + " 1:105: /RoleDetailList/0/PermissionsBoundary: this is a string; write an object",
                "{'RoleDetailList': [{'RoleName': 'A', 'Arn': 'arn:aws:iam::123456789012:role/A',"
                        + " 'PermissionsBoundary': {}}]};"
                        + " 1:105: /RoleDetailList/0/PermissionsBoundary: this has no PermissionsBoundaryArn",
            })
    void whatIsNotUnderstood_isRefused(String json, String complaint) {
        assertTrue(refusal(json).startsWith(complaint.strip()), refusal(json));
    }

    @Test
    void attachmentsThatAreNoNumber_areRefused() {
        assertEquals(
                "1:99: /Policies/0/AttachmentCount: this is no count; write a number",
                refusal(policy(" 'AttachmentCount': '2',")));
    }

    @Test
    void userWhoseGroupsAreNotUnderstood_isLeftAlone() {
        Account account = read("{'UserDetailList': [{'UserName': 'A', 'Arn': 'arn:aws:iam::123456789012:user/A',"
                + " 'GroupList': 'g'}]}");
        assertEquals(
                "a member of a group: part of what is used comes from there",
                account.principals().get(0).skipped().orElse(""));
    }

    @Test
    void versionInForceThatIsNotTheDefaultOne_isRefused() {
        assertEquals(
                "1:192: /Policies/0/PolicyVersionList/1: `P` has `v1` as its DefaultVersionId, but"
                        + " IsDefaultVersion here; one of them is wrong",
                refusal(policy(" 'DefaultVersionId': 'v1',")));
        assertEquals(1, read(policy(" 'DefaultVersionId': 'v2',")).policies().size());
    }

    /** Which version is in force may be said by its flag, by the policy, or by both. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "'DefaultVersionId': 'v2',; 'VersionId': 'v2'",
                "'DefaultVersionId': 'v2',; 'VersionId': 'v2', 'IsDefaultVersion': null",
                "'DefaultVersionId': 'v2',; 'VersionId': 'v2', 'IsDefaultVersion': true",
                "'DefaultVersionId': null,; 'VersionId': 'v2', 'IsDefaultVersion': true",
                "; 'VersionId': null, 'IsDefaultVersion': true",
            })
    void versionInForce_saidOnceOrTwice_isRead(@Nullable String named, String flagged) {
        assertEquals(
                1,
                read(versions(named == null ? "" : named, flagged)).policies().size());
    }

    /** Nothing says which, or two things are said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "; 'VersionId': 'v2'",
                "'DefaultVersionId': 'v3',; 'VersionId': 'v2'",
                "'DefaultVersionId': 'v2',; 'VersionId': 'v2', 'IsDefaultVersion': false",
                "'DefaultVersionId': 'v1',; 'VersionId': 'v1'",
            })
    void versionInForce_notSaidOrSaidTwice_isRefused(@Nullable String named, String flagged) {
        assertTrue(refusal(versions(named == null ? "" : named, flagged))
                .contains("default versions; it should have one"));
    }

    private static String versions(String named, String flagged) {
        return "{'Policies': [{'PolicyName': 'P', 'Arn': 'arn:aws:iam::123456789012:policy/P'," + named
                + " 'PolicyVersionList': [{'VersionId': 'v1', 'Document': {}}, {" + flagged + ", 'Document': {}}]}]}";
    }

    /** The SDKs write null where the service left something out. */
    @Test
    void nulls_areWhatIsMissing() {
        Account account = read("{'UserDetailList': [{'UserName': 'U', 'Arn': 'arn:aws:iam::123456789012:user/U',"
                + " 'Path': null, 'GroupList': null, 'UserPolicyList': null, 'AttachedManagedPolicies': null,"
                + " 'PermissionsBoundary': null, 'Tags': null}], 'GroupDetailList': null, 'RoleDetailList': null,"
                + " 'Policies': [{'PolicyName': 'P', 'Arn': 'arn:aws:iam::123456789012:policy/P',"
                + " 'AttachmentCount': null, 'PermissionsBoundaryUsageCount': null, 'DefaultVersionId': 'v1',"
                + " 'PolicyVersionList': [{'VersionId': 'v1', 'IsDefaultVersion': null, 'Document': {}}]}],"
                + " 'IsTruncated': null, 'Marker': null}");
        Principal user = account.principals().get(0);
        assertEquals(Optional.empty(), user.boundary());
        assertEquals(Optional.empty(), user.skipped());
        assertEquals(0, account.policies().get(0).attachments());
    }
}
