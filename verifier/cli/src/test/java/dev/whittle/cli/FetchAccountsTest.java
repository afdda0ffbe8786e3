package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.loopback.ServedAccount;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which accounts are fetched, and as whom. */
class FetchAccountsTest extends FetchCase {
    private static final String READER = "arn:aws:iam::" + ID + ":role/audit/Reader";
    private static final String OTHERS = "arn:aws:iam::" + OTHER + ":role/Worker";

    private ServedAccount other = account;

    @BeforeEach
    void addOther() {
        other = cloud.account(OTHER);
        worker(other);
        account.addAnalyzer("us-east-1", "all", "ORGANIZATION_UNUSED_ACCESS", Optional.of(60))
                .findings()
                .addAll(List.of(finding("o1", OTHERS, "PurgeQueue"), finding("o2", ROLE, "DeleteMessage")));
    }

    @Test
    void severalAccounts_areOneRunWithAFolderEach() throws IOException {
        Ran ran = fetch("--accounts", ID + "," + OTHER, "--role-arn", READER);
        assertEquals(0, ran.exit(), ran.err());
        Ran judged = account("--pages");
        assertEquals(0, judged.exit(), judged.err());
        assertFalse(session.text("refined/" + OTHER + "/roles/Worker/inline-own.json")
                .contains("PurgeQueue"));
        assertFalse(
                session.text("refined/" + ID + "/roles/Worker/inline-own.json").contains("DeleteMessage"));
        String index = session.text("refined/index.html");
        assertTrue(index.contains("href=\"" + ID + "/index.html\"")
                && index.contains("href=\"" + OTHER + "/index.html\""));
        assertTrue(session.text("refined/summary.json").contains("\"summary\": \"" + OTHER + "/summary.json\""));
        assertEquals(0, account("--pages").exit());
    }

    @Test
    void organization_isAskedForItsAccounts() throws IOException {
        server().switches().pageSize(1);
        Ran ran = fetch("--accounts", "organization", "--role-arn", READER);
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(session.has("fetched/" + OTHER + "/details.json"));
        assertTrue(server().calls().contains("organizations:ListAccounts"));
    }

    /** The organization's analyzer is in the caller's account, which is not wanted itself. */
    @Test
    void roleElsewhere_isReadWithTheOrganizationsFindings() throws IOException {
        Ran ran = fetch("--role-arn", OTHERS.replace("Worker", "Reader"));
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(session.has("fetched/" + ID));
        assertTrue(session.text("fetched/" + OTHER + "/account.json").contains("\"id\": \"o1\""));
        assertFalse(session.text("fetched/" + OTHER + "/account.json").contains("\"id\": \"o2\""));
    }

    @Test
    void anotherAccountThanAskedFor_isRefusedBeforeAnythingIsWritten() {
        Ran ran = fetch("--accounts", OTHER);
        assertEquals(2, ran.exit());
        assertTrue(
                ran.err().contains("the credentials are of account `" + ID + "`, and `" + OTHER + "` was asked for"),
                ran.err());
        assertFalse(session.has("fetched"));
    }

    @Test
    void anotherAccountWithoutRole_isRefused() {
        Ran ran = fetch("--accounts", ID + "," + OTHER);
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("name the role that may read it with --role-arn"), ran.err());
        assertFalse(session.has("fetched"));
    }

    @Test
    void accountThatCannotBeEntered_isNamed_andTheOthersAreFetched() throws IOException {
        Ran ran = fetch("--accounts", ID + ",999999999999," + OTHER, "--role-arn", READER);
        assertEquals(2, ran.exit());
        assertTrue(
                ran.err().contains("lacks      999999999999: details of the whole account: AccessDenied"), ran.err());
        assertTrue(session.has("fetched/" + OTHER + "/details.json"));
        assertEquals(2, account("--allow-incomplete").exit());
    }

    @Test
    void accountsThatAreNone_areRefused() {
        for (String accounts : List.of("organization," + ID, "12", "all")) {
            Ran ran = fetch("--accounts", accounts);
            assertEquals(2, ran.exit());
            assertTrue(ran.err().contains("is no account"), ran.err());
        }
    }

    @Test
    void folderBegunForOthers_isRefused() {
        server().switches().fail("GenerateServiceLastAccessedDetails", "Worker", "AccessDenied");
        fetch();
        Ran ran = fetch("--region", "eu-west-1");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("begun for other accounts, regions, roles or endpoints"), ran.err());
    }
}
