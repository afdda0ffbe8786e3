package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roles, keys and passwords that nobody uses: what to do first, and no evidence about any policy. */
class AccountIdleTest extends AccountCase {
    private static final String SHARED = "arn:aws:iam::111122223333:policy/Queues";

    private static String idle(String id, String type, String principal, String details) {
        return "{\"id\":\"" + id + "\",\"resource\":\"" + ACCOUNT + principal
                + "\",\"status\":\"ACTIVE\",\"findingType\":\"" + type + "\",\"findingDetails\":[" + details + "]}";
    }

    private void reportIdle() {
        findings.add(idle("p1", "UnusedIAMUserPassword", "user/U", "{\"unusedIamUserPasswordDetails\":{}}"));
        findings.add(
                idle(
                        "k1",
                        "UnusedIAMUserAccessKey",
                        "user/U",
                        "{\"unusedIamUserAccessKeyDetails\":{\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"lastAccessed\":\"2025-01-02T03:04:05Z\"}}"));
        findings.add(idle(
                "r1",
                "UnusedIAMRole",
                "role/Idle",
                "{\"unusedIamRoleDetails\":{\"lastAccessed\":\"2024-05-06T00:00:00Z\"}}"));
    }

    @Test
    void account_whatNobodyUses_isSaidFirst() throws IOException {
        reportIdle();
        report("role/A", "DeleteMessage", "PurgeQueue");
        Ran ran = run(details(
                role("A", "/", inline("own", QUEUES), ""),
                role("Idle", "/", inline("own", QUEUES), ""),
                user("U", "", inline("own", QUEUES))));
        assertEquals(0, ran.exit(), ran.err());
        List<String> first =
                ran.err().lines().filter(line -> line.startsWith("first ")).toList();
        assertEquals(
                List.of(
                        "first      " + ACCOUNT + "role/Idle: delete the role; last used 2024-05-06T00:00:00Z",
                        "first      " + ACCOUNT
                                + "user/U: deactivate the access key AKIAIOSFODNN7EXAMPLE; last used 2025-01-02T03:04:05Z",
                        "first      " + ACCOUNT + "user/U: remove the password; no use is known"),
                first);
        JsonNode summary = new ObjectMapper().readTree(session.text("out/summary.json"));
        assertEquals(
                List.of("DELETE_ROLE", "DEACTIVATE_ACCESS_KEY", "REMOVE_PASSWORD"),
                summary.at("/unused").findValuesAsText("recommendedAction"));
        assertEquals("r1", summary.at("/unused/0/finding").asText());
        assertEquals(
                "2024-05-06T00:00:00Z", summary.at("/unused/0/lastAccessed").asText());
        JsonNode idle = summary.at("/principals/1");
        assertEquals(ACCOUNT + "role/Idle", idle.at("/arn").asText());
        assertTrue(idle.at("/isReportedUnused").asBoolean());
        assertFalse(idle.at("/hasEvidence").asBoolean());
        assertEquals("NONE", idle.at("/policies/0/recommendedAction").asText());
        String page = session.text("out/index.html");
        assertTrue(
                page.indexOf("Used by nobody: first of all") < page.indexOf("Removals that matter most")
                        && page.contains("role/Idle</code>: delete the role; last used 2024-05-06 (finding r1)"),
                page);
        assertEquals(2, page.split("role reported unused", -1).length, page);
    }

    /** Others hold the policy too, so that it stays as it is: nothing is narrowed by such a finding. */
    @Test
    void account_sharedPolicy_isKeptForARoleThatNobodyUses() throws IOException {
        reportIdle();
        report("role/A", "DeleteMessage", "PurgeQueue");
        String attachment = "{\"PolicyName\":\"Queues\",\"PolicyArn\":\"" + SHARED + "\"}";
        Ran ran =
                run(details(role("A", "/", "", attachment), role("Idle", "/", "", attachment), managed(SHARED, 2, 0)));
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(session.has("out/policies/managed-Queues.json"));
        JsonNode shared =
                new ObjectMapper().readTree(session.text("out/summary.json")).at("/sharedPolicies/0");
        assertEquals("NONE", shared.at("/recommendedAction").asText());
        assertEquals(
                "reported unused as a whole, which is no evidence about a policy",
                shared.at("/keptAliveBy/0/because").asText());
        // The user is of another account.
        assertTrue(ran.err().contains("reported on but not in the details"), ran.err());
    }

    @Test
    void account_findingsOfNothingElse_areNoWarning() throws IOException {
        reportIdle();
        Ran ran = run(details(role("Idle", "/", inline("own", QUEUES), "")), "--strict");
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(ran.err().contains("warning"), ran.err());
    }

    /** Where a policy alone is asked about, such a finding is passed over by name, as others are. */
    @Test
    void refine_byAFindingOfAnIdleRole_isRefused() throws IOException {
        String policy = session.file("policy.json", QUEUES);
        String finding =
                session.file("f.json", idle("r1", "UnusedIAMRole", "role/Idle", "{\"unusedIamRoleDetails\":{}}"));
        Ran ran = session.run("refine", policy, "--unused", finding);
        assertEquals(2, ran.exit(), ran.err());
        assertTrue(
                ran.err().contains("no report counts: finding `r1` skipped: its type is `UnusedIAMRole`"), ran.err());
    }
}
