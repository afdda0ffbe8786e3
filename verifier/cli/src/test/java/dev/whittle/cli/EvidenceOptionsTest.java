package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every form of evidence, as options take it. */
class EvidenceOptionsTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/MyRole";
    private static final String POLICY = """
            {"Statement": [
              {"Effect": "Allow", "Action": ["lambda:GetFunction", "lambda:InvokeFunction"], "Resource": "*"},
              {"Effect": "Allow", "Action": ["s3:GetBucket*", "s3:GetObject*", "s3:PutBucketPolicy"], "Resource": "*"}]}
            """;
    private static final String REFINED = """
            {"Statement": [
              {"Effect": "Allow", "Action": ["lambda:InvokeFunction"], "Resource": "*"},
              {"Effect": "Allow", "Action": ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetObject*"], "Resource": "*"}]}
            """;
    private static final List<String> UNUSED = List.of(("GetBucketAbac GetBucketCORS GetBucketLogging"
                    + " GetBucketMetadataTableConfiguration GetBucketNotification GetBucketObjectLockConfiguration"
                    + " GetBucketOwnershipControls GetBucketPolicy GetBucketPolicyStatus GetBucketPublicAccessBlock"
                    + " GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite PutBucketPolicy")
            .split(" "));
    private static final String ACTIONS = actions("\"%s\"");
    private static final String DETAILS = "{\"unusedPermissionDetails\":{\"serviceNamespace\":\"s3\",\"actions\":["
            + actions("{\"action\":\"%s\"}") + "]}},{\"unusedPermissionDetails\":{\"serviceNamespace\":\"lambda\","
            + "\"actions\":[{\"action\":\"lambda:GetFunction\"}]}}";
    private static final String FINDING = "{\"id\":\"a1\",\"resource\":\"" + ROLE
            + "\",\"status\":\"ACTIVE\",\"findingType\":\"UnusedPermission\",\"findingDetails\":[" + DETAILS + "]}";
    private static final String LAST_ACCESSED = """
            {"JobStatus":"COMPLETED","JobType":"ACTION_LEVEL","JobCreationDate":"2026-06-01T00:00:00Z",
             "ServicesLastAccessed":[
              {"ServiceNamespace":"s3","LastAuthenticated":"2026-05-01T00:00:00Z","TrackedActionsLastAccessed":[
                {"ActionName":"GetBucketAcl","LastAccessedTime":"2026-05-01T00:00:00Z"},
                {"ActionName":"GetBucketLocation","LastAccessedTime":"2026-04-01T00:00:00Z"},%s]},
              {"ServiceNamespace":"lambda","LastAuthenticated":"2026-05-01T00:00:00Z",
               "TrackedActionsLastAccessed":[{"ActionName":"GetFunction"}]}]}
            """;

    private static String actions(String form) {
        return UNUSED.stream().map(name -> String.format(form, name)).collect(Collectors.joining(","));
    }

    private static String records(String... events) {
        return Arrays.stream(events)
                .map(event -> String.format(
                        "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"%s\",\"eventTime\":\"%s\","
                                + "\"userIdentity\":{\"sessionContext\":{\"sessionIssuer\":{\"arn\":\"%s\"}}}}",
                        event, event.equals("GetBucketAcl") ? "2026-03-01T00:00:00Z" : "2026-05-30T00:00:00Z", ROLE))
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String policy = "";

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        policy = session.file("policy.json", POLICY);
    }

    /** The same unused set in each of the six forms, and the other direction: the same bytes. */
    @Test
    void refine_anyFormOfTheSameEvidence_givesTheSameBytes() throws IOException {
        String list = UNUSED.stream().map(name -> "s3:" + name + "\n").collect(Collectors.joining());
        List<String> forms = List.of(
                session.file("finding.json", FINDING),
                session.file(
                        "short.json",
                        "[{\"serviceNamespace\":\"s3\",\"actions\":[" + ACTIONS
                                + "]},{\"serviceNamespace\":\"lambda\",\"actions\":[\"GetFunction\"]}]"),
                session.file(
                        "hub.json",
                        "{\"Findings\":[{\"Id\":\"f1\",\"RecordState\":\"ACTIVE\",\"Resources\":[{\"Type\":\"AwsIamRole\","
                                + "\"Id\":\"" + ROLE + "\"}],\"FindingDetails\":["
                                + DETAILS.replace("unused", "Unused")
                                        .replace("serviceN", "ServiceN")
                                        .replace("\"action", "\"Action")
                                + "]}]}"),
                session.file("last-accessed.json", String.format(LAST_ACCESSED, actions("{\"ActionName\":\"%s\"}"))),
                session.file("list.txt", list + "lambda:GetFunction\n"),
                session.file("trail.json", records("GetBucketAcl", "GetBucketLocation")));
        for (String form : forms) {
            Ran ran = session.run("refine", policy, "--unused", form, "--role", ROLE);
            assertEquals(REFINED, ran.out(), form + "\n" + ran.err());
        }
        String used = session.file("used.txt", "s3:GetBucketAcl\ns3:GetBucketLocation\ns3:GetObject*\nlambda:Inv*\n");
        assertEquals(REFINED, session.run("refine", policy, "--used", used).out());
    }

    @Test
    void refine_folderOfRecords_isAddedUpAndOtherFilesAreLeftAside() throws IOException {
        Path trail = Files.createDirectories(folder.resolve("trail/2026/03"));
        Path digests = Files.createDirectories(folder.resolve("trail/CloudTrail-Digest"));
        Files.writeString(trail.resolve("a.json"), records("GetBucketAcl"));
        Files.writeString(trail.resolve("b.json"), records("GetBucketLocation"));
        Files.writeString(trail.resolve("notes.txt"), "x");
        Files.writeString(digests.resolve("d.json"), "{}");
        Ran ran = session.run("refine", policy, "--unused", session.name("trail"));
        assertEquals(REFINED, ran.out(), ran.err());
        assertTrue(
                ran.err()
                        .contains(
                                "2 files skipped: they are digests, or not .json, .jsonl, .ndjson or .csv, compressed or not"),
                ran.err());
        assertTrue(
                ran.err().contains("granted actions whose use CloudTrail's management events can't show: lambda:Inv"),
                ran.err());
    }

    /** What lies behind a link, or ends in capitals, was used all the same. */
    @Test
    void refine_folderWithLinksAndNamesInCapitals_isReadWhole() throws IOException {
        Path trail = Files.createDirectories(folder.resolve("trail"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(trail.resolve("A.JSON"), records("GetBucketAcl"));
        Files.writeString(elsewhere.resolve("b.json"), records("GetBucketLocation"));
        Files.createSymbolicLink(trail.resolve("link"), elsewhere);
        Ran ran = session.run("refine", policy, "--unused", session.name("trail"));
        assertEquals(REFINED, ran.out(), ran.err());
        assertFalse(ran.err().contains("skipped"), ran.err());
    }

    @Test
    void refine_folderInItself_isRefused() throws IOException {
        Path trail = Files.createDirectories(folder.resolve("trail"));
        Files.createSymbolicLink(trail.resolve("again"), trail);
        assertEquals(
                2,
                session.run("refine", policy, "--unused", session.name("trail")).exit());
    }

    /** The finding's word on the whole service does not stand beside a record of its use, and the reasons are those. */
    @Test
    void refine_wholeServiceUnusedAndRecordsOfItsUse_keepsWhatNoRecordShows() throws IOException {
        String whole = session.file(
                "whole.json",
                FINDING.replace(DETAILS, "{\"unusedPermissionDetails\":" + "{\"serviceNamespace\":\"s3\"}}"));
        Ran ran = session.run(
                "refine",
                session.file(
                        "s3.json", "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}"),
                "--unused",
                whole,
                "--unused",
                session.file("trail.json", records("GetBucketAcl")),
                "--explain",
                "s3:PutObject",
                "--explain",
                "s3:PutBucketPolicy");
        assertTrue(
                ran.out()
                        .contains(
                                "nobody reports it unused by name, and its service was used, and CloudTrail's management"
                                        + " events can't show its use"),
                ran.out());
        assertTrue(ran.out().contains("s3:PutBucketPolicy goes from"), ran.out());
        assertTrue(ran.out().contains("no record shows its use, and CloudTrail would have"), ran.out());
    }

    /** What the policy does not grant it does not keep. */
    @Test
    void refine_untrackedActionNotGranted_isNotSaidToBeKept() throws IOException {
        String whole = session.file("iam.json", "[{\"serviceNamespace\":\"iam\"}]");
        String granted = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iam:%s\",\"Resource\":\"*\"}}";
        Ran some = session.run("refine", session.file("get.json", granted.formatted("Get*")), "--unused", whole);
        Ran all = session.run("refine", session.file("all.json", granted.formatted("*")), "--unused", whole);
        assertFalse(some.err().contains("iam:PassRole"), some.err());
        assertTrue(all.err().contains("iam:PassRole, whose use no report tracks"), all.err());
    }

    @Test
    void refine_untrackedActionThatIsUsed_isNotSaidToBeUntracked() throws IOException {
        String whole = session.file("iam.json", "[{\"serviceNamespace\":\"iam\"}]");
        String used = session.file("used.txt", "iam:PassRole\n");
        String granted = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\"*\"}}";
        Ran ran = session.run("refine", session.file("all.json", granted), "--unused", whole, "--used", used);
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(ran.err().contains("whose use no report tracks"), ran.err());
    }

    @Test
    void verify_partialEvidence_saysWhatRefineSaysOfIt() throws IOException {
        String trail = session.file("trail.json", records("GetBucketAcl", "GetBucketLocation"));
        String keep = session.file("keep.txt", "s3:PutBucketPolicy\n");
        String refined = session.name("refined.json");
        Ran refine = session.run("refine", policy, "--unused", trail, "--keep", keep, "-o", refined);
        Ran verify = session.run("verify", policy, refined, "--unused", trail, "--keep", keep);
        assertEquals(0, verify.exit(), verify.out());
        assertEquals(
                List.of("evid", "note", "kept", "kept"),
                verify.errLines().stream().map(line -> line.substring(0, 4)).toList());
        assertTrue(refine.errLines().containsAll(verify.errLines()), refine.err());
    }

    @Test
    void refine_folderWithoutRecords_isRefused() throws IOException {
        Files.createDirectories(folder.resolve("trail"));
        Ran ran = session.run("refine", policy, "--unused", session.name("trail"));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the folder holds no file named .json or .json.gz"), ran.err());
    }

    @Test
    void refine_severalFiles_addUpAndWhatIsUsedGoesOut() throws IOException {
        String one = session.file("one.txt", "lambda:GetFunction\n");
        String two = session.file("two.txt", "s3:GetBucket*\n");
        String used = session.file("used.txt", "s3:GetBucketAcl\nsqs:SendMessage\n");
        Ran ran = session.run("refine", policy, "--unused", one, "--unused", two, "--used", used);
        assertEquals(
                POLICY.replace("\"lambda:GetFunction\", ", "").replace("s3:GetBucket*", "s3:GetBucketAcl"),
                ran.out(),
                ran.err());
    }

    @Test
    void refine_minObserved_refusesWhatCoversLessOrDoesNotSay() throws IOException {
        String trail = session.file("trail.json", records("GetBucketAcl", "GetBucketLocation"));
        String list = session.file("list.txt", "lambda:GetFunction\n");
        String report = session.file("report.json", String.format(LAST_ACCESSED, actions("{\"ActionName\":\"%s\"}")));
        assertEquals(List.of(0, 2, 0), observed(trail, "90d", "91d"));
        assertEquals(List.of(2, 2, 0), observed(list, "1d", "90d"));
        assertEquals(List.of(0, 2, 0), observed(report, "400d", "401d"));
        Ran less = session.run("refine", policy, "--unused", trail, "--min-observed", "91d");
        assertEquals("", less.out());
        assertEquals(
                trail + ": --min-observed asks for 91 days, but CloudTrail covers 90 days; bring older evidence,"
                        + " or add --force\n",
                less.err());
    }

    private List<Integer> observed(String file, String first, String second) {
        return List.of(
                session.run("refine", policy, "--unused", file, "--min-observed", first)
                        .exit(),
                session.run("refine", policy, "--unused", file, "--min-observed", second)
                        .exit(),
                session.run("refine", policy, "--unused", file, "--min-observed", second, "--force")
                        .exit());
    }

    @Test
    void refine_usedButAFinding_isRefused() throws IOException {
        Ran ran = session.run("refine", policy, "--used", session.file("finding.json", FINDING));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("this says what is unused; name it with --unused"), ran.err());
    }

    private static final String GRANTED = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
            + "[\"s3:GetBucketAcl\",\"s3:GetBucketLocation\",\"s3:GetObject*\"],\"Resource\":\"arn:aws:s3:::b\"},"
            + "{\"Effect\":\"Allow\",\"Action\":\"lambda:Invoke*\",\"Resource\":\"*\"}]}";

    /** A policy or a generated one takes out of what is unused what it allows, and says nothing alone. */
    @Test
    void refine_policiesOfWhatIsUsed_onlyProtect() throws IOException {
        String everything = session.file("everything.txt", "*\n");
        String generated =
                "{\"jobDetails\":{\"jobId\":\"j\",\"status\":\"SUCCEEDED\"},\"generatedPolicyResult\":{\"properties\":"
                        + "{\"principalArn\":\"" + ROLE + "\"},\"generatedPolicies\":[{\"policy\":\""
                        + GRANTED.replace("\"", "\\\"")
                        + "\"}]}}";
        for (String text : List.of(GRANTED, generated)) {
            String used = session.file("used.json", text);
            Ran beside = session.run("refine", policy, "--unused", everything, "--used", used);
            assertEquals(REFINED, beside.out(), beside.err());
            assertTrue(
                    beside.err()
                            .contains("note       `" + used
                                    + "` counts as a list of what was used: its Allow statements'"),
                    beside.err());
            Ran alone = session.run("refine", policy, "--used", used);
            assertEquals(2, alone.exit());
            assertEquals("", alone.out());
            assertTrue(alone.err().contains("perhaps only not recorded"), alone.err());
            Ran reversed = session.run("refine", policy, "--unused", used);
            assertEquals(2, reversed.exit());
            assertTrue(reversed.err().contains("name it with --used"), reversed.err());
        }
    }

    @Test
    void refine_jsonLists_areLists() throws IOException {
        String unused = session.file(
                "unused.json",
                UNUSED.stream().map(name -> "\"s3:" + name + "\"").collect(Collectors.joining(",", "[", "]")));
        String keep = session.file("keep.json", "[\"s3:PutBucketPolicy\"]");
        Ran ran = session.run("refine", policy, "--unused", unused, "--keep", keep);
        assertEquals(
                POLICY.replace("s3:GetBucket*", "s3:GetBucketAcl\", \"s3:GetBucketLocation"), ran.out(), ran.err());
        String used = session.file(
                "used.json", "[\"s3:GetBucketAcl\",\"s3:GetBucketLocation\",\"s3:GetObject*\",\"lambda:Inv*\"]");
        assertEquals(REFINED, session.run("refine", policy, "--used", used).out());
        Ran bad = session.run("refine", policy, "--unused", unused, "--keep", session.file("bad.json", "[\"s3\"]"));
        assertEquals(2, bad.exit());
        assertTrue(bad.err().contains("bad.json:1:2: /0: `s3` is no action"), bad.err());
    }

    @Test
    void refine_findingThatGoesOn_saysSo() throws IOException {
        String page = FINDING.substring(0, FINDING.length() - 1) + ",\"nextToken\":\"t\"}";
        Ran ran = session.run("refine", policy, "--unused", session.file("page.json", page));
        assertEquals(REFINED, ran.out(), ran.err());
        assertTrue(ran.err().contains("warning    finding `a1` on `" + ROLE + "` goes on (nextToken), and"), ran.err());
        Ran both = session.run(
                "refine",
                policy,
                "--unused",
                session.name("page.json"),
                "--unused",
                session.file("page-2.json", FINDING));
        assertFalse(both.err().contains("goes on"), both.err());
    }

    @Test
    void refine_listOfFindings_isRefusedWithTheCommandForTheDetails() throws IOException {
        String list = session.file(
                "list.json",
                "{\"findings\":[{\"id\":\"a1\",\"resource\":\"" + ROLE
                        + "\",\"status\":\"ACTIVE\",\"findingType\":\"UnusedPermission\"}]}");
        for (String option : List.of("--unused", "--used")) {
            Ran ran = session.run("refine", policy, option, list);
            assertEquals(2, ran.exit());
            assertTrue(
                    ran.err().contains("`aws accessanalyzer get-finding-v2 --analyzer-arn ARN --id ID` for each of a1"),
                    ran.err());
        }
    }

    @Test
    void refine_unusedFormat_overridesTheShape() throws IOException {
        Ran ran = session.run(
                "refine", policy, "--unused", session.file("finding.json", FINDING), "--unused-format", "short");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("this is no short form of a finding"), ran.err());
    }

    @Test
    void refine_daysThatAreNone_isBadUsage() {
        for (String option : List.of("--unused-for=90", "--min-observed=x", "--as-of=2026-13-01")) {
            Ran ran = session.run("refine", policy, "--unused", policy, option);
            assertEquals(2, ran.exit());
            assertTrue(ran.err().contains("write one such as `"), ran.err());
        }
    }
}
