package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code whittle.yaml} for an account and for a fleet. */
class ConfigAccountTest extends AccountCase {
    @Test
    void account_principalsByArnOrTag_areLeftAloneAndSaid() throws IOException {
        report("role/break-glass", "DeleteMessage", "PurgeQueue");
        report("role/Owned", "DeleteMessage", "PurgeQueue");
        report("role/A", "DeleteMessage", "PurgeQueue");
        findings.add(unusedRole("role/break-glass"));
        findings.add(unusedRole("role/A"));
        String config = session.file("rules.yaml", """
                principals:
                  - arn: arn:aws:iam::*:role/break-glass*
                    reason: emergencies
                  - tag: {key: owner, value: sec*}
                  - arn: arn:aws:iam::*:role/braek-glass
                """);
        Ran ran = run(
                details(
                        role("break-glass", "/", inline("own", QUEUES), ""),
                        tagged(role("Owned", "/", inline("own", QUEUES), ""), "Owner", "security"),
                        tagged(role("A", "/", inline("own", QUEUES), ""), "Owner", "Security")),
                "--config",
                config);
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.errLines().get(0).startsWith("config     " + config + " (by --config), sha256 "), ran.err());
        assertTrue(
                ran.errLines()
                        .contains("skipped    " + ACCOUNT
                                + "role/break-glass: left alone by `arn: arn:aws:iam::*:role/break-glass*`" + " of "
                                + config + ", line 2: emergencies"),
                ran.err());
        assertTrue(
                ran.errLines()
                        .contains("skipped    " + ACCOUNT + "role/Owned: left alone by `tag: owner = sec*` of " + config
                                + ", line 4"),
                ran.err());
        assertTrue(
                ran.err()
                        .contains(
                                "warning    nobody in the details is left alone by `arn: arn:aws:iam::*:role/braek-glass`"),
                ran.err());
        assertFalse(session.has("out/roles/break-glass"));
        assertFalse(session.has("out/roles/Owned"));
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-own.json"));
        String summary = session.text("out/summary.json");
        assertTrue(summary.contains("left alone by `tag: owner = sec*`"), summary);
        assertTrue(summary.contains(sha256("rules.yaml")), summary);
        assertTrue(session.text("out/index.html").contains(sha256("rules.yaml")));
        assertFalse(ran.err().contains("first      " + ACCOUNT + "role/break-glass"), ran.err());
        assertTrue(ran.err().contains("first      " + ACCOUNT + "role/A"), ran.err());
    }

    /** Who is left alone keeps what a policy grants that others have too. */
    @Test
    void account_sharedPolicy_keepsAllForWhoIsLeftAlone() throws IOException {
        report("role/break-glass", "DeleteMessage");
        report("role/A", "DeleteMessage");
        String details = details(
                role("break-glass", "/", "", attached("Queues")),
                role("A", "/", "", attached("Queues")),
                managed(ACCOUNT + "policy/Queues", 2, 0));
        assertEquals(0, run(details).exit());
        assertTrue(session.has("out/policies/managed-Queues.json"));
        String config =
                session.file("rules.yaml", "principals: [{arn: \"*:role/break-*\"}]\n".replace("*:role", "arn:*:role"));
        Ran ran = run(details, "--config", config);
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(session.has("out/policies/managed-Queues.json"));
        assertTrue(session.text("out/summary.json").contains("\"because\": \"left alone by"));
    }

    @Test
    void account_protectedStatements_areSaidWithTheirPolicy() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        report("role/B", "DeleteMessage", "PurgeQueue");
        String sid = QUEUES.replace("{\"Effect\"", "{\"Sid\":\"BreakGlass\",\"Effect\"");
        String config = session.file("rules.yaml", "statements: [{sid: BreakGlass}]\n");
        String details = details(
                role("A", "/", inline("own", sid) + "," + inline("other", QUEUES), attached("Queues")),
                role("B", "/", "", attached("Queues")),
                managed(ACCOUNT + "policy/Queues", 2, 0).replace("\"Document\":" + QUEUES, "\"Document\":" + sid));
        Ran ran = run(details, "--config", config);
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(session.has("out/roles/A/inline-own.json"));
        assertFalse(session.has("out/policies/managed-Queues.json"));
        assertEquals(SEND + "\n", session.text("out/roles/A/inline-other.json"));
        String words = "the statement /Statement (BreakGlass) stays as it is by `sid: BreakGlass` of " + config
                + ", line 1; 2 unused actions kept: sqs:DeleteMessage, sqs:PurgeQueue";
        assertTrue(ran.errLines().contains("protected  " + ACCOUNT + "role/A (inline own): " + words), ran.err());
        assertTrue(ran.errLines().contains("protected  " + ACCOUNT + "policy/Queues: " + words), ran.err());
        assertTrue(
                session.text("out/roles/A/summary.json")
                        .replaceAll("\\s+", " ")
                        .contains(
                                "\"sid\": \"BreakGlass\", \"actions\": [ \"sqs:DeleteMessage\", \"sqs:PurgeQueue\" ]"),
                session.text("out/roles/A/summary.json"));
    }

    @Test
    void account_reportsForPipelines_nameTheConfiguration() throws IOException {
        report("role/A", "DeleteMessage");
        String config = session.file("rules.yaml", "keep: [sqs:PurgeQueue]\n");
        for (String format : new String[] {"sarif", "markdown"}) {
            Ran ran = run(details(role("A", "/", inline("own", QUEUES), "")), "--config", config, "--format", format);
            assertTrue(ran.out().contains(sha256("rules.yaml")), ran.out());
        }
    }

    @Test
    void account_tagsThatAreNone_areRefused() throws IOException {
        Ran ran = run(details(role("A", "/", "", "").replace("\"Path\"", "\"Tags\":[{\"Key\":\"a\"}],\"Path\"")));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("/Tags/0: this has no Value"), ran.err());
    }

    @Test
    void fleet_configuration_isHeededAndBelongsToTheRun() throws IOException {
        String statement = "{\"Sid\":\"S\",\"Effect\":\"Allow\",\"Action\":[\"sqs:SendMessage\",\"sqs:DeleteMessage\"],"
                + "\"Resource\":\"*\"}";
        String tasks = session.file(
                "tasks.jsonl",
                "{\"id\":\"1\",\"policy\":{\"Statement\":[" + statement + "," + statement.replace("\"S\"", "\"T\"")
                        + "]},\"unused\":[\"sqs:DeleteMessage\"]}\n"
                        + "{\"id\":\"2\",\"policy\":{\"Statement\":[" + statement.replace("\"S\"", "\"T\"")
                        + "]},\"unused\":[\"sqs:DeleteMessage\",\"sqs:SendMessage\"]}\n");
        String config = session.file(
                "rules.yaml", "keep: [sqs:SendMessage]\nstatements: [{sid: S}]\nprincipals: [{arn: \"*\"}]\n");
        Ran ran = session.run("fleet", tasks, "--config", config);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(
                "{\"id\":\"1\",\"verdict\":\"PROVED\",\"recommendedAction\":\"NONE\"",
                ran.out().lines().toList().get(0).substring(0, 55));
        assertTrue(
                ran.out()
                        .contains(
                                "\"CREATE_POLICY\",\"policy\":{\"Statement\":[{\"Sid\":\"T\",\"Effect\":\"Allow\",\"Action\":[\"sqs:SendMessage\"]"),
                ran.out());
        assertTrue(ran.err().contains("warning    a task names no principal"), ran.err());
        Ran sarif = session.run("fleet", tasks, "--config", config, "--format", "sarif");
        assertTrue(sarif.out().contains(sha256("rules.yaml")), sarif.out());
        Ran plain = session.run("fleet", tasks);
        assertTrue(plain.out().contains("\"DETACH_POLICY\""), plain.out());
    }

    private String sha256(String file) throws IOException {
        return Sha256.of(session.text(file).getBytes(StandardCharsets.UTF_8));
    }

    private static String tagged(String page, String key, String value) {
        return page.replace("\"Path\"", "\"Tags\":[{\"Key\":\"" + key + "\",\"Value\":\"" + value + "\"}],\"Path\"");
    }

    private static String unusedRole(String principal) {
        return "{\"id\":\"r-" + principal + "\",\"resource\":\"" + ACCOUNT + principal
                + "\",\"status\":\"ACTIVE\",\"findingType\":\"UnusedIAMRole\",\"findingDetails\":[{\"unusedIamRoleDetails\":{}}]}";
    }
}
