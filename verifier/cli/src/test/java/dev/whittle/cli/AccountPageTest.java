package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.cli.Session.Ran;
import dev.whittle.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of an account, as texts. */
class AccountPageTest extends AccountCase {
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
        assertTrue(
                proved.contains("<h1><span class=\"proved\">Proved</span> 2 policies of account 111122223333</h1>"),
                proved);
        assertTrue(
                proved.contains(
                        "<p>3 actions removed, 1 remain. Verdicts: 2 proved.</p><h2>What to do, in this order</h2><ol>"),
                proved);
        assertTrue(
                proved.contains(
                        "<li><a href=\"#removals\">Replace 1 policy</a>: what is used stays, and nothing new is allowed;"
                                + " those that lose what matters most come first</li>"
                                + "<li><a href=\"#removals\">Detach 1 policy</a> of which nothing is used</li></ol>"),
                proved);
        assertFalse(proved.contains("may stay as"), proved);
        assertFalse(proved.contains("Not proved"), proved);
        assertEquals(
                2,
                run(details(a, role("B", "/", inline("own", SEND.replace("Allow", "allow")), "")))
                        .exit());
        String unproved = session.text("out/index.html");
        assertTrue(
                unproved.contains(
                        "<h1><span class=\"over\">Not all proved</span> of 2 policies of account 111122223333</h1>"),
                unproved);
        assertTrue(
                unproved.contains("<a href=\"#unproved\">Look at 1 policy</a> of which nothing is proved"), unproved);
        assertTrue(unproved.contains("<h2>Not proved</h2><ul><li>" + ACCOUNT + "role/B (inline own): "), unproved);
    }

    /** One key to the account matters more than any number of reads. */
    @Test
    void account_page_ranksRemovalsAndWhatRemainsByWhatTheyCanDo() throws IOException {
        report("role/A", "ListQueues", "GetQueueUrl", "GetQueueAttributes");
        findings.add(finding("role/B", "CreateAccessKey").replace("\"sqs\"", "\"iam\""));
        String reads = QUEUES.replace("[", "[\"sqs:ListQueues\",\"sqs:GetQueueUrl\",\"sqs:GetQueueAttributes\",");
        String keys = QUEUES.replace("[", "[\"iam:CreateAccessKey\",\"iam:Pass*\",");
        Ran ran = run(details(role("A", "/", inline("own", reads), ""), role("B", "/", inline("own", keys), "")));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("remains    7 actions, among them iam:Pass*\n"), ran.err());
        String page = session.text("out/index.html");
        assertTrue(page.contains("4 actions removed, 7 remain, among them iam:Pass*. "), page);
        String first = page.substring(page.indexOf("<h2>Removals that matter most</h2>"));
        assertTrue(
                first.indexOf("role/B (inline own)</code></a>: 1 action, among them iam:CreateAccessKey")
                        < first.indexOf("role/A (inline own)</code></a>: 3 actions"),
                first);
        JsonNode policy =
                new ObjectMapper().readTree(session.text("out/summary.json")).at("/principals/1/policies/0");
        assertEquals(
                "{\"critical\":1,\"high\":0,\"medium\":0,\"low\":0}",
                policy.at("/removedBySeverity").toString());
        assertEquals("[\"iam:CreateAccessKey\"]", policy.at("/gravestRemoved").toString());
        assertEquals("[\"iam:Pass*\"]", policy.at("/gravestRemaining").toString());
        assertEquals(4, policy.at("/remaining").asInt());
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

    @Test
    void account_everyPage_namesItsEvidenceTheRunAndTheCatalog_andLeadsBack() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        findings.set(
                0, findings.get(0).replace("\"id\":\"f\"", "\"id\":\"f-<1>\",\"analyzedAt\":\"2026-09-01T00:00:00Z\""));
        findings.add(finding("role/B", "SendMessage").replace("\"id\":\"f\"", "\"id\":\"f-2\""));
        String details = details(role("A", "/", inline("own", QUEUES), ""), role("B", "/", inline("own", QUEUES), ""));
        assertEquals(0, run(details, "--pages").exit());
        String index = session.text("out/index.html");
        String own = session.text("out/roles/A/inline-own.html");
        String other = session.text("out/roles/B/inline-own.html");
        for (String page : List.of(index, own, other)) {
            assertTrue(page.contains("details.json</th><td><code>SHA-256 " + sha256("details.json")), page);
            assertTrue(page.contains("all.json</th><td><code>SHA-256 " + sha256("findings/all.json")), page);
            assertTrue(page.contains("Catalog of 2026-09-26</th><td><code>"), page);
            assertTrue(page.contains(", SHA-256 6f6863e401f2646e"), page);
            assertTrue(page.contains("Made by</th><td><code>Whittle "), page);
            assertTrue(page.contains("Made on</th><td><time datetime=\"2026-09-27\">2026-09-27</time>"), page);
            assertFalse(page.contains("f-<1>"), page);
        }
        String first = "Finding f-&lt;1&gt;</th><td><code>of 2026-09-01T00:00:00Z</code>";
        String second = "Finding f-2</th><td><code>of no known date</code>";
        assertTrue(index.contains(first) && index.contains(second), index);
        assertTrue(own.contains(first) && !own.contains(second), own);
        assertTrue(other.contains(second) && !other.contains(first), other);
        assertTrue(own.contains("<nav aria-label=\"Back\"><a href=\"../../index.html\">"), own);
        assertTrue(session.has("out/roles/A/../../index.html"));
    }

    /** What loses nothing is one line, whatever their number. */
    @Test
    void account_page_foldsWhoKeepsEverything() throws IOException {
        report("role/A_long_name", "DeleteMessage", "PurgeQueue");
        List<String> roles = new ArrayList<>(List.of(role("A_long_name", "/", inline("own", QUEUES), "")));
        for (int i = 0; i < 25; i++) {
            roles.add(role("K" + i, "/", inline("own", SEND), ""));
        }
        assertEquals(0, run(details(roles.toArray(String[]::new))).exit());
        String page = session.text("out/index.html");
        assertTrue(page.contains("<details><summary>25 roles and users keep everything</summary><ul><li id="), page);
        assertTrue(
                page.contains("<code>role K24</code><span class=\"badge\">no evidence</span>: 1 policy; 1 remain"),
                page);
        assertEquals(2, page.split("<table class=\"policies stack\">", -1).length, page);
        assertTrue(page.contains("<code>role A_<wbr>long_<wbr>name</code>: 2 actions removed"), page);
        assertTrue(page.contains("<details><summary>5 more</summary><ul><li><code>role/"), page);
        assertTrue(page.contains("<p>25 policies may stay as they are.</p>"), page);
    }

    /** Results are of the day on which they were made, whoever makes the same again. */
    @Test
    void account_sameResultsOnALaterDay_stayOfTheirDay() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        String details = details(role("A", "/", inline("own", QUEUES), ""));
        assertEquals(0, run(details, "--pages").exit());
        String file = "out/index.html";
        String index = session.text(file);
        session.file(file, index.replace("2026-09-27", "2026-09-26"));
        session.file(
                "out/roles/A/inline-own.html",
                session.text("out/roles/A/inline-own.html").replace("2026-09-27", "2026-09-26"));
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(folder.resolve(file), longAgo);
        assertEquals(0, run(details, "--pages").exit());
        assertEquals(longAgo, Files.getLastModifiedTime(folder.resolve(file)));
        assertTrue(session.text(file).contains("<time datetime=\"2026-09-26\">"));
        findings.clear();
        report("role/A", "DeleteMessage");
        assertEquals(0, run(details, "--pages").exit());
        assertTrue(session.text(file).contains("<time datetime=\"2026-09-27\">"));
    }

    private String sha256(String file) throws IOException {
        return Sha256.of(Files.readAllBytes(folder.resolve(file)));
    }
}
