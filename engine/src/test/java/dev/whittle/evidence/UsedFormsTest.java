package dev.whittle.evidence;

import static dev.whittle.evidence.Reading.evidence;
import static dev.whittle.evidence.Reading.patterns;
import static dev.whittle.evidence.Reading.refused;
import static dev.whittle.evidence.Reading.reports;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.evidence.Interpretation.ListOf;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was used, in other words: policies, generated ones, and lists as JSON. */
class UsedFormsTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/MyRole";
    private static final Interpretation BESIDE = named(ListOf.ALSO_USED);
    private static final Interpretation ALONE = named(ListOf.USED);
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["s3:GetBucketAcl","S3:List*"],"Resource":"arn:aws:s3:::b"},
              {"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}
            """;
    private static final String IGNORED = "`evidence` counts as a list of what was used: its Allow statements' Action"
            + " lists, whatever their Resource and Condition say";
    private static final String ONLY_PROTECTS = "this only shows what was used: what it leaves out was perhaps only not"
            + " recorded, such as data events and iam:PassRole; name with --unused what was never used";

    @Test
    void policy_allowStatements_areUsed() {
        Evidence evidence = evidence(POLICY, BESIDE);
        assertEquals(
                Evidence.ofUsed(patterns("s3:GetBucketAcl", "S3:List*", "sqs:SendMessage"))
                        .claims(),
                evidence.claims());
        assertEquals(List.of(IGNORED), evidence.remarks());
    }

    @Test
    void policy_inAnAnswerOrEncodedOrOneAfterAnother_isRead() {
        String encoded =
                "\"" + URLEncoder.encode(POLICY, StandardCharsets.UTF_8).replace("+", "%20") + "\"";
        for (String text : List.of(
                "{\"PolicyVersion\":{\"Document\":" + POLICY + ",\"VersionId\":\"v1\"}}",
                "{\"PolicyName\":\"p\",\"PolicyDocument\":" + POLICY + "}",
                "{\"PolicyName\":\"p\",\"PolicyDocument\":" + encoded + "}",
                POLICY + POLICY,
                "[" + POLICY + "]")) {
            assertEquals(evidence(POLICY, BESIDE), evidence(text, BESIDE), text);
        }
    }

    @Test
    void policy_thatDeniesOrListsWhatItLeavesOut_isRefusedByName() {
        assertEquals(
                List.of(
                        "2:1: /Statement/0: the statement denies, and what a Deny leaves of a policy is no list of what was"
                                + " used; take it out, or write a plain list",
                        "4:1: /Statement/2: the statement `Rest` has NotAction, which lists what it does not allow; write"
                                + " Action, or a plain list of what was used"),
                refused("""
                        {"Statement":[
                        {"Effect":"Deny","Action":"s3:*","Resource":"*"},
                        {"Effect":"Allow","Action":"s3:Get*","Resource":"*"},
                        {"Sid":"Rest","Effect":"Allow","NotAction":"iam:*","Resource":"*"}]}""", BESIDE));
    }

    @Test
    void policy_thatIsMisread_isRefusedAsAPolicyIs() {
        assertEquals(
                List.of(
                        "1:24: /Statement/Effect: effect `allow` does not exist; write `Allow` or `Deny`, in this letter"
                                + " case"),
                refused("{\"Statement\":{\"Effect\":\"allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}", BESIDE));
    }

    @Test
    void generated_policies_areUsedByItsPrincipal() {
        Reports reports = reports(generated("SUCCEEDED", POLICY), BESIDE);
        assertEquals(Set.of(ROLE), reports.byPrincipal().keySet());
        assertEquals(Optional.empty(), reports.unaddressed());
        Evidence evidence = reports.about(Optional.empty());
        assertEquals(
                Evidence.ofReportedUsed(patterns("s3:GetBucketAcl", "S3:List*", "sqs:SendMessage"))
                        .claims(),
                evidence.claims());
        assertEquals(List.of(IGNORED), evidence.remarks());
    }

    @Test
    void generated_severalPolicies_areAddedUp() {
        String more = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ec2:DescribeRegions\",\"Resource\":\"*\"}}";
        assertEquals(
                patterns("ec2:DescribeRegions", "s3:GetBucketAcl", "S3:List*", "sqs:SendMessage"),
                evidence(generated("SUCCEEDED", POLICY, more), BESIDE).used());
        assertEquals(List.of(), evidence(generated("SUCCEEDED"), BESIDE).used());
    }

    @Test
    void generated_withoutAPrincipal_namesNobody() {
        Reports reports = reports(
                generated("SUCCEEDED", POLICY).replace("\"principalArn\":\"" + ROLE + "\"", "\"isComplete\":true"),
                BESIDE);
        assertEquals(Set.of(), reports.byPrincipal().keySet());
        assertTrue(reports.unaddressed().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN_PROGRESS", "FAILED", "CANCELED", "SUCCESS", ""})
    void generated_jobThatDidNotSucceed_isRefused(String status) {
        assertEquals(
                List.of("1:25: /jobDetails/status: the job's status is `" + status
                        + "`; only one that is `SUCCEEDED` says" + " what was used"),
                refused(generated(status, POLICY).replace("\"jobId\":\"j\",", ""), BESIDE));
    }

    @Test
    void generated_withoutJobOrResult_isRefused() {
        assertEquals(
                List.of("1:1: /jobDetails: jobDetails has no status; bring the whole answer of `aws accessanalyzer"
                        + " get-generated-policy`"),
                refused("{\"generatedPolicyResult\":{\"generatedPolicies\":[]}}", BESIDE));
        assertEquals(
                List.of(
                        "1:1: /generatedPolicyResult/generatedPolicies: the answer has no list of generatedPolicies; bring"
                                + " the whole answer of `aws accessanalyzer get-generated-policy`"),
                refused("{\"jobDetails\":{\"status\":\"SUCCEEDED\"}}", BESIDE));
    }

    @Test
    void generated_policyThatDenies_isRefusedByName() {
        String deny = "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
        List<String> problems = refused(generated("SUCCEEDED", deny), BESIDE);
        assertTrue(problems.get(0).contains("/Statement: the statement denies"), problems.toString());
    }

    @Test
    void generated_thatIsNotComplete_isSaidToBe() {
        String text =
                generated("SUCCEEDED", POLICY).replace("\"principalArn\"", "\"isComplete\":false,\"principalArn\"");
        assertTrue(evidence(text, BESIDE)
                .remarks()
                .contains("`evidence` is not complete, by its own word: it leaves out actions that were used"));
    }

    @Test
    void usedForms_aloneOrAsUnused_areRefusedWithTheReason() {
        for (String text : List.of(POLICY, generated("SUCCEEDED", POLICY))) {
            assertEquals(List.of(ONLY_PROTECTS), refused(text, ALONE));
            assertEquals(
                    List.of("this shows what was used or is granted, and nothing of what was never used; name it with"
                            + " --used"),
                    refused(text));
        }
    }

    @Test
    void jsonList_isAListWhateverItIsNamedAs() {
        String text = "[\"s3:GetObject\",\n \"lambda:*\"]";
        assertEquals(Evidence.ofUnused(patterns("s3:GetObject", "lambda:*")), evidence(text));
        assertEquals(evidence("s3:GetObject\nlambda:*", ALONE), evidence(text, ALONE));
        assertEquals(evidence("s3:GetObject\nlambda:*", BESIDE), evidence(text, BESIDE));
        assertEquals(evidence(text), evidence(text, Reading.as(EvidenceForm.LIST)));
        assertEquals(evidence(text), evidence("[\"s3:GetObject\"] [\"lambda:*\"]"));
        assertEquals(
                patterns("s3:GetObject", "lambda:*"), PlainList.read(new dev.whittle.json.SourceText("keep", text)));
    }

    @Test
    void jsonList_badEntries_areAllToldWhereTheyStand() {
        assertEquals(
                List.of(
                        "2:2: /1: `GetObject` is no action; write `service:Name` (letters, digits, `-`, `_` and the wildcards"
                                + " `*` and `?` on both sides of one colon) or `*`",
                        "3:2: /2: this is a number; write a string such as `s3:GetObject`",
                        "4:2: /3: this is an array; write a string such as `s3:GetObject`"),
                refused("[\"s3:GetObject\",\n \"GetObject\",\n 7,\n [\"s3:Get\"]]"));
    }

    /** As with an empty file: a filter that let nothing through is likelier than a principal that did nothing. */
    @Test
    void list_thatIsEmpty_saysNothingOfUse() {
        for (String text : List.of("[]", "# nothing\n")) {
            assertEquals(
                    List.of(
                            "the list is empty, so nothing is known of what was used; leave it out, or write at least one"
                                    + " `service:Action`"),
                    refused(text, ALONE));
            assertEquals(Evidence.NONE, evidence(text, BESIDE));
            assertEquals(Evidence.NONE, evidence(text));
        }
        assertEquals(
                1,
                refused(
                                "[]",
                                new Interpretation(
                                        Optional.of(EvidenceForm.LIST),
                                        ListOf.USED,
                                        Optional.empty(),
                                        Optional.empty()))
                        .size());
    }

    private static Interpretation named(ListOf list) {
        return new Interpretation(Optional.empty(), list, Optional.empty(), Optional.empty());
    }

    private static String generated(String status, String... policies) {
        StringBuilder strings = new StringBuilder();
        for (String policy : policies) {
            strings.append(strings.isEmpty() ? "" : ",")
                    .append("{\"policy\":\"")
                    .append(policy.replace("\"", "\\\"").replace("\n", "\\n"))
                    .append("\"}");
        }
        return "{\"jobDetails\":{\"jobId\":\"j\",\"status\":\"" + status
                + "\",\"startedOn\":\"2026-06-01T00:00:00Z\"},\"generatedPolicyResult\":{\"properties\":{\"principalArn\":\""
                + ROLE + "\"},\"generatedPolicies\":[" + strings + "]}}";
    }
}
