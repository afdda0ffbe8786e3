package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.catalog.CatalogAction;
import dev.whittle.catalog.Catalogs;
import dev.whittle.cli.Session.Ran;
import dev.whittle.policy.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Policies of an account that are too long, and what is written in their place. */
class AccountFitTest extends AccountCase {
    private static final String EC2 = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ec2:*\",\"Resource\":\"*\"}}";
    private static final String SHARED = ACCOUNT + "policy/Queues";

    /** Of EC2 every action is unused whose place leaves a rest. */
    private void reportScattered(String principal, int step) {
        List<CatalogAction> actions =
                Catalogs.newest().service("ec2").orElseThrow().actions();
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < actions.size(); i += step) {
            unused.add(actions.get(i).name());
        }
        findings.add(finding(principal, unused.toArray(String[]::new)).replace("\"sqs\"", "\"ec2\""));
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(session.text("out/summary.json"));
    }

    private static String attachments(int others) {
        return IntStream.rangeClosed(0, others)
                .mapToObj(i -> i == 0
                        ? "{\"PolicyName\":\"Queues\",\"PolicyArn\":\"" + SHARED + "\"}"
                        : "{\"PolicyName\":\"O" + i + "\",\"PolicyArn\":\"" + ACCOUNT + "policy/O" + i + "\"}")
                .collect(Collectors.joining(","));
    }

    @Test
    void managedPolicy_overItsQuota_isSplitForAllWhoShareIt() throws IOException {
        reportScattered("role/A", 2);
        reportScattered("role/B", 2);
        String shared = managed(SHARED, 2, 0).replace(QUEUES, EC2);
        Ran ran = run(
                details(role("A", "/", "", attachments(0)), role("B", "/", "", attachments(0)), shared),
                "--fit",
                "--strict-quota",
                "--pages");
        assertEquals(0, ran.exit(), ran.err());
        JsonNode policy = summary().at("/sharedPolicies/0");
        assertTrue(policy.at("/doesNotFit").isMissingNode(), policy.toString());
        assertTrue(policy.at("/fit/shape").asText().endsWith("split"), policy.toString());
        assertEquals(2, policy.at("/fit/files").size());
        for (JsonNode file : policy.at("/fit/files")) {
            assertTrue(Policy.quotaCharacters(session.text("out/" + file.asText())) <= 6_144);
        }
        JsonNode steps = summary().at("/principals/1/policies/0/steps");
        assertEquals("policies/managed-Queues-1-of-2.json", steps.at("/0/file").asText());
        assertEquals(
                "make it the default version of " + SHARED, steps.at("/0/words").asText());
        assertEquals(
                "create a policy of it and attach that to all who have " + SHARED,
                steps.at("/1/words").asText());
        assertFalse(session.has("out/policies/managed-Queues.json"));
        assertTrue(session.text("out/policies/managed-Queues.html").contains("What fits"));
        assertTrue(session.text("out/index.html").contains("<span class=\"badge\">fitted</span>"));
        assertTrue(ran.err().contains("fit        " + SHARED + ": "), ran.err());
    }

    /** A split needs room among the policies that everybody who has it may have. */
    @Test
    void managedPolicy_ofOneWhoHasTen_isNoSplit() throws IOException {
        reportScattered("role/A", 2);
        String shared = managed(SHARED, 1, 0).replace(QUEUES, EC2);
        Ran ran = run(details(role("A", "/", "", attachments(9)), shared), "--fit");
        assertEquals(0, ran.exit(), ran.err());
        String reason = summary().at("/sharedPolicies/0/doesNotFit").asText();
        assertTrue(
                reason.contains("; the split has 2 policies, 1 more than there is room for"),
                summary().at("/sharedPolicies/0").toString());
        assertFalse(session.has("out/policies"));
        run(details(role("A", "/", "", attachments(8)), shared), "--fit");
        assertTrue(session.has("out/policies/managed-Queues-2-of-2.json"));
    }

    /** Of those written into one user the largest is shortened, and no more than is due. */
    @Test
    void inlinePolicies_overTheirQuotaTogether_areShortenedFromTheLargest() throws IOException {
        reportScattered("user/U", 150);
        report("user/U", "DeleteMessage", "PurgeQueue");
        String details = details(user("U", "", inline("big", EC2) + "," + inline("small", QUEUES)));
        run(details);
        JsonNode before = summary().at("/principals/0/policies");
        Ran ran = run(details, "--fit");
        JsonNode policies = summary().at("/principals/0/policies");
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(before.at("/0/doesNotFit").isMissingNode(), before.toString());
        assertEquals("the shortest patterns", policies.at("/0/fit/shape").asText());
        assertTrue(policies.at("/1/fit").isMissingNode());
        assertEquals(SEND + "\n", session.text("out/users/U/inline-small.json"));
        assertTrue(Policy.quotaCharacters(session.text("out/users/U/inline-big.json")) + Policy.quotaCharacters(SEND)
                <= 2_048);
    }

    @Test
    void inlinePolicies_overTheirQuotaAllTheSame_sayByHowMuch() throws IOException {
        reportScattered("user/U", 2);
        Ran ran = run(details(user("U", "", inline("big", EC2))), "--fit", "--strict-quota");
        assertEquals(1, ran.exit(), ran.err());
        String reason = summary().at("/principals/0/policies/0/doesNotFit").asText();
        assertTrue(reason.matches("with its [0-9,]+ characters .* more than the 2,048 they may have"), reason);
        assertFalse(session.has("out/users/U/inline-big.json"));
    }

    @Test
    void fitFormAlone_isRefused() throws IOException {
        Ran ran = run(details(role("A", "/", "", attachments(0)), managed(SHARED, 1, 0)), "--fit-form", "split");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("add --fit"), ran.err());
    }
}
