package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Evidence that names nobody, over an account: whose it is stands in its file's name, or in a file of its own. */
class AccountReportsTest extends AccountCase {
    private static final String NEVER = "{\"ActionName\":\"DeleteMessage\"},{\"ActionName\":\"PurgeQueue\"}";
    private static final String PURGE_LONG_AGO =
            "{\"ActionName\":\"DeleteMessage\"},{\"ActionName\":\"PurgeQueue\",\"LastAccessedTime\":\"2026-01-01T00:00:00Z\"}";

    private static String report(String actions) {
        return "{\"JobStatus\":\"COMPLETED\",\"JobType\":\"ACTION_LEVEL\",\"JobCompletionDate\":\"2026-06-01T00:00:00Z\","
                + "\"ServicesLastAccessed\":[{\"ServiceNamespace\":\"sqs\",\"LastAuthenticated\":\"2026-05-01T00:00:00Z\","
                + "\"TrackedActionsLastAccessed\":[" + actions + "]}]}";
    }

    private static String named(String principal) {
        return URLEncoder.encode(ACCOUNT + principal, StandardCharsets.UTF_8) + ".json";
    }

    private Ran account(String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "account",
                session.file(
                        "details.json",
                        details(
                                role("A", "/", inline("own", QUEUES), ""),
                                role("B", "/team/", inline("own", QUEUES), ""))),
                "-o",
                session.name("out")));
        line.addAll(List.of(options));
        return session.run(line.toArray(String[]::new));
    }

    private String reports(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("reports"));
        return session.file("reports/" + name, text);
    }

    @Test
    void account_reportsNamedByTheirPrincipal_refine() throws IOException {
        String file = reports(named("role/A"), report(NEVER));
        try (OutputStream out = new GZIPOutputStream(
                Files.newOutputStream(folder.resolve("reports/" + named("role/team/B") + ".gz")))) {
            out.write(report(NEVER).getBytes(StandardCharsets.UTF_8));
        }
        Ran ran = account("--unused", session.name("reports"));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-own.json"));
        assertEquals(SEND + "\n", session.text("out/roles/B/inline-own.json"));
        Ran alone = account("--unused", file);
        assertEquals(0, alone.exit(), alone.err());
        assertTrue(alone.err().contains("role/team/B: no evidence"), alone.err());
    }

    @Test
    void account_reportsListed_refine() throws IOException {
        reports("a.json", report(NEVER));
        reports(named("role/team/B"), report(NEVER));
        String index = reports(
                "index.json",
                "{\"" + ACCOUNT + "role/A\":\"a.json\",\"" + ACCOUNT + "role/team/B\":\"../reports/"
                        + named("role/team/B") + "\"}");
        Ran ran = account("--reports", index);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-own.json"));
        assertEquals(SEND + "\n", session.text("out/roles/B/inline-own.json"));
        Files.delete(folder.resolve("reports/" + named("role/team/B")));
        assertEquals(2, account("--reports", index).exit());
    }

    /** The list says whose the files in a folder are, too. */
    @Test
    void account_folderWhoseFilesAreListed_isReadByTheList() throws IOException {
        reports("a.json", report(NEVER));
        String index = session.file("index.json", "{\"" + ACCOUNT + "role/A\":\"reports/./a.json\"}");
        Ran ran = account("--unused", session.name("reports"), "--reports", index);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-own.json"));
    }

    @Test
    void account_reportBesideAFindingAndATrail_useBeatsTheFinding() throws IOException {
        reports("finding.json", finding("role/A", "SendMessage", "DeleteMessage", "PurgeQueue"));
        String used = "{\"ActionName\":\"SendMessage\",\"LastAccessedTime\":\"2026-05-01T00:00:00Z\"}";
        String name = named("role/A");
        reports(name, report(used));
        Ran both = account("--unused", session.name("reports"));
        assertEquals(0, both.exit(), both.err());
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-own.json"));
        reports(
                "trail.json",
                "{\"Records\":[{\"eventSource\":\"sqs.amazonaws.com\",\"eventName\":\"PurgeQueue\",\"userIdentity\":"
                        + "{\"sessionContext\":{\"sessionIssuer\":{\"arn\":\"" + ACCOUNT + "role/A\"}}}}]}");
        assertEquals(0, account("--unused", session.name("reports")).exit());
        assertEquals(QUEUES.replace("\"sqs:DeleteMessage\",", "") + "\n", session.text("out/roles/A/inline-own.json"));
        Files.delete(folder.resolve("reports/trail.json"));
        Files.move(folder.resolve("reports/" + name), folder.resolve(name));
        Ran beside = account("--unused", session.name("reports"), "--used", session.name(name));
        assertEquals(0, beside.exit(), beside.err());
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-own.json"));
    }

    @Test
    void account_unusedForAndAsOf_hold() throws IOException {
        String index = session.file("index.json", "{\"" + ACCOUNT + "role/A\":\"a.json\"}");
        session.file("a.json", report(PURGE_LONG_AGO));
        assertEquals(0, account("--reports", index).exit());
        assertTrue(session.text("out/roles/A/inline-own.json").contains("sqs:PurgeQueue"));
        assertEquals(0, account("--reports", index, "--unused-for", "90d").exit());
        assertFalse(session.text("out/roles/A/inline-own.json").contains("sqs:PurgeQueue"));
        Ran later = account("--reports", index, "--unused-for", "90d", "--as-of", "2026-06-11");
        assertTrue(later.err().contains("what was used in the 10 days after that is not in it"), later.err());
        assertEquals(
                2,
                account("--reports", index, "--unused-for", "90d", "--as-of", "2027-06-01")
                        .exit());
        assertEquals(2, account("--reports", index, "--min-observed", "401d").exit());
    }

    @Test
    void account_reportOfSomebodyElse_isRefusedByName() throws IOException {
        String tail = ", which is not in the account; bring all pages of the details, or leave the report out\n";
        String file = reports(named("role/Other"), report(NEVER));
        Ran byName = account("--unused", file);
        assertEquals(2, byName.exit());
        assertEquals(
                session.name("details.json") + ": `" + file + "` reports on `" + ACCOUNT + "role/Other`" + tail,
                byName.err());
        // The path belongs to the ARN.
        assertEquals(
                2, account("--unused", reports(named("role/B"), report(NEVER))).exit());
        session.file("a.json", report(NEVER));
        Ran listed = account("--reports", session.file("index.json", "{\"" + ACCOUNT + "role/Other\":\"a.json\"}"));
        assertEquals(2, listed.exit());
        assertTrue(
                listed.err().contains("reports on `" + ACCOUNT + "role/Other`, which is not in the account"),
                listed.err());
        assertFalse(session.has("out"));
    }

    @Test
    void account_reportOfNobody_isRefusedWithBothWays() throws IOException {
        for (String name : List.of("report.json", "arn%3Aaws%3A.json.txt", "arn%3Aaws%3.json")) {
            String file = session.file(name, report(NEVER));
            Ran ran = account("--unused", file);
            assertEquals(2, ran.exit());
            assertTrue(ran.err().startsWith(file + ": this evidence names no principal"), ran.err());
            assertTrue(ran.err().contains("`arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FMyRole.json`"), ran.err());
            assertTrue(ran.err().contains("--reports FILE"), ran.err());
        }
    }

    @Test
    void account_fileThatIsSaidToBeOfTwo_isRefused() throws IOException {
        String file = reports(named("role/A"), finding("role/team/B", "PurgeQueue"));
        Ran other = account("--unused", file);
        assertEquals(2, other.exit());
        assertEquals(
                file + ": this is said to report of `" + ACCOUNT + "role/A`, and it reports of " + ACCOUNT
                        + "role/team/B\n",
                other.err());
        reports(named("role/A"), report(NEVER));
        Ran twice = account(
                "--reports",
                session.file("index.json", "{\"" + ACCOUNT + "role/team/B\":\"reports/" + named("role/A") + "\"}"));
        assertEquals(2, twice.exit());
        assertTrue(twice.err().contains("by its name it reports of `" + ACCOUNT + "role/A`, and by `"), twice.err());
    }

    @Test
    void account_listOfReportsThatIsNone_isRefusedWithAllThatIsWrong() throws IOException {
        assertEquals(
                List.of(
                        "2:1: /A: `A` is no ARN; write one such as `arn:aws:iam::111122223333:role/MyRole`",
                        "3:13: /arn:aws:2: write the name of the principal's file, relative to this one's folder",
                        "4:13: /arn:aws:3: write the name of the principal's file, relative to this one's folder",
                        "5:13: /arn:aws:4: this file is `A`'s already; a report is of one principal"),
                listProblems(
                        "{\n\"A\":\"a.json\",\n\"arn:aws:2\":7,\n\"arn:aws:3\":\"-\",\n\"arn:aws:4\":\"./a.json\"}"));
        String shape = "1:1: write an object of ARN to file, such as {\"arn:aws:iam::111122223333:role/MyRole\":"
                + " \"MyRole.json\"}";
        assertEquals(List.of(shape), listProblems("[]"));
        assertEquals(List.of(shape), listProblems("{}"));
    }

    private List<String> listProblems(String text) throws IOException {
        String index = session.file("index.json", text);
        Ran ran = account("--reports", index);
        assertEquals(2, ran.exit());
        return ran.errLines().stream()
                .map(line -> line.substring(index.length() + 1))
                .toList();
    }

    @Test
    void account_generatedPolicy_protectsItsPrincipal() throws IOException {
        String policy = SEND.replace("\"", "\\\"");
        String generated = session.file(
                "generated.json",
                "{\"jobDetails\":{\"status\":\"SUCCEEDED\"},\"generatedPolicyResult\":{\"properties\":{\"principalArn\":\""
                        + ACCOUNT + "role/A\"},\"generatedPolicies\":[{\"policy\":\"" + policy + "\"}]}}");
        String finding = session.file("finding.json", finding("role/A", "SendMessage", "DeleteMessage", "PurgeQueue"));
        Ran ran = account("--unused", finding, "--used", generated);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-own.json"));
    }

    /** In refine a report is about whomever the user means. */
    @Test
    void refine_fileNamedByAnArn_meansNothing() throws IOException {
        Ran ran = session.run(
                "refine", session.file("policy.json", QUEUES), "--unused", reports(named("role/Other"), report(NEVER)));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(SEND, ran.out());
    }
}
