package dev.whittle.cli;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of code with two policies, and findings about the roles that hold them. */
abstract class InfrastructureCase {
    static final String QUEUE = """
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

    static final String TAGS = """
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
    Path folder = Path.of("");

    Session session = new Session(Path.of(""));
    String findings = "";

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

    static String finding(String role, String service, String action) {
        return """
                {"id": "f", "status": "ACTIVE", "findingType": "UnusedPermission", "resource": "arn:aws:iam::111122223333:role/%s", "findingDetails": [
                 {"unusedPermissionDetails": {"serviceNamespace": "%s", "actions": [{"action": "%s"}]}}]}
                """.formatted(role, service, action);
    }

    Ran refine(String... more) {
        List<String> arguments = new ArrayList<>(List.of("refine", session.name("infra"), "--unused", findings));
        arguments.addAll(List.of(more));
        return session.run(arguments.toArray(String[]::new));
    }
}
