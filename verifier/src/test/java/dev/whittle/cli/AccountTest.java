package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole account, as a user meets it. */
class AccountTest {
    private static final String ACCOUNT = "arn:aws:iam::111122223333:";
    private static final String AWS = "arn:aws:iam::aws:policy/Queues";
    private static final String SEND =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"sqs:SendMessage\"],\"Resource\":\"*\"}}";
    private static final String QUEUES =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"sqs:SendMessage\",\"sqs:DeleteMessage\",\"sqs:PurgeQueue\"],"
                    + "\"Resource\":\"*\"}}";

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void open() {
        session = new Session(folder);
    }

    @Test
    void account_inlinePolicies_areRefinedByTheirOwnersUse() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        report("user/U", "SendMessage", "DeleteMessage", "PurgeQueue");
        String encoded =
                "\"" + URLEncoder.encode(QUEUES, StandardCharsets.UTF_8).replace("+", "%20") + "\"";
        Ran ran = run(details(
                role("A", "/", inline("own", QUEUES) + "," + inline("other", encoded), ""),
                user("U", "", inline("own", QUEUES))));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-own.json"));
        assertEquals(SEND, session.text("out/roles/A/inline-other.json"));
        assertFalse(session.has("out/users/U/inline-own.json"));
        assertTrue(session.text("out/users/U/summary.json").contains("\"recommendedAction\": \"DETACH_POLICY\""));
    }

    @Test
    void account_newWildcards_areNamedAndWithPinThereAreNone() throws IOException {
        report("role/A", "DeleteMessage");
        String details = details(role("A", "/", inline("own", QUEUES.replace("sqs:DeleteMessage", "sqs:*")), ""));
        assertEquals(0, run(details).exit());
        assertTrue(session.text("out/roles/A/inline-own.json").contains("\"sqs:List*\""));
        assertTrue(session.text("out/roles/A/summary.json")
                .replaceAll("\\s+", " ")
                .contains("\"newWildcards\": [ \"sqs:"));
        Ran pinned = run(details, "--pin");
        assertEquals(0, pinned.exit(), pinned.err());
        assertFalse(session.text("out/roles/A/inline-own.json")
                .replace("\"Resource\":\"*\"", "")
                .contains("*"));
        assertTrue(session.text("out/roles/A/summary.json").contains("\"newWildcards\": []"));
        assertEquals(2, run(details, "--pin", "--admit-new", "prefix").exit());
    }

    @Test
    void account_sharedPolicy_losesWhatNoneOfThemUses() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        report("role/B", "SendMessage", "PurgeQueue");
        Ran ran = run(details(
                role("A", "/", "", attached("Queues")),
                role("B", "/", "", attached("Queues")),
                managed(ACCOUNT + "policy/Queues", 2, 0)));
        assertEquals(0, ran.exit(), ran.err());
        String refined = QUEUES.replace(",\"sqs:PurgeQueue\"", "") + "\n";
        assertEquals(refined, session.text("out/roles/A/managed-Queues.json"));
        assertEquals(refined, session.text("out/roles/B/managed-Queues.json"));
        String summary = session.text("out/summary.json").replaceAll("\\s+", " ");
        assertTrue(
                summary.contains("\"keptAliveBy\": [ { \"arn\": \"" + ACCOUNT
                        + "role/A\", \"because\": \"not reported unused\", \"actions\": [ \"sqs:SendMessage\" ] }, { \"arn\": \""
                        + ACCOUNT
                        + "role/B\", \"because\": \"not reported unused\", \"actions\": [ \"sqs:DeleteMessage\" ] } ]"),
                summary);
    }

    /** Nothing is known of the service, so no action of it can be named. */
    @ParameterizedTest
    @CsvSource({"unheard-of, true", "Unheard-Of, true", "unheard, false", "sqs, false"})
    void account_serviceThatNoCatalogKnows_goesWhereAllReportIt(String service, boolean isGone) throws IOException {
        findings.add(wholeFinding("role/A", "unheard-of"));
        findings.add(wholeFinding("role/B", service));
        Ran ran = run(details(
                role("A", "/", "", attached("Queues")),
                role("B", "/", "", attached("Queues")),
                managed(ACCOUNT + "policy/Queues", 2, 0)
                        .replace("\"sqs:DeleteMessage\"", "\"unheard-of:*\",\"kms:Sign\"")));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(isGone, session.has("out/roles/B/managed-Queues.json"));
        if (isGone) {
            assertEquals(
                    QUEUES.replace("sqs:DeleteMessage", "kms:Sign") + "\n",
                    session.text("out/roles/B/managed-Queues.json"));
        }
    }

    private static String wholeFinding(String principal, String service) {
        return finding(principal)
                .replace("\"serviceNamespace\":\"sqs\",\"actions\":[]", "\"serviceNamespace\":\"" + service + "\"");
    }

    /** One names an unknown action and the other a pattern around it; what one of them names only is the other's to keep. */
    @Test
    void account_unknownActionThatOneNamesAndTheOtherCovers_goes() throws IOException {
        report("role/A", "UnheardOf", "Unheard", "SendMessage");
        report("role/B", "unheardo*", "UNHEARDO", "DeleteMessage");
        Ran ran = run(details(
                role("A", "/", "", attached("Queues")),
                role("B", "/", "", attached("Queues")),
                managed(ACCOUNT + "policy/Queues", 2, 0).replace("sqs:PurgeQueue", "sqs:Unheard*")));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(session.text("out/roles/A/managed-Queues.json").contains("\"sqs:Unheard\""));
        assertEquals(List.of("sqs:UnheardOf"), removedOf("out/summary.json"));
    }

    private List<String> removedOf(String summary) throws IOException {
        return texts(new ObjectMapper().readTree(session.text(summary)).at("/sharedPolicies/0/removedActions"));
    }

    /** Letters' case is nothing in an action. */
    @Test
    void account_spellingsOfOneUnknownAction_areTheSame() throws IOException {
        report("role/A", "UnheardOf");
        report("role/B", "UNHEARDOF");
        Ran ran = run(details(
                role("A", "/", "", attached("Queues")),
                role("B", "/", "", attached("Queues")),
                managed(ACCOUNT + "policy/Queues", 2, 0).replace("sqs:PurgeQueue", "sqs:unheardOf")));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(QUEUES.replace(",\"sqs:PurgeQueue\"", "") + "\n", session.text("out/roles/A/managed-Queues.json"));
        assertEquals(List.of("sqs:UNHEARDOF"), removedOf("out/summary.json"));
        assertTrue(session.text("out/summary.json").contains("\"keptAliveBy\": []"));
    }

    @Test
    void account_sharedWithOneOfWhomNothingIsKnown_staysAsItIs() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        report("user/Member", "DeleteMessage", "PurgeQueue");
        for (String other :
                List.of(role("B", "/", "", attached("Queues")), user("Member", "\"g\"", "", attached("Queues")))) {
            Ran ran = run(
                    details(role("A", "/", "", attached("Queues")), other, managed(ACCOUNT + "policy/Queues", 2, 0)));
            assertEquals(0, ran.exit(), ran.err());
            assertFalse(session.has("out/roles/A/managed-Queues.json"));
        }
    }

    @Test
    void account_awsManagedPolicy_getsACopyBesideTheDetachment() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        report("role/B", "SendMessage", "PurgeQueue");
        String attachment = "{\"PolicyName\":\"Queues\",\"PolicyArn\":\"" + AWS + "\"}";
        Ran ran = run(details(role("A", "/", "", attachment), role("B", "/", "", attachment), managed(AWS, 2, 0)));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(SEND + "\n", session.text("out/roles/A/aws-managed-Queues.json"));
        assertEquals(
                QUEUES.replace("\"sqs:SendMessage\",", "").replace(",\"sqs:PurgeQueue\"", "") + "\n",
                session.text("out/roles/B/aws-managed-Queues.json"));
        String summary = session.text("out/roles/A/summary.json").replaceAll("\\s+", " ");
        assertTrue(
                summary.contains("\"steps\": [ { \"recommendedAction\": \"CREATE_POLICY\", \"file\":"
                        + " \"roles/A/aws-managed-Queues.json\" }, { \"recommendedAction\": \"DETACH_POLICY\", \"arn\": \""
                        + AWS + "\" } ]"),
                summary);
    }

    @Test
    void account_whatIsLeftAlone_isNamed() throws IOException {
        Ran ran = run(details(
                role("Linked", "/aws-service-role/x/", inline("own", QUEUES), ""),
                role("Sso", "/aws-reserved/sso.amazonaws.com/", inline("own", QUEUES), ""),
                user("Member", "\"g\"", inline("own", QUEUES)),
                "{\"GroupDetailList\":[{\"GroupName\":\"g\",\"Arn\":\"" + ACCOUNT + "group/g\"}]}",
                managed(ACCOUNT + "policy/Bound", 0, 1),
                managed(ACCOUNT + "policy/Lonely", 0, 0),
                managed(ACCOUNT + "policy/Elsewhere", 3, 0)));
        assertEquals(0, ran.exit(), ran.err());
        List<String> skipped = ran.errLines().stream()
                .filter(line -> line.startsWith("skipped"))
                .map(line -> line.replaceFirst("skipped +" + ACCOUNT, ""))
                .toList();
        assertEquals(
                List.of(
                        "group/g: a group: what its members use is not known together",
                        "role/Sso: a role of Identity Center, which would write its policies anew",
                        "role/Linked: a service-linked role, whose policy only its service changes",
                        "user/Member: a member of a group: part of what is used comes from there",
                        "policy/Bound: a permissions boundary: it grants nothing that could be used",
                        "policy/Elsewhere: attached to 3, of whom the details show 0; the others may use what would go",
                        "policy/Lonely: attached to nobody"),
                skipped.stream()
                        .map(line -> line.replace("role/aws-reserved/sso.amazonaws.com/", "role/")
                                .replace("role/aws-service-role/x/", "role/"))
                        .toList());
        assertEquals(List.of("out/index.html", "out/summary.json"), results());
    }

    @Test
    void account_secondRun_changesNothing() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        String details = details(role("A", "/", inline("own", QUEUES), ""));
        assertEquals(0, run(details).exit());
        FileTime longAgo = FileTime.fromMillis(0);
        Path file = Files.setLastModifiedTime(folder.resolve("out/roles/A/inline-own.json"), longAgo);
        assertEquals(0, run(details).exit());
        assertEquals(longAgo, Files.getLastModifiedTime(file));
        findings.clear();
        assertEquals(0, run(details).exit());
        assertEquals(List.of("out/index.html", "out/roles/A/summary.json", "out/summary.json"), results());
        assertEquals(List.of("details.json", "findings", "out"), names(folder));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void account_folderThatIsReplaced_keepsWhoMayReadIt() throws IOException {
        String details = details(role("A", "/", inline("own", QUEUES), ""));
        assertEquals(0, run(details).exit());
        Path out = Files.setPosixFilePermissions(folder.resolve("out"), PosixFilePermissions.fromString("rwx------"));
        report("role/A", "DeleteMessage", "PurgeQueue");
        assertEquals(0, run(details).exit());
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-own.json"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(out)));
    }

    @Test
    void account_leftoversOfAKilledRun_areGoneAfterTheNext() throws IOException {
        Files.createDirectories(folder.resolve(".out.whittle-part/roles/X"));
        Files.createDirectories(folder.resolve(".out.whittle-old/roles/X"));
        assertEquals(0, run(details(role("A", "/", inline("own", QUEUES), ""))).exit());
        assertEquals(List.of("details.json", "findings", "out"), names(folder));
    }

    @Test
    void account_anotherRunWritesThere_isRefusedAndNothingChanges() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        assertEquals(0, run(details(role("A", "/", inline("own", QUEUES), ""))).exit());
        List<String> before = results();
        String summary = session.text("out/summary.json");
        String details = details(role("B", "/", inline("own", QUEUES), ""));
        FolderLock other = FolderLock.of("out", folder.resolve("out"));
        Ran ran = run(details);
        other.release();
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("another run is writing its results here; wait for it"), ran.err());
        assertEquals(before, results());
        assertEquals(summary, session.text("out/summary.json"));
        assertEquals(0, run(details).exit());
        assertEquals(List.of("details.json", "findings", "out"), names(folder));
    }

    /** Between the two moves nothing stands in the folder's place; what stood there is not lost. */
    @Test
    void account_killedBetweenTheMoves_hasItsOldResultsBack() throws IOException {
        assertEquals(0, run(details(role("A", "/", inline("own", QUEUES), ""))).exit());
        List<String> before = results();
        Files.move(folder.resolve("out"), folder.resolve(".out.whittle-old"));
        assertEquals(2, run("no details").exit());
        assertEquals(before, results());
        assertEquals(List.of("details.json", "findings", "out"), names(folder));
    }

    @Test
    void account_folderOfSomethingElse_isRefusedAndKept() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        session.file("out/notes.txt", "mine");
        Ran ran = run(details(role("A", "/", inline("own", QUEUES), "")));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the folder holds `notes.txt`, which is none of its results"), ran.err());
        assertEquals("mine", session.text("out/notes.txt"));
    }

    @Test
    void account_policyThatIsRefused_isAnErrorOfItsOwn() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        Ran ran = run(details(
                role("A", "/", inline("bad", QUEUES.replace("Allow", "allow")) + "," + inline("own", QUEUES), "")));
        assertEquals(2, ran.exit());
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-own.json"));
        assertTrue(session.text("out/summary.json").contains("effect `allow` does not exist"));
        assertTrue(
                ran.errLines().stream()
                        .anyMatch(line -> line.startsWith("unproved   " + ACCOUNT + "role/A (inline bad): ")
                                && line.contains("effect `allow` does not exist")),
                ran.err());
    }

    @Test
    void account_foreignSummary_isRefusedAndKept() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        session.file("out/summary.json", "{\"total\": {\"lines\": 100}}");
        Ran ran = run(details(role("A", "/", inline("own", QUEUES), "")));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the folder's summary.json is none of its results"), ran.err());
        assertEquals("{\"total\": {\"lines\": 100}}", session.text("out/summary.json"));
    }

    @Test
    void account_linkToNothing_isRefusedAndKept() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("out"), folder.resolve("nowhere"));
        Ran ran = run(details(role("A", "/", inline("own", QUEUES), "")));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the output is a link to nothing"), ran.err());
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void account_detailsThatGoOn_areRefused() throws IOException {
        String page = details(role("A", "/", inline("own", QUEUES), ""));
        Ran ran = run(page + "{\"RoleDetailList\":[],\"IsTruncated\":true,\"Marker\":\"m\"}");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("/IsTruncated: the answer goes on"), ran.err());
        assertFalse(session.has("out"));
        assertEquals(
                0,
                run("{\"RoleDetailList\":[],\"IsTruncated\":true,\"Marker\":\"m\"}" + page)
                        .exit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../A", "..", "."})
    void account_namesThatLeadElsewhere_areRefused(String name) throws IOException {
        Ran ran = run(details(role(name, "/", inline("a/b", QUEUES), "")));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("`" + name + "` is no name"), ran.err());
        assertFalse(session.has("out"));
    }

    /** Two would be one file. */
    @Test
    void account_namesThatStandTwice_areRefused() throws IOException {
        Ran inline = run(details(role("A", "/", inline("own", QUEUES) + "," + inline("own", SEND), "")));
        assertEquals(2, inline.exit());
        assertTrue(inline.err().contains("`role/A/own` stands here a second time"), inline.err());
        Ran roles = run(details(role("A", "/", "", ""), role("A", "/team/", "", "")));
        assertTrue(roles.err().contains("`role/A` stands here a second time"), roles.err());
        Ran policies = run(details(managed(ACCOUNT + "policy/Queues", 0, 0), managed(ACCOUNT + "policy/Queues", 0, 0)));
        assertTrue(policies.err().contains("`" + ACCOUNT + "policy/Queues` stands here a second time"), policies.err());
        assertFalse(session.has("out"));
    }

    @Test
    void account_evidenceOfNobody_isRefused() throws IOException {
        String details = session.file("details.json", details(role("A", "/", inline("own", QUEUES), "")));
        Ran ran = session.run(
                "account", details, "--unused", session.file("list.txt", "sqs:*\n"), "-o", session.name("out"));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("this evidence names no principal"), ran.err());
    }

    @Test
    void account_page_isSelfContainedAndEscapesWhatItShows() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        Ran ran = run(details(
                role("A", "/", inline("own", QUEUES), attached("Gone"))
                        .replace("policy/Gone", "policy/<script>alert(1)"),
                role("B", "/", inline("own", QUEUES), "")));
        assertEquals(0, ran.exit(), ran.err());
        String page = session.text("out/index.html");
        assertTrue(page.startsWith("<!DOCTYPE html>"), page);
        assertTrue(page.contains("default-src &#x27;none&#x27;; style-src &#x27;sha256-"), page);
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("policy/&lt;script&gt;alert(1)"), page);
        assertFalse(page.contains("http://") || page.contains("https://"), page);
        assertTrue(page.contains("<a href=\"roles/A/inline-own.json\">inline-own.json</a>"), page);
    }

    @Test
    void account_page_beginsWithTheVerdictAndWhatIsToBeDone() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        report("role/B", "SendMessage");
        String a = role("A", "/", inline("own", QUEUES), "");
        assertEquals(0, run(details(a, role("B", "/", inline("own", SEND), ""))).exit());
        String proved = session.text("out/index.html");
        assertTrue(proved.contains("<h1><span class=\"proved\">Proved</span> 2 policies</h1>"), proved);
        assertTrue(
                proved.contains(
                        "3 actions removed: 1 policy to replace, 1 to detach, 0 that may stay. Verdicts: 2 proved."),
                proved);
        assertFalse(proved.contains("Not proved"), proved);
        assertEquals(
                2,
                run(details(a, role("B", "/", inline("own", SEND.replace("Allow", "allow")), "")))
                        .exit());
        String unproved = session.text("out/index.html");
        assertTrue(unproved.contains("<h1><span class=\"over\">Not all proved</span> of 2 policies</h1>"), unproved);
        assertTrue(unproved.contains("<h2>Not proved</h2><ul><li>" + ACCOUNT + "role/B (inline own): "), unproved);
    }

    @Test
    void account_pages_areThereForWhatChangesAndLinkedTo() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        report("role/B", "GetQueueUrl");
        String details = details(role("A", "/", inline("own", QUEUES), ""), role("B", "/", inline("same", QUEUES), ""));
        assertEquals(0, run(details, "--pages").exit());
        assertEquals(
                List.of(
                        "out/index.html",
                        "out/roles/A/inline-own.html",
                        "out/roles/A/inline-own.json",
                        "out/roles/A/summary.json",
                        "out/roles/B/summary.json",
                        "out/summary.json"),
                results());
        String page = session.text("out/roles/A/inline-own.html");
        assertTrue(page.contains(ACCOUNT + "role/A (inline own)"), page);
        assertTrue(page.contains("details.json</th><td><code>SHA-256 "), page);
        assertTrue(page.contains("of 10,240 that a role policy may have"), page);
        assertTrue(session.text("out/index.html").contains("href=\"roles/A/inline-own.html\""));
        assertEquals(0, run(details).exit());
        assertFalse(session.has("out/roles/A/inline-own.html"));
    }

    /** CloudTrail's management events show no use of objects. */
    @Test
    void account_whatNothingCouldHaveSeenTheUseOf_isNamed() throws IOException {
        String objects = QUEUES.replaceFirst("\"Action\":[^]]*]", "\"Action\":[\"s3:GetBucketAcl\",\"s3:GetObject\"]");
        String shared = managed(ACCOUNT + "policy/Objects", 2, 0).replace(QUEUES, objects);
        Ran ran = runWithTrail(
                details(
                        role("A", "/", inline("own", objects), attached("Objects")),
                        role("B", "/", "", attached("Objects")),
                        shared),
                "A",
                "B");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("kept       2 actions whose use no evidence could have shown"), ran.err());
        String summary = session.text("out/roles/B/summary.json").replaceAll("\\s", "");
        assertTrue(summary.contains("\"unobserved\":[\"s3:GetObject\"]"), summary);
        assertTrue(session.text("out/roles/A/inline-own.json").contains("s3:GetObject"));
        assertFalse(session.text("out/roles/A/inline-own.json").contains("s3:GetBucketAcl"));
    }

    /** A's records show neither the use of buckets' lists nor could they have shown that of objects; B and C have findings. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GetBucketAcl GetObject | GetBucketAcl GetObject | [s3:GetObject] | {}
            GetObject              | GetObject              | [s3:GetObject] | {B=[s3:GetBucketAcl], C=[s3:GetBucketAcl]}
            GetBucketAcl           | GetObject              | []             | {B=[s3:GetObject], C=[s3:GetBucketAcl]}
            GetBucketAcl           | GetBucketAcl           | []             | {}
            no evidence            | GetObject              | []             | {B=[s3:GetBucketAcl, s3:GetObject], C=[s3:GetBucketAcl]}
            """)
    void account_unobservedOfShared_isWhatNobodyKeeps(String b, String c, String unobserved, String keptAlive)
            throws IOException {
        Map.of("B", b, "C", c).forEach((role, unused) -> {
            if (!unused.equals("no evidence")) {
                findings.add(finding("role/" + role, unused.split(" ")).replace("\"sqs\"", "\"s3\""));
            }
        });
        String objects = managed(ACCOUNT + "policy/Objects", 3, 0)
                .replace("sqs:SendMessage\",\"sqs:DeleteMessage", "s3:GetBucketAcl\",\"s3:GetObject");
        Ran ran = session.run(
                "account",
                session.file(
                        "details.json",
                        details(
                                role("A", "/", "", attached("Objects")),
                                role("B", "/", "", attached("Objects")),
                                role("C", "/", "", attached("Objects")),
                                objects.replace("sqs:PurgeQueue", "sqs:GetQueueUrl"))),
                "--unused",
                trail("A"),
                "--unused",
                session.file("findings.json", String.join("\n", findings)),
                "-o",
                session.name("out"));
        assertEquals(0, ran.exit(), ran.err());
        JsonNode shared =
                new ObjectMapper().readTree(session.text("out/summary.json")).at("/sharedPolicies/0");
        assertEquals(unobserved, texts(shared.get("unobserved")).toString());
        TreeMap<String, List<String>> kept = new TreeMap<>();
        for (JsonNode each : shared.get("keptAliveBy")) {
            kept.put(each.get("arn").asText().replace(ACCOUNT + "role/", ""), texts(each.get("actions")));
        }
        assertEquals(keptAlive, kept.toString());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private Ran runWithTrail(String details, String... roles) throws IOException {
        return session.run(
                "account", session.file("details.json", details), "--unused", trail(roles), "-o", session.name("out"));
    }

    private String trail(String... roles) throws IOException {
        return session.file(
                "trail.json",
                Arrays.stream(roles)
                        .map(role ->
                                "{\"eventSource\":\"sqs.amazonaws.com\",\"eventName\":\"GetQueueUrl\",\"userIdentity\":"
                                        + "{\"type\":\"Role\",\"arn\":\"" + ACCOUNT + "role/" + role + "\"}}")
                        .collect(Collectors.joining(",", "{\"Records\":[", "]}")));
    }

    @Test
    void account_findingThatDoesNotCount_isSaid() throws IOException {
        findings.add(finding("role/A", "PurgeQueue").replace("ACTIVE", "ARCHIVED"));
        report("role/B", "PurgeQueue");
        Ran ran = run(details(role("A", "/", inline("own", QUEUES), ""), role("B", "/", "", "")));
        assertTrue(ran.err().contains("note       finding `f` left aside: its type is"), ran.err());
        assertTrue(session.text("out/summary.json").contains("finding `f` left aside"));
        assertTrue(session.text("out/index.html").contains("finding `f` left aside"));
    }

    private Ran run(String details, String... more) throws IOException {
        Files.createDirectories(folder.resolve("findings"));
        String all = findings.isEmpty() ? finding("role/Nobody", "GetQueueUrl") : String.join("\n", findings);
        session.file("findings/all.json", all);
        List<String> line = new ArrayList<>(List.of(
                "account",
                session.file("details.json", details),
                "--unused",
                session.name("findings"),
                "-o",
                session.name("out")));
        line.addAll(List.of(more));
        return session.run(line.toArray(String[]::new));
    }

    private void report(String principal, String... unused) {
        findings.add(finding(principal, unused));
    }

    private static String finding(String principal, String... unused) {
        return "{\"id\":\"f\",\"resource\":\"" + ACCOUNT + principal
                + "\",\"status\":\"ACTIVE\",\"findingType\":\"UnusedPermission\",\"findingDetails\":[{\"unusedPermissionDetails\":"
                + "{\"serviceNamespace\":\"sqs\",\"actions\":["
                + Arrays.stream(unused)
                        .map(action -> "{\"action\":\"" + action + "\"}")
                        .collect(Collectors.joining(","))
                + "]}}]}";
    }

    private List<String> results() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    /** One page for each part. */
    private static String details(String... pages) {
        return String.join("\n", pages);
    }

    private static String role(String name, String path, String inline, String attached) {
        return "{\"RoleDetailList\":[{\"RoleName\":\"" + name + "\",\"Path\":\"" + path + "\",\"Arn\":\"" + ACCOUNT
                + "role"
                + path + name + "\",\"RolePolicyList\":[" + inline + "],\"AttachedManagedPolicies\":[" + attached
                + "]}]}";
    }

    private static String user(String name, String groups, String inline) {
        return user(name, groups, inline, "");
    }

    private static String user(String name, String groups, String inline, String attached) {
        return "{\"UserDetailList\":[{\"UserName\":\"" + name + "\",\"Path\":\"/\",\"Arn\":\"" + ACCOUNT + "user/"
                + name
                + "\",\"GroupList\":[" + groups + "],\"UserPolicyList\":[" + inline + "],\"AttachedManagedPolicies\":["
                + attached + "]}]}";
    }

    private static String inline(String name, String document) {
        return "{\"PolicyName\":\"" + name + "\",\"PolicyDocument\":" + document + "}";
    }

    private static String attached(String name) {
        return "{\"PolicyName\":\"" + name + "\",\"PolicyArn\":\"" + ACCOUNT + "policy/" + name + "\"}";
    }

    private static String managed(String arn, int attachments, int boundaries) {
        return "{\"Policies\":[{\"PolicyName\":\"" + arn.substring(arn.indexOf('/') + 1) + "\",\"Arn\":\"" + arn
                + "\",\"AttachmentCount\":" + attachments + ",\"PermissionsBoundaryUsageCount\":" + boundaries
                + ",\"PolicyVersionList\":[{\"VersionId\":\"v1\",\"IsDefaultVersion\":false,\"Document\":{}},"
                + "{\"VersionId\":\"v2\",\"IsDefaultVersion\":true,\"Document\":" + QUEUES + "}]}]}";
    }
}
