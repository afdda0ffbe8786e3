package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CloudTrail's records in the forms that people hold, as options take them. */
class TrailFormsTest {
    private static final String ACCOUNT = "arn:aws:iam::111122223333:";
    private static final String ROLE = ACCOUNT + "role/MyRole";
    private static final String POLICY = "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"sqs:CreateQueue\","
            + " \"sqs:ListQueues\", \"sqs:DeleteQueue\"], \"Resource\": \"*\"}}\n";
    private static final String REFINED = POLICY.replace(", \"sqs:DeleteQueue\"", "");

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String policy = "";
    private String list = "";

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        policy = session.file("policy.json", POLICY);
        list = session.file("list.txt", "sqs:*\n");
    }

    private static String record(String event, String region, boolean isRead) {
        return "{\"eventSource\":\"sqs.amazonaws.com\",\"eventName\":\"" + event + "\",\"awsRegion\":\"" + region
                + "\",\"readOnly\":" + isRead + ",\"userIdentity\":{\"type\":\"Role\",\"arn\":\"" + ROLE + "\"}}";
    }

    private static String bridged(String record) {
        return "{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + record + "}\n";
    }

    private String whole() throws IOException {
        return session.file(
                "events.jsonl",
                bridged(record("CreateQueue", "eu-west-1", false)) + bridged(record("ListQueues", "us-east-2", true)));
    }

    private Ran refine(String... options) {
        List<String> line = new ArrayList<>(List.of("refine", policy));
        line.addAll(Arrays.asList(options));
        return session.run(line.toArray(String[]::new));
    }

    private void isRefused(String reason, String... options) {
        Ran ran = refine(options);
        assertEquals(2, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains(reason), ran.err());
    }

    @Test
    void refine_excerpt_onlyProtects() throws IOException {
        String events = whole();
        isRefused("are an excerpt of a trail", "--unused", events);
        isRefused("are an excerpt of a trail", "--used", events);
        for (String option : List.of("--unused", "--used")) {
            Ran ran = refine("--unused", list, option, events, "--role", ROLE);
            assertEquals(REFINED, ran.out(), ran.err());
            assertTrue(ran.err().contains("EventBridge are an excerpt: they only show what was used"), ran.err());
        }
    }

    @Test
    void refine_wholeTrail_takesAnExcerptAtTheUsersWord() throws IOException {
        String events = whole();
        assertEquals(REFINED, refine("--unused", events, "--whole-trail").out());
        assertEquals(REFINED, refine("--used", events, "--whole-trail").out());
        String writes = session.file("writes.jsonl", bridged(record("CreateQueue", "eu-west-1", false)));
        isRefused("all are writes", "--unused", writes, "--whole-trail");
        String region = session.file("region.jsonl", bridged(record("ListQueues", "eu-west-1", true)));
        isRefused("of the Region eu-west-1", "--unused", region, "--whole-trail");
        Ran forced = refine("--unused", region, "--whole-trail", "--force-partial");
        assertEquals(0, forced.exit(), forced.err());
        assertTrue(forced.err().contains("though all but those of global services are of the Region"), forced.err());
        isRefused("--force-partial goes with --whole-trail", "--unused", region, "--force-partial");
    }

    @Test
    void refine_nextToken_isNeverWholeAndAWarningOfUse() throws IOException {
        String text = "{\"Events\":[{\"CloudTrailEvent\":\""
                + record("CreateQueue", "eu-west-1", false).replace("\"", "\\\"") + "\"}],\"NextToken\":\"t\"}";
        String cut = session.file("cut.json", text);
        isRefused("`NextToken`", "--unused", cut, "--whole-trail", "--force-partial");
        isRefused("are an excerpt of a trail", "--unused", cut);
        Ran used = refine("--unused", list, "--used", cut, "--whole-trail");
        assertEquals(0, used.exit(), used.err());
        assertTrue(used.err().contains("has further pages (`NextToken`)"), used.err());
    }

    @Test
    void refine_folderOfRecords_mayMixForms() throws IOException {
        Path trail = Files.createDirectories(folder.resolve("trail"));
        Files.writeString(trail.resolve("a.json"), "{\"Records\":[" + record("CreateQueue", "us-east-1", false) + "]}");
        Files.writeString(
                trail.resolve("b.csv"),
                "EventName,EventSource,UserIdentity\nListQueues,sqs.amazonaws.com,\"{type=Role, arn=" + ROLE + "}\"\n");
        Ran ran = refine("--unused", session.name("trail"));
        assertEquals(REFINED, ran.out(), ran.err());
    }

    @Test
    void refine_rowWithoutPrincipal_isUseByEverybody() throws IOException {
        String rows = session.file("rows.csv", "eventname,eventsource\nListQueues,sqs.amazonaws.com\n");
        String trail = session.file("trail.json", record("CreateQueue", "us-east-1", false));
        Ran ran = refine("--unused", trail, "--used", rows);
        assertEquals(REFINED, ran.out(), ran.err());
        assertTrue(
                ran.err()
                        .contains("1 record of CloudTrail's whose principal can't be read beyond doubt counts as use by"
                                + " everybody: no userIdentity 1"),
                ran.err());
    }

    /** Each principal used what anybody may have; where nothing but excerpts is reported, nothing is known unused. */
    @Test
    void account_rowWithoutPrincipal_isUseOfEachPrincipal() throws IOException {
        String details = session.file(
                "details.json",
                "{\"UserDetailList\":[],\"GroupDetailList\":[],\"Policies\":[],\"RoleDetailList\":[{\"RoleName\":\"MyRole\","
                        + "\"Arn\":\"" + ROLE + "\",\"Path\":\"/\",\"AttachedManagedPolicies\":[],\"RolePolicyList\":"
                        + "[{\"PolicyName\":\"p\",\"PolicyDocument\":" + POLICY.strip()
                        + "}]}],\"IsTruncated\":false}");
        String rows = session.file("rows.csv", "eventname,eventsource\nListQueues,sqs.amazonaws.com\n");
        String trail = session.file("trail.json", record("CreateQueue", "us-east-1", false));
        Ran ran = session.run("account", details, "--unused", trail, "--unused", rows, "-o", session.name("out"));
        assertEquals(0, ran.exit(), ran.err());
        try (var files = Files.walk(folder.resolve("out"))) {
            List<Path> policies =
                    files.filter(file -> file.toString().endsWith("p.json")).toList();
            assertEquals(1, policies.size(), ran.err());
            String refined = Files.readString(policies.get(0));
            assertTrue(refined.contains("sqs:ListQueues"), refined);
            assertFalse(refined.contains("sqs:DeleteQueue"), refined);
        }
        Ran alone = session.run("account", details, "--unused", rows, "-o", session.name("other"));
        assertEquals(2, alone.exit(), alone.err());
        assertTrue(alone.err().contains("are an excerpt of a trail"), alone.err());
    }
}
