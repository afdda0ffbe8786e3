package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code whittle sources}: the policies of files and folders. */
class SourcesCommandTest {
    private static final String TERRAFORM = """
            data "aws_iam_policy_document" "app" {
              statement {
                actions   = ["s3:GetObject"]
                resources = ["*"]
              }
              statement {
                actions   = var.actions
                resources = ["*"]
              }
            }
            resource "aws_iam_role_policy" "app" {
              policy = data.aws_iam_policy_document.app.json
            }
            """;
    private static final String TEMPLATE = """
            Resources:
              Queue:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  PolicyDocument:
                    Statement: [{Effect: Allow, Principal: '*', Action: 'sqs:*', Resource: '*'}]
            """;

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));

    @BeforeEach
    void open() throws IOException {
        session = new Session(folder);
        for (String each : new String[] {"infra/.terraform", "infra/chart"}) {
            Files.createDirectories(folder.resolve(each));
        }
        session.file("infra/main.tf", TERRAFORM);
        session.file("infra/queue.yaml", TEMPLATE);
        session.file("infra/.terraform/made.tf", TERRAFORM);
        session.file("infra/chart/service.yaml", "a: {{ x }}\n");
        session.file("infra/notes.txt", "data \"aws_iam_policy_document\" \"no\" {}\n");
    }

    private Ran sources(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "sources";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return session.run(all);
    }

    @Test
    void folder_listsEveryPolicyInIt() {
        Ran ran = sources(session.name("infra"));
        assertEquals(0, ran.exit(), ran.err());
        List<String> lines =
                ran.out().replace(session.name("infra"), "infra").lines().toList();
        assertEquals(2, lines.size(), ran.out());
        assertTrue(
                lines.get(0)
                        .matches(
                                "infra/main.tf:1 +data.aws_iam_policy_document.app +identity"
                                        + " +holders unknown +1 statement, 1 more unread: its effect, or an action of it, is a variable"),
                lines.get(0));
        assertTrue(
                lines.get(1)
                        .matches("infra/queue.yaml:6 +Queue.PolicyDocument +resource +holders unknown +1 statement"),
                lines.get(1));
        assertTrue(ran.err().contains("2 policies in 3 files"), ran.err());
    }

    @Test
    void json_hasTheSame() {
        Ran ran = sources(session.name("infra/main.tf"), "--format", "json");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("\"address\":\"data.aws_iam_policy_document.app\""), ran.out());
        assertTrue(ran.out().contains("\"kind\":\"identity\""), ran.out());
        assertTrue(ran.out().contains("\"pointer\":\"/Statement/1\""), ran.out());
    }

    /** What is wrong is told, and the rest is listed all the same. */
    @Test
    void terraformFile_thatIsWrong_isTold() throws IOException {
        session.file("infra/wrong.tf", "data \"x\" {\n  a = \n}\n");
        Ran ran = sources(session.name("infra"));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("wrong.tf:2:"), ran.err());
        assertTrue(ran.out().contains("data.aws_iam_policy_document.app"), ran.out());
        Ran none = sources(session.name("infra/chart"));
        assertEquals(2, none.exit());
        assertTrue(none.err().contains("no policy was found there"), none.err());
        Ran missing = sources(session.name("nowhere"));
        assertEquals(2, missing.exit());
    }
}
