package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.catalog.CatalogAction;
import dev.whittle.catalog.Catalogs;
import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Refined policies that the service would not take: they are marked, and no file is written for them. */
class AccountQuotaTest extends AccountCase {
    private static final String EC2 = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ec2:*\",\"Resource\":\"*\"}}";
    private static final String SHARED = ACCOUNT + "policy/Queues";

    /** Every second action of EC2 is unused, so that what is left is one long list. */
    private void reportScattered(String principal) {
        List<String> unused = new ArrayList<>();
        List<CatalogAction> actions =
                Catalogs.newest().service("ec2").orElseThrow().actions();
        for (int i = 0; i < actions.size(); i += 2) {
            unused.add(actions.get(i).name());
        }
        findings.add(finding(principal, unused.toArray(String[]::new)).replace("\"sqs\"", "\"ec2\""));
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(session.text("out/summary.json"));
    }

    @Test
    void managedPolicy_overItsQuota_hasNoFile() throws IOException {
        reportScattered("role/A");
        String attachment = "{\"PolicyName\":\"Queues\",\"PolicyArn\":\"" + SHARED + "\"}";
        String details =
                details(role("A", "/", "", attachment), managed(SHARED, 1, 0).replace(QUEUES, EC2));
        Ran ran = run(details);
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(session.has("out/policies/managed-Queues.json"));
        JsonNode policy = summary().at("/sharedPolicies/0");
        long after = policy.at("/charactersAfter").asLong();
        assertTrue(after > 6_144, policy.toString());
        String reason = "it has " + String.format("%,d", after) + " characters, " + String.format("%,d", after - 6_144)
                + " more than the 6,144 a managed policy may have";
        assertEquals(reason, policy.at("/doesNotFit").asText());
        assertEquals("CREATE_POLICY", policy.at("/recommendedAction").asText());
        assertEquals(0, summary().at("/principals/0/policies/0/steps").size());
        assertTrue(ran.err().contains("unfit      " + SHARED + ": " + reason), ran.err());
        String page = session.text("out/index.html");
        // Nothing is removed by what can't be put in place.
        int all = Catalogs.newest().service("ec2").orElseThrow().actions().size();
        assertEquals(all, policy.at("/remaining").asInt());
        assertTrue(page.contains("0 actions removed, " + all + " remain, among them ec2:*. "), page);
        assertFalse(page.contains(">Replace "), page);
        assertFalse(page.contains("Removals that matter most"), page);
        assertTrue(page.contains("Shorten 1 refined policy</a> too long for the service"), page);
        assertTrue(page.contains("<span class=\"badge\">does not fit</span>"), page);
        assertEquals(1, run(details, "--strict-quota").exit());
    }

    /** What is written into one role counts together; what shrinks is written all the same. */
    @Test
    void inlinePolicies_overTheirQuotaTogether_leaveOutTheOneThatGrewTheMost() throws IOException {
        reportScattered("user/U");
        report("user/U", "DeleteMessage", "PurgeQueue");
        Ran ran = run(details(user("U", "", inline("big", EC2) + "," + inline("small", QUEUES))), "--strict-quota");
        assertEquals(1, ran.exit(), ran.err());
        assertFalse(session.has("out/users/U/inline-big.json"));
        assertEquals(SEND + "\n", session.text("out/users/U/inline-small.json"));
        JsonNode policies = summary().at("/principals/0/policies");
        assertTrue(
                policies.at("/0/doesNotFit").asText().contains(" more than the 2,048 they may have"),
                policies.toString());
        assertTrue(policies.at("/1/doesNotFit").isMissingNode());
    }

    @Test
    void policies_thatFit_areNotMarked() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        Ran ran = run(details(role("A", "/", inline("own", QUEUES), "")), "--strict-quota");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(session.has("out/roles/A/inline-own.json"));
        assertFalse(session.text("out/index.html").contains("too long for the service"));
    }
}
