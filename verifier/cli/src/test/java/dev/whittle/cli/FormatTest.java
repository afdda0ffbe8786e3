package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code refine --format}: what is printed, where, and with which exit code. */
class FormatTest extends RefineCase {
    private static final String POLICY =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"sqs:Send*\", \"sqs:DeleteMessage\"], \"Resource\": \"*\"}}";
    private static final String EVERYTHING =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}";
    private static final String FINDING = """
            {"id": "a1", "resource": "arn:aws:iam::111122223333:role/MyRole", "status": "ACTIVE",
             "findingType": "UnusedPermission", "findingDetails": [{"unusedPermissionDetails":
               {"serviceNamespace": "sqs", "actions": [{"action": "DeleteMessage"}]}}]}
            """;

    private String finding = "";

    FormatTest() {
        super(POLICY);
    }

    @BeforeEach
    void writeFinding() throws IOException {
        finding = session.file("finding.json", FINDING);
    }

    @Test
    void recommendation_ofAFinding_isTheServicesAnswer() {
        Ran ran = session.run(
                "refine",
                policy,
                "--unused",
                finding,
                "--format",
                "recommendation",
                "--policy-id",
                "ANPA1",
                "--as-of",
                "2026-06-01");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("""
                {
                  "startedAt": "2026-06-01T00:00:00Z",
                  "completedAt": "2026-06-01T00:00:00Z",
                  "resourceArn": "arn:aws:iam::111122223333:role/MyRole",
                  "recommendationType": "UnusedPermissionRecommendation",
                  "status": "SUCCEEDED",
                  "recommendedSteps": [
                    {
                      "unusedPermissionsRecommendedStep": {
                        "existingPolicyId": "ANPA1",
                        "recommendedAction": "CREATE_POLICY",
                        "recommendedPolicy": "{\\"Statement\\": {\\"Effect\\": \\"Allow\\", \\"Action\\": [\\"sqs:Send*\\"], \\"Resource\\": \\"*\\"}}",
                        "policyUpdatedAt": "2026-06-01T00:00:00Z"
                      }
                    }
                  ]
                }
                """, ran.out());
    }

    /** A version in force says since when; of another one nobody knows when it will be or was. */
    @ParameterizedTest
    @CsvSource({
        "true, 2026-01-02T05:04:05+02:00, 2026-01-02T03:04:05Z",
        "false, 2026-01-02T05:04:05+02:00, 2026-06-01T00:00:00Z",
        "true, yesterday, ",
    })
    void recommendation_ofAPolicyVersion_saysWhenThatWasMade(String isDefault, String made, @Nullable String told)
            throws IOException {
        String version = session.file(
                "version.json",
                "{\"PolicyVersion\": {\"Document\": " + POLICY + ", \"VersionId\": \"v2\", \"IsDefaultVersion\": "
                        + isDefault + ", \"CreateDate\": \"" + made + "\"}}");
        Ran ran = session.run(
                "refine", version, "--unused", finding, "--format", "recommendation", "--as-of", "2026-06-01");
        if (told == null) {
            assertEquals(2, ran.exit());
            assertEquals("", ran.out());
            assertTrue(ran.err().contains("/PolicyVersion/CreateDate: this is no time"), ran.err());
        } else {
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.out().contains("\"policyUpdatedAt\": \"" + told + "\""), ran.out());
        }
    }

    @Test
    void recommendation_nothingToChange_hasNoSteps() throws IOException {
        Ran ran = session.run(
                "refine",
                policy,
                "--unused",
                session.file("none.txt", "# nothing\n"),
                "--format",
                "recommendation",
                "--resource-arn",
                "arn:aws:iam::111122223333:role/MyRole");
        assertTrue(ran.out().contains("\"recommendedSteps\": []"), ran.out());
    }

    @Test
    void recommendation_nothingUsed_detachesWithoutAPolicy() throws IOException {
        Ran ran = session.run(
                "refine",
                policy,
                "--unused",
                session.file("all.txt", "sqs:*\n"),
                "--role",
                "arn:aws:iam::111122223333:role/MyRole",
                "--format",
                "recommendation");
        assertTrue(ran.out().contains("\"recommendedAction\": \"DETACH_POLICY\""), ran.out());
        assertFalse(ran.out().contains("recommendedPolicy"), ran.out());
    }

    @Test
    void recommendation_nobodyNamed_isBadInput() {
        Ran ran = session.run("refine", policy, "--unused", unused, "--format", "recommendation");
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("the evidence names no principal; add --resource-arn ARN"), ran.err());
    }

    @Test
    void recommendation_ofAnother_isBadInput() {
        Ran ran = session.run(
                "refine",
                policy,
                "--unused",
                finding,
                "--format",
                "recommendation",
                "--resource-arn",
                "arn:aws:iam::111122223333:role/Another");
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(
                ran.err().contains("the evidence is about `arn:aws:iam::111122223333:role/MyRole`, but --resource-arn"),
                ran.err());
    }

    @Test
    void recommendation_noArn_isBadInput() {
        Ran ran = session.run(
                "refine", policy, "--unused", unused, "--format", "recommendation", "--resource-arn", "MyRole");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("`MyRole` is no ARN"), ran.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "sarif"})
    void report_ofACheck_isWrittenAndExitsOne(String form) throws IOException {
        Ran printed = session.run("refine", policy, "--unused", unused, "--format", form, "--check");
        assertEquals(1, printed.exit());
        assertTrue(printed.out().startsWith("{\n"), printed.out());
        String file = session.name("report.json");
        assertEquals(
                1,
                session.run("refine", policy, "--unused", unused, "--format", form, "--check", "-o", file)
                        .exit());
        assertTrue(session.text("report.json").startsWith("{\n"));
    }

    @Test
    void unknownForm_isBadUsage() {
        Ran ran = session.run("refine", policy, "--unused", unused, "--format", "xml");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("policy, recommendation, json, sarif"), ran.err());
    }

    @Test
    void diff_printsTheChangeAndWritesThePolicyToItsFile() throws IOException {
        Ran ran = session.run("refine", policy, "--unused", unused, "--diff", "-o", session.name("out.json"));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().startsWith("--- " + policy + "\n+++ "), ran.out());
        assertEquals(POLICY.replace(", \"sqs:DeleteMessage\"", ""), session.text("out.json"));
        assertEquals(
                ran.out(),
                session.run("refine", policy, "--unused", unused, "--diff", "--check")
                        .out());
    }

    @Test
    void explain_printsThreeLinesInPlaceOfThePolicy() {
        Ran ran = session.run("refine", policy, "--unused", unused, "--explain", "sqs:DeleteMessage");
        assertEquals(3, ran.out().lines().count(), ran.out());
        assertTrue(ran.out().startsWith("sqs:DeleteMessage goes from /Statement\n"), ran.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--explain sqs:Delete*", "--explain sqs", "--diff --format json"})
    void views_badUsage_isExitTwo(String line) {
        Ran ran = session.run(("refine " + policy + " --unused " + unused + " " + line).split(" "));
        assertEquals(2, ran.exit(), ran.err());
        assertEquals("", ran.out());
    }

    private Ran fit(String document, String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "refine",
                session.file("all.json", document),
                "--unused",
                unused,
                "--fit",
                session.name("fit"),
                "--fit-form",
                "not-action"));
        line.addAll(List.of(more));
        return session.run(line.toArray(String[]::new));
    }

    @Test
    void fit_overTheQuota_writesAndShowsWhatFitsAndSatisfiesTheStrictQuota() throws IOException {
        Ran ran = fit(EVERYTHING, "--strict-quota", "--report", session.name("page.html"));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().length() > 6_144);
        assertEquals(
                "{\"Statement\": {\"Effect\": \"Allow\", \"NotAction\": [\"sqs:DeleteMessage\"], \"Resource\": \"*\"}}",
                session.text("fit/policy-1-of-1.json"));
        assertTrue(session.text("page.html").contains("<code>policy-1-of-1.json</code>"));
    }

    @Test
    void fit_withNotAction_saysWhatItAdmitsOfWhatAwsAdds() throws IOException {
        session.file("unused.txt", "sqs:DeleteMessage\niam:*\n");
        Ran ran = fit(EVERYTHING, "--report", session.name("page.html"), "--format", "json");
        assertEquals(
                List.of("future     of what fits: any action that AWS adds is admitted, but under iam:*"),
                ran.errLines().stream()
                        .dropWhile(line -> !line.startsWith("fit "))
                        .skip(1)
                        .toList());
        assertTrue(ran.out().replaceAll("\\s+", " ").contains("\"admitsNewActionsBut\": [ \"iam:*\" ]"), ran.out());
        assertTrue(
                session.text("page.html").contains(" With it any action that AWS adds is admitted, but under iam:*."));
    }

    @Test
    void fit_withinTheQuota_leavesNothingOfAnEarlierRun() throws IOException {
        Ran none = fit(POLICY);
        assertEquals(0, none.exit());
        assertTrue(none.err().endsWith("fit        not needed: the refined policy is within the quota\n"), none.err());
        assertFalse(session.has("fit"));
        fit(EVERYTHING);
        fit(POLICY);
        assertTrue(session.has("fit"));
        assertFalse(session.has("fit/policy-1-of-1.json"));
    }

    @Test
    void fit_folderOfSomethingElse_isRefusedAndKept() throws IOException {
        fit(EVERYTHING);
        session.file("fit/notes.txt", "mine");
        Ran ran = fit(EVERYTHING);
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the folder holds `notes.txt`"), ran.err());
        assertEquals("mine", session.text("fit/notes.txt"));
        assertTrue(session.has("fit/policy-1-of-1.json"));
    }

    /** What is read from or written to the folder would go with it. */
    @Test
    void fit_folderOfAnotherFile_isRefused() throws IOException {
        fit(EVERYTHING);
        String own = session.name("fit/policy-1-of-1.json");
        for (Ran ran : List.of(
                fit(EVERYTHING, "-o", own),
                fit(EVERYTHING, "--report", session.name("fit/page.html")),
                session.run("refine", own, "--unused", unused, "--fit", session.name("fit")))) {
            assertEquals(2, ran.exit());
            assertTrue(ran.err().contains("which would be lost; name another folder"), ran.err());
        }
        assertTrue(session.has("fit/policy-1-of-1.json"));
    }
}
