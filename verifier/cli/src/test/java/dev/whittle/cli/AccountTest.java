package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole account, as a user meets it. */
class AccountTest extends AccountCase {
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
                        + " \"roles/A/aws-managed-Queues.json\", \"words\": \"create a policy of it and attach that to the role A\" },"
                        + " { \"recommendedAction\": \"DETACH_POLICY\", \"arn\": \"" + AWS
                        + "\", \"words\": \"detach " + AWS + " from the role A\" } ]"),
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
                        "policy/Elsewhere: attached to 3, but the details show only 0 of them; the others may use what would go",
                        "policy/Lonely: attached to nobody"),
                skipped.stream()
                        .map(line -> line.replace("role/aws-reserved/sso.amazonaws.com/", "role/")
                                .replace("role/aws-service-role/x/", "role/"))
                        .toList());
        assertEquals(List.of("out/index.html", "out/summary.json"), results());
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
    void account_findingThatDoesNotCount_isSaid() throws IOException {
        findings.add(finding("role/A", "PurgeQueue").replace("ACTIVE", "ARCHIVED"));
        report("role/B", "PurgeQueue");
        Ran ran = run(details(role("A", "/", inline("own", QUEUES), ""), role("B", "/", "", "")));
        assertTrue(ran.err().contains("note       finding `f` skipped: its type is"), ran.err());
        assertTrue(session.text("out/summary.json").contains("finding `f` skipped"));
        assertTrue(session.text("out/index.html").contains("finding `f` skipped"));
    }
}
