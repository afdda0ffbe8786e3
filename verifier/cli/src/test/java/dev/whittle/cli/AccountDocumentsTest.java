package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code whittle account --code}: policies that the code takes out of files of their own. */
class AccountDocumentsTest extends AccountCase {
    private static final String TAKERS = """
            resource "aws_iam_role" "app" {
              name = "app"
            }
            resource "aws_iam_role_policy" "own" {
              name   = "own"
              role   = aws_iam_role.app.name
              policy = file("${path.module}/own.json")
            }
            resource "aws_iam_policy" "shared" {
              name   = "shared"
              policy = templatefile("shared.tpl", { queue = var.queue })
            }
            """;

    @Test
    void policy_isToldWithTheFileThatTheCodeTakes() throws IOException {
        Files.createDirectories(folder.resolve("infra"));
        session.file("infra/main.tf", TAKERS);
        session.file(
                "infra/own.json",
                QUEUES.replace("{\"Statement\"", "\n{\"Statement\"").replace("Purge", "Tag"));
        session.file("infra/shared.tpl", QUEUES.replace("\"*\"", "\"${queue}\""));
        String details =
                role("app", "/", inline("own", QUEUES), attached("shared")) + managed(ACCOUNT + "policy/shared", 1, 0);
        Ran ran = run(details, "--code", session.name("infra"));
        assertEquals(0, ran.exit(), ran.err());
        JsonNode all =
                new ObjectMapper().readTree(session.text("out/summary.json")).at("/principals/0/policies");
        JsonNode own = all.at("/0/code");
        assertEquals(session.name("infra/own.json"), own.at("/file").asText(), all.toString());
        assertEquals(".", own.at("/address").asText());
        assertEquals(2, own.at("/line").asInt());
        assertEquals(
                "[\"/Statement: Action: only deployed: sqs:PurgeQueue; only written: sqs:TagQueue\"]",
                own.at("/differences").toString());
        JsonNode shared = all.at("/1/code");
        assertEquals(session.name("infra/shared.tpl"), shared.at("/file").asText(), all.toString());
        assertEquals("[]", shared.at("/differences").toString());
        assertEquals(
                "[\"/Statement: Resource: a string with `${`\"]",
                shared.at("/open").toString());
        assertTrue(ran.err().contains("2 policies stand in the code, 1 of them otherwise than deployed"), ran.err());
    }
}
