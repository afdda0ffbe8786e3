package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Policies that are files of their own, which Terraform takes by {@code file()} and {@code templatefile()}. */
class RefineDocumentsTest extends InfrastructureCase {
    private static final String POLICY = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:GetQueueUrl"],
                  "Resource": "arn:aws:sqs:*:*:${aws:username}"
                }
              ]
            }
            """;

    private static final String NARROWED = POLICY.replace("\"sqs:SendMessage\", ", "");

    private static String taker(String name, String policy) {
        return """
                resource "aws_iam_role" "NAME" {
                  name = "NAME"
                }
                resource "aws_iam_role_policy" "NAME" {
                  role   = aws_iam_role.NAME.id
                  policy = POLICY
                }
                """.replace("NAME", name).replace("POLICY", policy);
    }

    private static final String BOTH =
            taker("one", "file(\"${path.module}/p.json\")") + taker("two", "file(\"p.json\")");

    @BeforeEach
    void documents() throws IOException {
        Files.delete(folder.resolve("infra/queue/main.tf"));
        Files.delete(folder.resolve("infra/tags.yaml"));
        session.file("infra/p.json", POLICY);
        session.file("infra/main.tf", BOTH);
        findings = session.file(
                "findings.json",
                "[" + finding("one", "sqs", "SendMessage") + ","
                        + finding("one", "sqs", "ReceiveMessage") + ","
                        + finding("two", "sqs", "SendMessage") + "]");
    }

    private void assertLeft(Ran ran, String reason) throws IOException {
        assertTrue(ran.err().contains(reason), ran.err());
        assertEquals(POLICY, session.text("infra/p.json"));
    }

    @Test
    void fileOfTwoRoles_losesWhatNeitherUses() throws IOException {
        assertEquals(1, refine("--check").exit());
        Ran diff = refine("--diff");
        assertTrue(diff.out().contains("--- a/p.json\n+++ b/p.json\n"), diff.out());
        Ran ran = refine("--write");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("held by one, two"), ran.err());
        assertTrue(
                ran.err().contains("kept       1 action on account of arn:aws:iam::111122223333:role/two"), ran.err());
        assertTrue(ran.err().contains("F   only these bytes"), ran.err());
        assertEquals(NARROWED, session.text("infra/p.json"));
        assertEquals(0, refine("--check").exit());
    }

    @Test
    void fileOfARoleWithoutEvidence_keepsEverything() throws IOException {
        session.file("infra/three.tf", taker("three", "file(\"p.json\")"));
        Ran ran = refine("--write");
        assertEquals(0, ran.exit(), ran.err());
        assertLeft(ran, "on account of role three");
    }

    @Test
    void fileThatSomethingElseTakes_isRefinedOnlyWhereItIsChosen() throws IOException {
        session.file("infra/three.tf", "locals {\n  p = file(\"p.json\")\n}\n");
        Ran ran = refine("--write");
        assertEquals(2, ran.exit(), ran.err());
        assertLeft(
                ran,
                "it isn't known what takes it (three.tf:2: `locals.p` takes it, and is not followed); choose it with");
        Ran chosen = refine("--write", "--policy", "p.json//.");
        assertEquals(0, chosen.exit(), chosen.err());
        assertTrue(chosen.err().contains("are taken to be all its holders"), chosen.err());
        assertEquals(NARROWED, session.text("infra/p.json"));
    }

    @Test
    void scriptThatNamesTheFile_makesItsHoldersUnknown() throws IOException {
        session.file("infra/earlier.sarif", "{\"uri\": \"p.json\"}\n");
        assertEquals(1, refine("--check").exit(), "a report names files and gives them to nobody");
        session.file("infra/put.sh", "#!/bin/sh\naws iam put-role-policy --policy-document file://p.json\n");
        Ran ran = refine("--write");
        assertLeft(ran, "put.sh:2: a text names such a file, and is not followed");
        Files.delete(folder.resolve("infra/put.sh"));
        session.file("infra/.whittleignore", "broken/**\n");
        Files.createDirectories(folder.resolve("infra/broken"));
        session.file("infra/broken/main.tf", "resource {\n");
        assertLeft(refine("--write"), "`broken/main.tf` can't be read, and may name it");
    }

    @Test
    void fileOfAModule_isHeldByTheRolesOfEveryCall() throws IOException {
        Files.createDirectories(folder.resolve("infra/m"));
        Files.move(folder.resolve("infra/p.json"), folder.resolve("infra/m/p.json"));
        session.file(
                "infra/m/main.tf",
                taker("app", "file(\"${path.module}/p.json\")").replace("name = \"app\"", "name = var.name"));
        session.file("infra/main.tf", "module \"a\" {\n  source = \"./m\"\n}\nmodule \"b\" {\n  source = \"./m\"\n}\n");
        String call = """
                {"address": "module.CALL", "resources": [{"mode": "managed", "type": "aws_iam_role", "name": "app",
                 "values": {"arn": "arn:aws:iam::111122223333:role/ROLE"}}]}""";
        String state = session.file(
                "state.json",
                "{\"format_version\": \"1.0\", \"values\": {\"root_module\": {\"child_modules\": ["
                        + call.replace("CALL", "a").replace("ROLE", "one") + ","
                        + call.replace("CALL", "b").replace("ROLE", "two") + "]}}}");
        Ran ran = refine("--write", "--state", state);
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(NARROWED, session.text("infra/m/p.json"));
    }

    @Test
    void template_isRefinedWhereItIsFilledIn() throws IOException {
        String template = POLICY.replace("${aws:username}", "${queue}");
        session.file("infra/q.json.tpl", template);
        Ran untaken = refine("--check", "--format", "json");
        assertTrue(untaken.out().contains("nothing in the folder takes this file"), untaken.out());
        session.file(
                "infra/q.tf",
                taker("two", "templatefile(\"q.json.tpl\", { queue = var.q })")
                        .replace("\"two\" {", "\"q\" {")
                        .replace("role.two", "role.q"));
        Ran ran = refine("--write");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(template.replace("\"sqs:SendMessage\", ", ""), session.text("infra/q.json.tpl"));
        session.file("infra/q.json.tpl", template);
        Files.createDirectories(folder.resolve("infra/.git"));
        Ran alone = session.run("refine", session.name("infra/q.json.tpl"), "--unused", findings);
        assertEquals(template.replace("\"sqs:SendMessage\", ", ""), alone.out(), alone.err());
    }

    @Test
    void documentThatIsFilledIn_isNotRefined() throws IOException {
        session.file("infra/main.tf", BOTH.replace("file(\"p.json\")", "templatefile(\"p.json\", {})"));
        String why = "main.tf:13: this fills in what stands in `${}`, but the file is read as it stands";
        assertLeft(refine("--write"), why);
        assertLeft(refine("--write", "--policy", "p.json//."), "p.json:1 .: " + why);
        Ran ran = session.run("sources", session.name("infra"));
        assertTrue(ran.out().contains("refused: " + why), ran.out());
    }

    @Test
    void documentThatIsNamedAlone_isPrintedAsBefore() throws IOException {
        Ran ran = session.run(
                "refine",
                session.name("infra/p.json"),
                "--unused",
                findings,
                "--role",
                "arn:aws:iam::111122223333:role/two");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(NARROWED, ran.out());
        assertFalse(ran.err().contains("F   only these bytes"), ran.err());
        Ran listed = session.run("sources", session.name("infra/p.json"));
        assertEquals(0, listed.exit(), listed.err());
        assertTrue(listed.out().contains("p.json:1"), listed.out());
    }

    @Test
    void plainList_isForTheOnlyOneOfAnIdentityOrTheChosenOne() throws IOException {
        String list = session.file("unused.txt", "sqs:SendMessage\n");
        session.file("infra/bucket.json", POLICY);
        session.file(
                "infra/bucket.tf", "resource \"aws_s3_bucket_policy\" \"b\" {\n  policy = file(\"bucket.json\")\n}\n");
        Ran only = session.run("refine", session.name("infra"), "--unused", list, "--write");
        assertEquals(0, only.exit(), only.err());
        assertEquals(NARROWED, session.text("infra/p.json"));
        assertEquals(POLICY, session.text("infra/bucket.json"));
        Ran chosen =
                session.run("refine", session.name("infra"), "--unused", list, "--write", "--policy", "bucket.json//.");
        assertEquals(0, chosen.exit(), chosen.err());
        assertEquals(NARROWED, session.text("infra/bucket.json"));
    }

    @Test
    void sources_listsDocumentsAndNoOtherJson() throws IOException {
        session.file("infra/wrong.json", POLICY.replace("Allow", "allow"));
        session.file("infra/findings.json", session.text("findings.json"));
        session.file("infra/answer.json", "{\"RoleName\": \"x\", \"PolicyDocument\": " + POLICY + "}");
        session.file("infra/package.json", "{\"name\": \"Statement\", \"Effect\": 1}");
        Ran ran = session.run("sources", session.name("infra"));
        assertEquals(0, ran.exit(), ran.err());
        List<String> lines =
                ran.out().replace(session.name("infra"), "infra").lines().toList();
        assertEquals(2, lines.size(), ran.out());
        assertTrue(lines.get(0).matches("infra/p.json:1 +\\. +identity +one, two +1 statement"), ran.out());
        assertTrue(
                lines.get(1)
                        .matches(
                                "infra/wrong.json:1 +\\. +unknown +holders unknown +refused: effect `allow` does not.*"),
                ran.out());
        Ran refined = refine("--check", "--policy", "wrong.json//.");
        assertEquals(3, refined.exit(), refined.err());
        assertTrue(refined.err().contains("wrong.json:1 .: 5:17: /Statement/0/Effect: effect `allow`"), refined.err());
    }
}
