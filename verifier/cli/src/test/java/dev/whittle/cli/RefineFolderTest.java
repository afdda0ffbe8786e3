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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code whittle refine} of the policies in a folder of code, and files that are edited in place. */
class RefineFolderTest {
    private static final String QUEUE = """
            resource "aws_iam_role_policy" "queue" {
              role = aws_iam_role.queue.name
              policy = jsonencode({
                Statement = [{ Effect = "Allow", Action = ["sqs:SendMessage", "sqs:GetQueueUrl"], Resource = "*" }]
              })
            }
            resource "aws_iam_role" "queue" {
              name = "queue"
            }
            """;

    private static final String TAGS = """
            Resources:
              Tagger:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: tagger
                  Policies:
                    - PolicyName: tags
                      PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Action:
                              - ecr:TagResource # why
                              - ecr:ListTagsForResource
                            Resource: "*"
            """;

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String findings = "";

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        Files.createDirectories(folder.resolve("infra/queue"));
        Files.createDirectories(folder.resolve("infra/.terraform"));
        session.file("infra/queue/main.tf", QUEUE);
        session.file("infra/tags.yaml", TAGS);
        session.file("infra/.terraform/main.tf", QUEUE);
        findings = session.file(
                "findings.json",
                "[" + finding("queue", "sqs", "SendMessage") + "," + finding("tagger", "ecr", "TagResource") + "]");
    }

    private static String finding(String role, String service, String action) {
        return """
                {"id": "f", "status": "ACTIVE", "findingType": "UnusedPermission", "resource": "arn:aws:iam::111122223333:role/%s", "findingDetails": [
                 {"unusedPermissionDetails": {"serviceNamespace": "%s", "actions": [{"action": "%s"}]}}]}
                """.formatted(role, service, action);
    }

    private Ran refine(String... more) {
        List<String> arguments = new ArrayList<>(List.of("refine", session.name("infra"), "--unused", findings));
        arguments.addAll(List.of(more));
        return session.run(arguments.toArray(String[]::new));
    }

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
    void roleWithoutAFinding_usesEverything() throws IOException {
        String other = QUEUE.replace(
                "role = aws_iam_role.queue.name", "role = aws_iam_role.queue.name\n  # shared with nobody");
        session.file("infra/queue/main.tf", other.replace("name = \"queue\"", "name = \"unseen\""));
        Ran ran = refine("--check");
        assertEquals(1, ran.exit(), ran.err());
        assertTrue(ran.err().contains("nothing is reported of those who hold it: unseen"), ran.err());
        assertTrue(ran.err().contains("unmet      arn:aws:iam::111122223333:role/queue"), ran.err());
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
        session.file("infra/other.tf.json", "{\"module\": {\"q\": {\"source\": \"./queue\"}}}");
        assertEquals(0, refine(given).exit(), "what can't be read may take it");
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
