package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies of an account that several principals have. */
class SharedPoliciesTest extends AccountCase {
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
        assertEquals(refined, session.text("out/policies/managed-Queues.json"));
        String summary = session.text("out/summary.json").replaceAll("\\s+", " ");
        assertTrue(
                summary.contains("\"keptAliveBy\": [ { \"arn\": \"" + ACCOUNT
                        + "role/A\", \"because\": \"not reported unused\", \"actions\": [ \"sqs:SendMessage\" ] }, { \"arn\": \""
                        + ACCOUNT
                        + "role/B\", \"because\": \"not reported unused\", \"actions\": [ \"sqs:DeleteMessage\" ] } ]"),
                summary);
    }

    /** What a Deny covers nobody has, so nobody keeps it alive and nobody lets it go. */
    @Test
    void account_actionsThatThePolicyDenies_areNeitherRemovedNorKeptAlive() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        report("role/B", "PurgeQueue");
        String denying = QUEUES.replace("{\"Statement\":{", "{\"Statement\":[{")
                .replace(
                        "\"*\"}}",
                        "\"*\"},{\"Effect\":\"Deny\",\"Action\":[\"sqs:Delete*\",\"sqs:Purge*\"],\"Resource\":\"*\"}]}");
        Ran ran = run(details(
                role("A", "/", "", attached("Queues")),
                role("B", "/", "", attached("Queues")),
                managed(ACCOUNT + "policy/Queues", 2, 0).replace(QUEUES, denying)));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(List.of(), removedOf("out/summary.json"));
        String summary = session.text("out/summary.json").replaceAll("\\s+", " ");
        assertTrue(summary.contains("\"recommendedAction\": \"NONE\""), summary);
        assertFalse(summary.contains("keptAliveBy\": [ {"), summary);
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
        assertEquals(isGone, session.has("out/policies/managed-Queues.json"));
        if (isGone) {
            assertEquals(
                    QUEUES.replace("sqs:DeleteMessage", "kms:Sign") + "\n",
                    session.text("out/policies/managed-Queues.json"));
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
        assertTrue(session.text("out/policies/managed-Queues.json").contains("\"sqs:Unheard\""));
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
        assertEquals(
                QUEUES.replace(",\"sqs:PurgeQueue\"", "") + "\n", session.text("out/policies/managed-Queues.json"));
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
            assertFalse(session.has("out/policies/managed-Queues.json"));
        }
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
}
