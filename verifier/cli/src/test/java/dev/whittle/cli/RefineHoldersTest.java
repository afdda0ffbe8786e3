package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which policies of a folder evidence is about: those of roles that states, maps and the code name. */
class RefineHoldersTest extends InfrastructureCase {
    @Test
    void roleWithoutAFinding_usesEverything() throws IOException {
        String other = QUEUE.replace(
                "role = aws_iam_role.queue.name", "role = aws_iam_role.queue.name\n  # shared with nobody");
        session.file("infra/queue/main.tf", other.replace("name = \"queue\"", "name = \"unseen\""));
        Ran ran = refine("--check");
        assertEquals(1, ran.exit(), ran.err());
        assertTrue(ran.err().contains("nothing is reported of those who hold it: unseen"), ran.err());
        assertTrue(ran.err().contains("unmet      arn:aws:iam::111122223333:role/queue"), ran.err());
    }

    /** Forty roles whose names only the state or a map tells; of every fourth there is no finding. */
    @Test
    void stackOfFortyRoles_isRefinedByMapAndByState() throws IOException {
        StringBuilder code = new StringBuilder("terraform {\n  backend \"s3\" {}\n}\n");
        StringBuilder map = new StringBuilder("# roles\n");
        List<String> resources = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String arn = "arn:aws:iam::111122223333:role/app-" + i + "-7f3a";
            code.append(QUEUE.replace("\"queue\"", "\"r" + i + "\"")
                    .replace("aws_iam_role.queue", "aws_iam_role.r" + i)
                    .replace("name = \"r" + i + "\"", "name_prefix = \"app-" + i + "-\""));
            map.append("aws_iam_role.r" + i + " " + arn + "\n");
            resources.add("""
                    {"address": "aws_iam_role.r%d", "mode": "managed", "type": "aws_iam_role", "name": "r%d",
                     "values": {"name": "app-%d-7f3a", "arn": "%s"}}""".formatted(i, i, i, arn));
            if (i % 4 > 0) {
                found.add(finding("app-" + i + "-7f3a", "sqs", "SendMessage"));
            }
        }
        session.file("infra/queue/main.tf", code.toString());
        findings = session.file("forty.json", "[" + String.join(",", found) + "]");
        String state = session.file(
                "state.json",
                "{\"format_version\": \"1.0\", \"values\": {\"root_module\": {\"resources\": ["
                        + String.join(",", resources) + "]}}}");
        String mapped = session.file("roles.map", map.toString().replace("aws_iam", "queue//aws_iam"));
        assertEquals(2, refine("--check").exit(), "no name is known without them");
        for (List<String> by : List.of(List.of("--map", mapped), List.of("--state", "queue=" + state))) {
            Ran ran = refine("--check", by.get(0), by.get(1));
            assertEquals(1, ran.exit(), ran.err());
            assertTrue(ran.err().contains("41 policies in 2 files: 30 narrowed, 11 left alone"), ran.err());
        }
        String completed = session.name("new.map");
        assertEquals(
                1,
                refine("--check", "--state", "queue=" + state, "--write-map", completed)
                        .exit());
        assertEquals(0, refine("--write", "--map", completed).exit());
        assertEquals(0, refine("--check", "--map", completed).exit());
        assertEquals(10, session.text("infra/queue/main.tf").split("SendMessage", -1).length - 1);
    }

    /** Whoever a line with a typo is meant for would count as nobody. */
    @Test
    void mapLineThatIsAboutNothing_isRefused() throws IOException {
        String map = session.file("roles.map", "queue//aws_iam_role.quue other\n");
        Ran ran = refine("--check", "--map", map);
        assertEquals(2, ran.exit(), ran.err());
        assertTrue(
                ran.err().contains("roles.map:1: no policy and no role is at `queue//aws_iam_role.quue`"), ran.err());
    }

    /** A chart names nothing that only its own language could tell. */
    @Test
    void managedPolicyBesideAChart_isRefined() throws IOException {
        session.file("infra/chart.yaml", "metadata: {{ .Values.metadata }}\nname: {{ .Values.name }}\n");
        session.file("infra/queue/main.tf", """
                resource "aws_iam_role" "queue" {
                  name = "queue"
                }
                resource "aws_iam_policy" "queue" {
                  name = "queue"
                  policy = jsonencode({
                    Statement = [{ Effect = "Allow", Action = ["sqs:SendMessage", "sqs:GetQueueUrl"], Resource = "*" }]
                  })
                }
                resource "aws_iam_role_policy_attachment" "queue" {
                  role       = aws_iam_role.queue.name
                  policy_arn = aws_iam_policy.queue.arn
                }
                """);
        Ran ran = refine("--check");
        assertEquals(1, ran.exit(), ran.err());
        assertTrue(ran.err().contains("2 policies in 2 files: 2 narrowed"), ran.err());
        session.file("infra/broken.yaml", "Type: AWS::IAM::Role\n a: [\n");
        assertTrue(refine("--check").err().contains("1 narrowed, 1 left alone"), "a broken template may name it");
    }

    /** A module with a role, and the state of the one root that is seen to take it. */
    private String[] moduleWithState() throws IOException {
        Files.createDirectories(folder.resolve("infra/root"));
        Files.delete(folder.resolve("infra/tags.yaml"));
        session.file("infra/queue/main.tf", QUEUE.replace("\"queue\"\n}", "var.name\n}"));
        session.file("infra/root/main.tf", "module \"q\" {\n  source = \"../queue\"\n}\n");
        String state = session.file("state.json", """
                {"format_version": "1.0", "values": {"root_module": {"child_modules": [{"address": "module.q", "resources": [
                 {"mode": "managed", "type": "aws_iam_role", "name": "queue",
                  "values": {"arn": "arn:aws:iam::111122223333:role/queue"}}]}]}}}
                """);
        return new String[] {"--check", "--state", "root=" + state};
    }

    @Test
    void moduleThatIsTakenElsewhere_isNotNarrowedByOneState() throws IOException {
        String[] given = moduleWithState();
        assertEquals(1, refine(given).exit());
        String call = "module \"q\" {\n  source = \"../queue\"\n}\n";
        Files.createDirectories(folder.resolve("infra/vendor"));
        session.file("infra/vendor/main.tf", call);
        assertEquals(0, refine(given).exit(), "what is taken over may be deployed");
        session.file("infra/vendor/main.tf", "");
        session.file("infra/other.tf.json", "{\"module\": {\"q\": {\"source\": ");
        Ran ran = refine(given);
        assertEquals(2, ran.exit(), ran.err());
        assertTrue(
                ran.err().contains("kept       1 action on account of queue//aws_iam_role.queue"),
                "what can't be read may take it: " + ran.err());
        Files.delete(folder.resolve("infra/other.tf.json"));
        Files.createSymbolicLink(folder.resolve("infra/again"), folder.resolve("infra/queue"));
        assertEquals(2, refine(given).exit(), "what a link to its folder is deployed as has no name");
        Files.delete(folder.resolve("infra/again"));
        Files.createSymbolicLink(folder.resolve("infra/out"), Files.createDirectories(folder.resolve("other")));
        assertEquals(0, refine(given).exit(), "a folder outside may take it");
        Files.delete(folder.resolve("infra/out"));
        session.file("infra/README.md", "words");
        Files.createSymbolicLink(folder.resolve("infra/queue/README.md"), folder.resolve("infra/README.md"));
        assertEquals(1, refine(given).exit(), "words take nothing");
    }

    @Test
    void chosenPolicy_keepsWhatANamedHolderWithoutEvidenceMayUse() throws IOException {
        String other = """
                resource "aws_iam_role_policy" "other" {
                  role   = "other"
                  policy = data.aws_iam_policy_document.both.json
                }
                """;
        String code = """
                data "aws_iam_policy_document" "both" {
                  statement {
                    actions   = ["sqs:SendMessage", "sqs:GetQueueUrl"]
                    resources = ["*"]
                  }
                }
                output "both" {
                  value = data.aws_iam_policy_document.both.json
                }
                """;
        session.file("infra/queue/main.tf", code);
        String[] chosen = {
            "--check", "--policy", "data.aws_iam_policy_document.both", "--role", "arn:aws:iam::111122223333:role/queue"
        };
        assertEquals(1, refine(chosen).exit(), "nobody is known");
        session.file("infra/queue/main.tf", code + other);
        Ran ran = refine(chosen);
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("on account of role other"), ran.err());
    }

    @Test
    void valuesForVariables_tellThatAFolderIsDeployed() throws IOException {
        session.file("infra/queue/main.tf", "variable \"x\" {}\n" + QUEUE);
        assertEquals(1, refine("--check").err().split("this folder|the folder `queue`", -1).length - 1);
        session.file("infra/queue/prod.tfvars", "x = 1\n");
        assertEquals(0, refine("--check").err().split("this folder|the folder `queue`", -1).length - 1);
    }
}
