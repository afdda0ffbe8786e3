package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts, fleets and policies as gates and reports of a pipeline. */
class PipelineTest extends AccountCase {
    private static final String TASKS = """
            {"id":"a|<b>@c","policy":{"Statement":{"Effect":"Allow","Action":["iam:PassRole","sqs:SendMessage"],"Resource":"*"}},"unused":["iam:PassRole"]}
            {"id":"stays","policy":{"Statement":{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}},"unused":[]}
            {"id":"goes","policy":{"Statement":{"Effect":"Allow","Action":"sqs:TagQueue","Resource":"*"}},"unused":["sqs:*"]}
            """;

    @BeforeEach
    void makeRepository() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.createDirectories(folder.resolve("iam"));
    }

    private Ran account(String details, String... more) throws IOException {
        Files.createDirectories(folder.resolve("findings"));
        session.file("findings/all.json", String.join("\n", findings));
        List<String> line = new ArrayList<>(
                List.of("account", session.file("iam/details.json", details), "--unused", session.name("findings")));
        line.addAll(List.of(more));
        return session.run(line.toArray(String[]::new));
    }

    private static JsonNode run(Ran ran) throws IOException {
        return new ObjectMapper().readTree(ran.out()).at("/runs/0");
    }

    @Test
    void account_check_failsWhereSomethingWouldChange_andNeedsNoFolder() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        String details = details(role("A", "/", inline("own", QUEUES), ""));
        Ran failed = account(details, "--check");
        assertEquals(1, failed.exit(), failed.err());
        assertEquals("", failed.out());
        assertTrue(failed.err().contains("check      failed: something would change\n"), failed.err());
        assertFalse(session.has("out"));
        assertEquals(
                0,
                account(details(role("A", "/", inline("own", SEND), "")), "--check")
                        .exit());
        Ran nothing = account(details);
        assertEquals(2, nothing.exit());
        assertTrue(nothing.err().contains("name the folder of results with -o"), nothing.err());
        Ran both = account(details, "--check", "-o", session.name("out"));
        assertEquals(1, both.exit());
        assertTrue(session.has("out/roles/A/inline-own.json"));
    }

    @Test
    void account_sarif_isCountedFromTheRepository() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        Ran ran = account(details(role("A", "/", inline("own", QUEUES), "")), "--format", "sarif");
        assertEquals(0, ran.exit(), ran.err());
        JsonNode result = run(ran).at("/results/0");
        assertEquals(
                "iam/details.json",
                result.at("/locations/0/physicalLocation/artifactLocation/uri").asText());
        assertEquals(
                1, result.at("/locations/0/physicalLocation/region/startLine").asInt());
        assertEquals(
                ACCOUNT + "role/A",
                result.at("/locations/0/logicalLocations/0/fullyQualifiedName").asText());
        assertEquals("CREATE_POLICY", result.at("/properties/recommendedAction").asText());
        Ran rooted = account(
                details(role("A", "/", inline("own", QUEUES), "")), "--format", "sarif", "--root", session.name("iam"));
        assertEquals("details.json", run(rooted).at("/artifacts/0/location/uri").asText());
    }

    @Test
    void account_markdown_namesWhatGoes() throws IOException {
        report("role/A", "DeleteMessage", "PurgeQueue");
        Ran ran = account(details(role("A", "/", inline("own", QUEUES), "")), "--format", "markdown");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().startsWith("## Whittle: `iam/details.json`\n"), ran.out());
        assertTrue(
                ran.out().contains("- `" + ACCOUNT + "role/A (inline own)`: 2 actions removed; 1 remain\n"), ran.out());
    }

    @Test
    void fleet_check_failsWhereSomethingWouldChange_alsoWhereAnEarlierRunFoundIt() throws IOException {
        String tasks = session.file("tasks.jsonl", TASKS);
        Ran failed = session.run("fleet", tasks, "--check");
        assertEquals(1, failed.exit(), failed.err());
        assertEquals("", failed.out());
        assertTrue(failed.err().contains("check      failed: something would change\n"), failed.err());
        String stays = session.file("stays.jsonl", TASKS.lines().toList().get(1));
        assertEquals(0, session.run("fleet", stays, "--check").exit());
        String results = session.name("results.jsonl");
        assertEquals(1, session.run("fleet", tasks, "--check", "-o", results).exit());
        assertEquals(3, session.text("results.jsonl").lines().count());
        assertEquals(0, session.run("fleet", tasks, "-o", results).exit(), "without --check nothing is wrong");
    }

    @Test
    void fleet_sarif_isAtTheLinesOfTheTasks() throws IOException {
        String tasks = session.file("iam/tasks.jsonl", TASKS);
        Ran ran = session.run("fleet", tasks, "--format", "sarif", "-o", session.name("fleet.sarif"));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("", ran.out());
        JsonNode run = new ObjectMapper().readTree(session.text("fleet.sarif")).at("/runs/0");
        assertEquals(2, run.at("/results").size());
        JsonNode first = run.at("/results/0");
        assertEquals("whittle/unused-escalation", first.at("/ruleId").asText());
        JsonNode place = first.at("/locations/0/physicalLocation");
        assertEquals("iam/tasks.jsonl", place.at("/artifactLocation/uri").asText());
        assertEquals(1, place.at("/region/startLine").asInt());
        assertEquals(
                TASKS.lines().toList().get(0).length() + 1,
                place.at("/region/endColumn").asInt());
        assertEquals(
                "a|<b>@c",
                first.at("/locations/0/logicalLocations/0/fullyQualifiedName").asText());
        assertEquals(
                3,
                run.at("/results/1/locations/0/physicalLocation/region/startLine")
                        .asInt());
        assertEquals(
                2,
                session.run("fleet", tasks, "--format", "sarif", "-o", "x", "--resume")
                        .exit());
    }

    @Test
    void fleet_markdown_keepsHostileIdsInCode() throws IOException {
        Ran ran = session.run("fleet", session.file("tasks.jsonl", TASKS + "no task\n"), "--format", "markdown");
        assertEquals(2, ran.exit(), ran.err());
        assertTrue(
                ran.out().contains("**Not all proved**: 4 policies, 1 to replace, 1 to detach, 1 that may stay."),
                ran.out());
        assertTrue(
                ran.out().contains("- `a|<b>@c`: 1 action removed, among them `iam:PassRole`; 1 remain\n"), ran.out());
        assertTrue(ran.out().contains("- `goes`: 1 action removed; detach it\n"), ran.out());
    }

    /** Lines are those of runs without it, and more behind them. */
    @Test
    void fleet_severities_areAddedToTheLines() throws IOException {
        String tasks = session.file("tasks.jsonl", TASKS);
        List<String> plain = session.run("fleet", tasks).out().lines().toList();
        List<String> more =
                session.run("fleet", tasks, "--severities").out().lines().toList();
        for (int i = 0; i < plain.size(); i++) {
            String start = plain.get(i).substring(0, plain.get(i).length() - 1);
            assertTrue(more.get(i).startsWith(start + ",\"removals\":"), more.get(i));
        }
        JsonNode first = new ObjectMapper().readTree(more.get(0));
        assertEquals("escalation", first.at("/removals/0/kind").asText());
        assertEquals(
                "{\"critical\":1,\"high\":0,\"medium\":0,\"low\":0}",
                first.at("/removedBySeverity").toString());
        assertEquals(1, first.at("/remaining").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sarif", "markdown"})
    void refine_ofADocument_isCountedFromTheRepository(String format) throws IOException {
        String policy = session.file("iam/policy.json", QUEUES);
        String unused = session.file("unused.txt", "sqs:PurgeQueue\n");
        Ran ran = session.run("refine", policy, "--unused", unused, "--check", "--format", format);
        assertEquals(1, ran.exit(), ran.err());
        assertTrue(
                ran.out().contains(format.equals("sarif") ? "\"uri\": \"iam/policy.json\"" : "## `iam/policy.json`"),
                ran.out());
        Ran rooted =
                session.run("refine", policy, "--unused", unused, "--format", "sarif", "--root", session.name("iam"));
        assertTrue(rooted.out().contains("\"uri\": \"policy.json\""), rooted.out());
        Ran outside =
                session.run("refine", policy, "--unused", unused, "--format", "sarif", "--root", session.name(".git"));
        assertEquals(2, outside.exit());
        assertTrue(outside.err().contains("does not hold"), outside.err());
    }
}
