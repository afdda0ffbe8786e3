package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** {@code whittle refine} of the policies in a folder of code, and files that are edited in place. */
class RefineFolderTest extends InfrastructureCase {
    @Test
    void folder_isCheckedAndWrittenAndCheckedAgain() throws IOException {
        assertEquals(1, refine("--check").exit());
        Files.setPosixFilePermissions(folder.resolve("infra/tags.yaml"), PosixFilePermissions.fromString("rw-r-----"));
        Ran ran = refine("--write");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertEquals(
                QUEUE.replace("[\"sqs:SendMessage\", \"sqs:GetQueueUrl\"]", "[\"sqs:GetQueueUrl\"]"),
                session.text("infra/queue/main.tf"));
        assertEquals(TAGS.replaceFirst(" +- ecr:TagResource # why\n", ""), session.text("infra/tags.yaml"));
        assertEquals(QUEUE, session.text("infra/.terraform/main.tf"));
        assertEquals(
                "rw-r-----",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("infra/tags.yaml"))));
        assertTrue(ran.err().contains("held by queue"), ran.err());
        assertTrue(ran.err().contains("2 policies in 2 files: 2 narrowed"), ran.err());
        Ran again = refine("--check");
        assertEquals(0, again.exit(), again.err());
    }

    @Test
    void diff_isOneThatGitApplies() throws IOException {
        Ran ran = refine("--diff");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("--- a/queue/main.tf\n+++ b/queue/main.tf\n"), ran.out());
        assertTrue(ran.out().contains("--- a/tags.yaml\n+++ b/tags.yaml\n"), ran.out());
        assertEquals(QUEUE, session.text("infra/queue/main.tf"));
        Ran rooted = refine("--diff", "--root", folder.toString());
        assertTrue(rooted.out().contains("--- a/infra/tags.yaml\n"), rooted.out());
    }

    @Test
    void reports_nameEveryPolicy() throws IOException {
        JsonNode json = new ObjectMapper().readTree(refine("--format", "json").out());
        assertEquals(2, json.at("/sites").size());
        JsonNode site = json.at("/sites/0");
        assertEquals("queue/main.tf", site.at("/file").asText());
        assertEquals("aws_iam_role_policy.queue.policy", site.at("/address").asText());
        assertEquals("CREATE_POLICY", site.at("/recommendedAction").asText());
        assertEquals("[\"sqs:SendMessage\"]", site.at("/removed").toString());
        assertEquals("write", site.at("/removals/0/kind").asText());
        assertEquals(1, site.at("/remaining").asInt());
        JsonNode sarif = new ObjectMapper().readTree(refine("--format", "sarif").out());
        JsonNode result = sarif.at("/runs/0/results/1");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertEquals("tags.yaml", place.at("/artifactLocation/uri").asText());
        assertEquals(12, place.at("/region/startLine").asInt());
        assertEquals(
                "Tagger.Policies[0].PolicyDocument",
                result.at("/locations/0/logicalLocations/0/fullyQualifiedName").asText());
        assertEquals(64, result.at("/partialFingerprints/whittle~1v1").asText().length());
        assertEquals(1, result.at("/fixes").size());
        assertEquals("whittle/unused-write", result.at("/ruleId").asText());
        assertEquals(0, refine("--check", "--report", session.name("page.html")).exit() - 1);
        String page = session.text("page.html");
        assertTrue(page.contains("aws_iam_role_policy.queue.policy") && page.contains("Tagger.Policies[0]"), page);
    }

    /** A gate that read nothing must not be green. */
    @Test
    void policyOfWhichNothingIsRead_isNoGreenCheck() throws IOException {
        String open = QUEUE.replace("[\"sqs:SendMessage\", \"sqs:GetQueueUrl\"]", "var.actions");
        session.file("infra/queue/main.tf", open);
        Ran ran = refine("--check", "--exclude", "tags.yaml");
        assertEquals(3, ran.exit(), ran.err());
        assertTrue(ran.err().contains("check      unknown: no statement of a policy is read"), ran.err());
        assertEquals(0, refine("--diff", "--exclude", "tags.yaml").exit());
        session.file(
                "infra/queue/main.tf",
                open.replace(
                        "Statement = [",
                        "Statement = [{ Effect = \"Allow\", Action = \"s3:List*\", Resource = \"*\" },"));
        assertEquals(0, refine("--check", "--exclude", "tags.yaml").exit(), "some of it is read");
    }

    @Test
    void fileThatCantBeRead_isNamedWhereNoEvidenceIsMet() throws IOException {
        session.file("infra/queue/broken.tf", "resource {\n");
        Ran ran = refine("--check", "--exclude", "tags.yaml");
        assertEquals(2, ran.exit(), ran.err());
        assertTrue(ran.err().contains("  " + session.name("infra/queue/broken.tf") + ":2:1:"), ran.err());
    }

    /** The first statement stays unread, since it has a sid. */
    @Test
    void sarifOfAPolicyWithAStatementThatStays_isInPlace() throws IOException {
        session.file("infra/queue/main.tf", """
                data "aws_iam_policy_document" "queue" {
                  statement {
                    sid       = "Send"
                    actions   = ["sqs:SendMessage"]
                    resources = ["*"]
                  }
                  statement {
                    actions = [
                      "sqs:GetQueueUrl",
                      "sqs:SendMessage",
                    ]
                    resources = ["a"]
                  }
                }
                resource "aws_iam_role_policy" "queue" {
                  role   = "queue"
                  policy = data.aws_iam_policy_document.queue.json
                }
                """);
        Ran ran = refine("--format", "sarif", "--exclude", "tags.yaml");
        assertEquals(0, ran.exit(), ran.err());
        JsonNode results = new ObjectMapper().readTree(ran.out()).at("/runs/0/results");
        assertEquals(2, results.size(), ran.out());
        assertEquals(
                10,
                results.at("/0/locations/0/physicalLocation/region/startLine").asInt());
        JsonNode fix = results.at("/0/fixes/0/artifactChanges/0/replacements/0");
        assertEquals(10, fix.at("/deletedRegion/startLine").asInt(), ran.out());
        assertEquals(11, fix.at("/deletedRegion/endLine").asInt());
        assertEquals("whittle/unread", results.at("/1/ruleId").asText());
    }

    @Test
    void filesThatMustNotBeWritten_areLeftAndToldOf() throws IOException {
        Path real = folder.resolve("tags.yaml");
        Files.move(folder.resolve("infra/tags.yaml"), real);
        Files.createSymbolicLink(folder.resolve("infra/tags.yaml"), real);
        Ran ran = session.run(
                "refine",
                session.name("infra/tags.yaml"),
                "--policy",
                "*",
                "--unused",
                findings,
                "--role",
                "arn:aws:iam::111122223333:role/tagger",
                "--write");
        assertEquals(2, ran.exit(), ran.err());
        assertTrue(ran.err().contains("it is a link"), ran.err());
        assertEquals(TAGS, session.text("tags.yaml"));
    }

    @Test
    void allOrNothing_writesNothingWhereAFileIsBroken() throws IOException {
        session.file("infra/broken.tf", "resource {\n");
        Ran ran = refine("--write", "--all-or-nothing");
        assertEquals(2, ran.exit(), ran.err());
        assertTrue(ran.err().contains("written    nothing"), ran.err());
        assertEquals(QUEUE, session.text("infra/queue/main.tf"));
        Ran some = refine("--write");
        assertEquals(2, some.exit(), some.err());
        assertTrue(some.err().contains("refused    " + session.name("infra/broken.tf") + ":2:1:"), some.err());
        assertFalse(QUEUE.equals(session.text("infra/queue/main.tf")));
    }

    /** What the CDK made is made again by the next build. */
    @Test
    void templateOfTheCdk_isToldWithItsConstructAndNotWritten() throws IOException {
        String made = TAGS.replace(
                "    Type: AWS::IAM::Role\n",
                "    Type: AWS::IAM::Role\n    Metadata:\n      aws:cdk:path: App/Tagger/Resource\n");
        session.file("infra/tags.yaml", made);
        Ran ran = refine("--write");
        assertEquals(2, ran.exit(), ran.err());
        assertEquals(made, session.text("infra/tags.yaml"));
        assertFalse(QUEUE.equals(session.text("infra/queue/main.tf")));
        assertTrue(
                ran.err().contains("tags.yaml: it is made by a program; change the CDK construct App/Tagger/Resource"),
                ran.err());
        Ran listed = session.run("sources", session.name("infra"));
        assertTrue(listed.out().contains("made from the CDK construct App/Tagger/Resource"), listed.out());
        assertTrue(refine("--diff").out().matches("(?s).*\n- +- ecr:TagResource # why\n.*"));
    }

    @Test
    void evidenceOfNobodyHere_isNoGreenGate() throws IOException {
        findings = session.file("others.json", finding("elsewhere", "sqs", "SendMessage"));
        Ran ran = refine("--check");
        assertEquals(2, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("the evidence is about no policy here"), ran.err());
    }

    @Test
    void folderThatIsALink_isRefinedAsTheFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("infra"));
        Ran ran = session.run("refine", session.name("link"), "--unused", findings, "--write");
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(TAGS.equals(session.text("infra/tags.yaml")), ran.err());
        assertTrue(ran.err().contains("written    " + session.name("link/tags.yaml")), ran.err());
    }

    @Test
    void excludedFiles_areLeftOut() throws IOException {
        Ran ran = refine("--check", "--exclude", "queue/**");
        assertTrue(ran.err().contains("1 policy in 1 file"), ran.err());
        session.file("infra/.whittleignore", "# made\nqueue/\n");
        assertTrue(refine("--check").err().contains("1 policy in 1 file"), ran.err());
    }

    @Test
    void usage_isChecked() throws IOException {
        assertEquals(2, refine().exit());
        assertEquals(2, refine("--check", "--all-or-nothing").exit());
        assertEquals(2, refine("--write", "-o", session.name("x")).exit());
        assertEquals(2, refine("--check", "--policy", "nothing").exit());
        assertEquals(2, refine("--diff", "--root", session.name("infra/queue")).exit());
        assertEquals(2, refine("--write", "--root", session.name("infra/queue")).exit());
        assertEquals(QUEUE, session.text("infra/queue/main.tf"));
    }

    /** A policy that is chosen may stand in a file that can't be read, which then is the reason. */
    @Test
    void chosenPolicyThatIsNotFound_isToldWithWhatCannotBeRead() throws IOException {
        session.file("infra/broken.tf", "resource {\n");
        Ran ran = refine("--check", "--policy", "aws_iam_policy.nowhere.policy");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("no policy is at `aws_iam_policy.nowhere.policy`; there are\n"), ran.err());
        assertTrue(ran.err().contains("can't be read: " + session.name("infra/broken.tf") + ":2:1:"), ran.err());
        String empty = session.file("empty.tf.json", "{}");
        Ran none = session.run("refine", empty, "--policy", "x", "--unused", findings);
        assertEquals(2, none.exit());
        assertTrue(none.err().endsWith("empty.tf.json: no policy is at `x`; there is none\n"), none.err());
    }
}
