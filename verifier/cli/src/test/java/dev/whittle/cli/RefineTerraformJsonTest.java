package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code whittle sources} and {@code refine} of files in Terraform's JSON syntax, alone and beside others. */
class RefineTerraformJsonTest extends InfrastructureCase {
    private static final String DOCUMENT = """
            {
              "data": {"aws_iam_policy_document": {"queue": {
                "statement": [
                  {
                    "actions": ["sqs:SendMessage", "sqs:GetQueueUrl"],
                    "resources": ["${aws_sqs_queue.q[\\"a\\"].arn}"]
                  },
                  {"actions": ["sqs:SendMessage"], "resources": ["*"]}
                ]
              }}}
            }
            """;

    private static final String READER = """
            {"resource": {
              "aws_iam_role": {"queue": {"name": "queue"}},
              "aws_iam_role_policy": {"queue": {
                "role": "${aws_iam_role.queue.name}",
                "policy": "${data.aws_iam_policy_document.queue.json}"
              }}
            }}
            """;

    private static final String ADDRESS = "data.aws_iam_policy_document.queue";

    @BeforeEach
    void writeInJson() throws IOException {
        Files.delete(folder.resolve("infra/queue/main.tf"));
        Files.delete(folder.resolve("infra/tags.yaml"));
        session.file("infra/queue/policy.tf.json", together(DOCUMENT, READER));
    }

    /** The members of two objects in one. */
    private static String together(String one, String other) {
        return one.stripTrailing().replaceFirst("\\n}$", ",\n")
                + other.stripTrailing().substring(1) + "\n";
    }

    private static String narrowed(String text) {
        return text.replace("[\"sqs:SendMessage\", \"sqs:GetQueueUrl\"]", "[\"sqs:GetQueueUrl\"]")
                .replace(",\n      {\"actions\": [\"sqs:SendMessage\"], \"resources\": [\"*\"]}", "");
    }

    @Test
    void folder_isListedCheckedAndWritten() throws IOException {
        Ran listed = session.run("sources", session.name("infra"));
        assertEquals(0, listed.exit(), listed.err());
        assertTrue(
                listed.out().matches("(?s).*queue/policy.tf.json:2 +" + ADDRESS + " +identity +queue +2 statements\n"),
                listed.out());
        assertEquals(1, refine("--check").exit());
        Ran ran = refine("--write");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("  F   only these bytes"), ran.err());
        assertEquals(narrowed(together(DOCUMENT, READER)), session.text("infra/queue/policy.tf.json"));
        assertEquals(0, refine("--check").exit());
    }

    @Test
    void file_isPrintedWithItsEdits() throws IOException {
        String unused = session.file("unused.txt", "sqs:SendMessage\n");
        Ran ran = session.run("refine", session.name("infra/queue/policy.tf.json"), "--unused", unused);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(narrowed(together(DOCUMENT, READER)), ran.out());
    }

    /** A document in one syntax and who takes it in the other. */
    @Test
    void document_isHeldByReadersInTheOtherSyntax() throws IOException {
        session.file("infra/queue/policy.tf.json", DOCUMENT);
        session.file("infra/queue/roles.tf", """
                resource "aws_iam_role" "queue" {
                  name = "queue"
                }
                resource "aws_iam_role_policy" "queue" {
                  role   = aws_iam_role.queue.name
                  policy = data.aws_iam_policy_document.queue.json
                }
                """);
        Ran ran = refine("--write", "--policy", "queue//" + ADDRESS);
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("held by queue"), ran.err());
        assertEquals(narrowed(DOCUMENT), session.text("infra/queue/policy.tf.json"));
    }

    @Test
    void moduleInNativeSyntax_isCalledFromJson() throws IOException {
        session.file("infra/queue/policy.tf.json", "{}");
        session.file("infra/queue/main.tf", QUEUE.replace("\"queue\"\n}", "var.name\n}"));
        Files.createDirectories(folder.resolve("infra/root"));
        session.file("infra/root/main.tf.json", "{\"module\": {\"q\": {\"source\": \"../queue\"}}}");
        String state = session.file("state.json", """
                {"format_version": "1.0", "values": {"root_module": {"child_modules": [{"address": "module.q", "resources": [
                 {"mode": "managed", "type": "aws_iam_role", "name": "queue",
                  "values": {"arn": "arn:aws:iam::111122223333:role/queue"}}]}]}}}
                """);
        assertEquals(1, refine("--check", "--state", "root=" + state).exit());
        session.file("infra/other.tf.json", "{\"module\": {\"q\": {\"source\": \"./queue\"}}}");
        Ran ran = refine("--check", "--state", "root=" + state);
        assertEquals(0, ran.exit(), "of the other root there is no state: " + ran.err());
    }

    @Test
    void fileThatCantBeRead_isToldAndMayNameAnything() throws IOException {
        for (String wrong :
                List.of("{\"locals\": {}, \"locals\": {}}", "{\"output\": 1}", "{\"locals\": {\"a\": \"${\"}}", "{")) {
            session.file("infra/queue/wrong.tf.json", wrong);
            Ran ran = refine("--check");
            assertEquals(2, ran.exit(), ran.err());
            assertTrue(ran.err().contains("wrong.tf.json:1:"), ran.err());
            assertTrue(ran.err().contains("`queue/wrong.tf.json` can't be read"), ran.err());
        }
    }

    /** What a program writes is written again by it. */
    @Test
    void fileOfCdkForTerraform_isNeverWritten() throws IOException {
        String made = together(DOCUMENT, READER)
                .replaceFirst(
                        "\\{",
                        "{\n  \"//\": {\"metadata\": {\"backend\": \"local\", \"stackName\": \"queue\", \"version\": \"0.20.0\"}},")
                .replace("\"queue\": {\n", "\"queue\": {\n    \"//\": {\"metadata\": {\"path\": \"queue/policy\"}},\n");
        session.file("infra/queue/policy.tf.json", made);
        Ran listed = session.run("sources", session.name("infra"));
        assertTrue(
                listed.out().contains("2 statements, made from the construct queue/policy of CDK for Terraform"),
                listed.out());
        assertEquals(1, refine("--check").exit());
        Ran ran = refine("--write");
        assertEquals(2, ran.exit(), ran.err());
        assertTrue(
                ran.err()
                        .contains(
                                "policy.tf.json: it is made by a program; change the construct queue/policy of CDK for Terraform\n"),
                ran.err());
        assertEquals(made, session.text("infra/queue/policy.tf.json"));
    }
}
