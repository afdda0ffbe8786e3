package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code whittle fetch} does where AWS does not answer, and what {@code whittle account} makes of that. */
class FetchFailuresTest extends FetchCase {
    private static final String RECENT = "2026-11-09T00:00:00Z";

    @BeforeEach
    void find() {
        analyzer.findings().add(finding("f1", ROLE, "PurgeQueue"));
        account.used().put(ROLE, used(Map.of(), RECENT));
    }

    @Test
    void throttled_isAskedAgain() {
        for (String operation : List.of(
                "GetAccountAuthorizationDetails",
                "GetServiceLastAccessedDetails",
                "ListFindingsV2",
                "GetPolicyVersion")) {
            server().switches().throttle(operation, 2);
        }
        Ran ran = fetch();
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(
                3,
                server().calls().stream()
                        .filter("iam:GetAccountAuthorizationDetails"::equals)
                        .count());
    }

    /** A page of details that lacks leaves nothing to judge, whatever the user allows. */
    @Test
    void pageOfDetailsThatFails_isNamedAndNeverTaken() {
        server().switches().pageSize(1);
        server().switches().fail("GetAccountAuthorizationDetails", "token-2", "AccessDenied");
        Ran ran = fetch();
        assertEquals(2, ran.exit());
        assertTrue(
                ran.err().contains("lacks      " + ID + ": details of " + ID + ": page 3: AccessDenied: told to fail"),
                ran.err());
        Ran taken = account("--allow-incomplete");
        assertEquals(2, taken.exit());
        assertTrue(taken.err().contains("the details of account " + ID + " are not whole"), taken.err());
        assertFalse(session.has("refined"));
    }

    @Test
    void reportThatFails_isNamed_andItsPrincipalKeepsEverything() throws IOException {
        server().switches().fail("GenerateServiceLastAccessedDetails", "Worker", "AccessDenied");
        Ran ran = fetch();
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("lacks      " + ID + ": report of " + ROLE + ": AccessDenied"), ran.err());
        Ran refused = account();
        assertEquals(2, refused.exit());
        assertTrue(
                refused.err().contains("what was fetched is not complete: " + ID + ": report of " + ROLE),
                refused.err());
        Ran taken = account("--allow-incomplete");
        assertEquals(0, taken.exit(), taken.err());
        assertFalse(session.has("refined/roles/Worker/inline-own.json"));
        assertTrue(session.text("refined/index.html")
                .contains("no report could be fetched, so it is taken to use everything"));
        assertTrue(session.text("refined/summary.json").contains("\"hasEvidence\": false"));
    }

    @Test
    void findingThatFails_isNamed() {
        server().switches().fail("GetFindingV2", "f1", "InternalServerException");
        Ran ran = fetch();
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("finding of f1 on " + ROLE + ": InternalServerException"), ran.err());
    }

    @Test
    void regionThatFails_isNamed() {
        server().switches().fail("ListAnalyzers", "", "AccessDeniedException");
        Ran ran = fetch("--region", "us-east-1,eu-west-1");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("analyzers of the region eu-west-1: AccessDeniedException"), ran.err());
    }

    /** What is there is not asked for again, and the rest comes. */
    @Test
    void sameCommandAgain_fetchesWhatLacks() throws IOException {
        server().switches().fail("GenerateServiceLastAccessedDetails", "Worker", "AccessDenied");
        fetch();
        byte[] details = Files.readAllBytes(folder.resolve("fetched/" + ID + "/details.json"));
        int before = server().calls().size();
        server().switches().mend();
        Ran ran = fetch();
        assertEquals(0, ran.exit(), ran.err());
        List<String> again = server().calls().subList(before, server().calls().size());
        assertFalse(again.contains("iam:GetAccountAuthorizationDetails"), again.toString());
        assertFalse(again.contains("access-analyzer:GetFindingV2"), again.toString());
        assertFalse(again.contains("iam:GetPolicyVersion"), again.toString());
        assertTrue(again.contains("iam:GenerateServiceLastAccessedDetails"), again.toString());
        assertEquals(new String(details, StandardCharsets.UTF_8), session.text("fetched/" + ID + "/details.json"));
        assertEquals(0, account().exit());
    }

    @Test
    void completeFolder_isNotFetchedIntoAgain() {
        fetch();
        Ran ran = fetch();
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("is complete; name a new folder"), ran.err());
    }

    @Test
    void folderOfSomethingElse_isRefused() throws IOException {
        Files.createDirectory(folder.resolve("fetched"));
        session.file("fetched/mine.txt", "mine");
        Ran ran = fetch();
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("nothing that was fetched; name a new one"), ran.err());
        assertEquals("mine", session.text("fetched/mine.txt"));
    }

    @Test
    void fileThatWasChanged_isRefused() throws IOException {
        fetch();
        session.file("fetched/" + ID + "/details.json", session.text("fetched/" + ID + "/details.json") + " ");
        Ran ran = account();
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("is not as it was fetched"), ran.err());
    }

    /** Who is gone in the meantime is no failure, and keeps what it had. */
    @Test
    void principalThatIsGone_isSaid() {
        server().switches().fail("GenerateServiceLastAccessedDetails", "Worker", "NoSuchEntity");
        Ran ran = fetch();
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("gone       " + ROLE), ran.err());
        Ran judged = account();
        assertEquals(0, judged.exit(), judged.err());
        assertFalse(session.has("refined/roles/Worker/inline-own.json"));
    }

    @Test
    void analyzersNone_isSaidAndNoFailure() {
        account.analyzers().clear();
        account.used()
                .put(ROLE, used(Map.of("PurgeQueue", Optional.empty(), "SendMessage", Optional.of(RECENT)), RECENT));
        Ran ran = fetch();
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("no analyzer of unused access is in us-east-1"), ran.err());
        assertEquals(0, account().exit());
    }
}
