package dev.whittle.source;

import static dev.whittle.source.Coded.contexts;
import static dev.whittle.source.Coded.edited;
import static dev.whittle.source.Coded.policy;
import static dev.whittle.source.Coded.replaced;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.Unread;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies within files of code: found and read. */
class CodeFileTest {
    static final String DATA = """
            # what the application may do
            data "aws_iam_policy_document" "app" {
              statement {
                # objects
                actions = [
                  "s3:Get*",      # read
                  "s3:PutObject", # write
                  # why: batch
                  "s3:List*",
                ]
                resources = [var.bucket, "${var.bucket}/*"]
              }

              statement {
                sid       = "Queue"
                effect    = "Allow"
                actions   = ["sqs:SendMessage", "sqs:ReceiveMessage"]
                resources = [aws_sqs_queue.this.arn]
              }

              statement {
                effect    = "Deny"
                actions   = ["s3:DeleteObject"]
                resources = ["*"]
              }
            }

            resource "aws_iam_role_policy" "app" {
              role   = aws_iam_role.app.id
              policy = data.aws_iam_policy_document.app.json
            }
            """;

    static final String ENCODED = """
            resource "aws_iam_policy" "app" {
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [
                  {
                    Effect   = "Allow"
                    Action   = "s3:*"
                    Resource = "${aws_s3_bucket.b.arn}/*"
                  },
                  { Effect = "Allow", Action = ["sqs:SendMessage", "sqs:ReceiveMessage"], Resource = "*" },
                ]
              })
            }
            """;

    static final String YAML = """
            Resources:
              Role: # the application's
                Type: AWS::IAM::Role
                Properties:
                  Policies:
                    - PolicyName: app
                      PolicyDocument:
                        Version: 2012-10-17
                        Statement:
                          - Effect: Allow
                            Action: s3:*  # all of it
                            Resource: !Sub ${Bucket.Arn}/*
                          - { Effect: Allow, Action: ['sqs:SendMessage', "sqs:ReceiveMessage"], Resource: '*' }
                          # why: tasks
                          - Effect: Allow
                            Action:
                              - ecs:RunTask   # start
                              - ecs:Stop*
                            Resource: "*"
            """;

    static final String JSON = """
            {
              "Resources": {
                "Policy": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": [{"Effect": "Allow", "Action": ["s3:Get*", "s3:PutObject"], "Resource": {"Fn::Sub": "${B.Arn}/*"}}]
                    }
                  }
                }
              }
            }
            """;

    static final String SERVERLESS = """
            service: app
            provider:
              name: aws
              iam:
                role:
                  statements:
                    - Effect: Allow
                      Action: [dynamodb:GetItem, dynamodb:PutItem]
                      Resource: ${self:custom.table}
            """;

    private static CodeFile read(String name, String text) {
        return CodeFile.read(name, text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void sites_haveAddressesAndKinds() {
        assertEquals(
                List.of("data.aws_iam_policy_document.app IDENTITY 2"),
                read("main.tf", DATA).sites().stream().map(CodeFileTest::shown).toList());
        assertEquals(
                List.of("aws_iam_policy.app.policy IDENTITY 2"),
                read("main.tf", ENCODED).sites().stream()
                        .map(CodeFileTest::shown)
                        .toList());
        assertEquals(
                List.of("Role.Policies[0].PolicyDocument IDENTITY 8"),
                read("t.yaml", YAML).sites().stream().map(CodeFileTest::shown).toList());
        assertEquals(
                List.of("Policy.PolicyDocument IDENTITY 6"),
                read("t.json", JSON).sites().stream().map(CodeFileTest::shown).toList());
        assertEquals(
                List.of("provider.iam.role.statements IDENTITY 7"),
                read("serverless.yml", SERVERLESS).sites().stream()
                        .map(CodeFileTest::shown)
                        .toList());
    }

    private static String shown(Site site) {
        return site.address() + " " + site.takenAs() + " " + site.line();
    }

    @Test
    void dataDocument_isReadWithItsDefaults() {
        Policy policy = policy("main.tf", DATA);
        assertEquals(Optional.of("2012-10-17"), policy.version());
        assertEquals(
                List.of(Effect.ALLOW, Effect.ALLOW, Effect.DENY),
                policy.statements().stream().map(Statement::effect).toList());
        assertTrue(policy.statements().get(2).context().isAlways());
        assertTrue(policy.statements().get(1).context().canonical().contains("exists"));
    }

    /** One text with two meanings: what an alias names is in other places too, and of two members of a name one counts. */
    @Test
    void policy_thatIsSharedOrAmbiguous_isNotEdited() {
        String anchored = YAML.replace("PolicyDocument:\n", "PolicyDocument: &all\n") + "Other: *all\n";
        assertEquals(List.of(), read("t.yaml", anchored).sites());
        Site twice = read(
                        "m.tf",
                        ENCODED.replace("Action   = \"s3:*\"", "Action   = \"s3:Get*\"\n        Action   = \"s3:*\""))
                .sites()
                .get(0);
        assertEquals(Optional.empty(), twice.policy());
        assertTrue(twice.problems().get(0).message().startsWith("the key `Action` stands here twice"));
    }

    /** Of two dynamic blocks the same text is another value, unless they go over the same collection. */
    @Test
    void variable_inTwoDynamicBlocks_isAnotherOne() {
        String block = """
                data "aws_iam_policy_document" "x" {
                  dynamic "statement" {
                    for_each = var.a
                    content {
                      actions   = ["s3:GetObject"]
                      resources = [statement.value.arn]
                    }
                  }
                  dynamic "statement" {
                    for_each = var.b
                    content {
                      actions   = ["s3:GetObject"]
                      resources = [statement.value.arn]
                    }
                  }
                }
                """;
        List<Statement> statements = policy("m.tf", block).statements();
        assertNotEquals(statements.get(0).context(), statements.get(1).context());
        List<Statement> same = policy("m.tf", block.replace("var.b", "var.a")).statements();
        assertEquals(same.get(0).context(), same.get(1).context());
        assertTrue(same.stream().allMatch(each -> each.context().canonical().contains("exists")));
    }

    /** Two such calls give two values, so that no statement with one is like another, or takes anything from it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "uuid()",
                "timestamp()",
                "core::timestamp()",
                "bcrypt(var.x)",
                "\"${uuid()}\"",
                "format(\"%s\", upper(uuid()))",
                "var.x ? timestamp() : var.y"
            })
    void callThatGivesAnotherValueEachTime_leavesItsStatementUnread(String call) {
        String document = """
                data "aws_iam_policy_document" "x" {
                  statement {
                    actions   = ["s3:GetObject", "s3:PutObject"]
                    resources = [CALL]
                  }
                  statement {
                    effect    = "Deny"
                    actions   = ["s3:GetObject"]
                    resources = ["*"]
                    condition {
                      test     = "StringEquals"
                      variable = "aws:username"
                      values   = [CALL]
                    }
                  }
                  statement {
                    actions   = ["sqs:*"]
                    resources = [random_id.x.hex, plantimestamp()]
                  }
                }
                """.replace("CALL", call);
        Policy policy = policy("m.tf", document);
        assertEquals(1, policy.statements().size());
        assertEquals(
                List.of("/Statement/0", "/Statement/1"),
                policy.unread().stream().map(Unread::pointer).toList());
        assertTrue(
                policy.unread().get(0).reason().endsWith("(), which gives another value each time"),
                policy.unread().toString());
    }

    /** A byte order mark stays; bytes that are no text are refused behind one, too. */
    @Test
    void mark_stays() {
        assertEquals("\uFEFF" + DATA, read("m.tf", "\uFEFF" + DATA).text().text());
        byte[] wrong = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '#', (byte) 0xFF, '\n'};
        assertThrows(InvalidInputException.class, () -> CodeFile.read("m.tf", wrong));
    }

    @Test
    void statementsThatAModuleTakes_areNarrowedAndStay() {
        String text = """
                module "queue" {
                  source = "./queue"
                  policy_statements = {
                    read = {
                      effect    = "Allow"
                      actions   = ["sqs:GetQueueUrl", "sqs:SendMessage"]
                      resources = [var.queue]
                    }
                    denied = { effect = "Deny", actions = ["sqs:GetQueueUrl"], resources = [var.queue] }
                    open = { actions = ["sqs:PurgeQueue"], resources = ["*"] }
                  }
                }
                """;
        Site site = read("main.tf", text).sites().get(0);
        assertEquals("module.queue.policy_statements", site.address());
        assertEquals(SiteKind.UNKNOWN, site.takenAs());
        Policy policy = site.readPolicy();
        assertEquals(2, policy.statements().size());
        assertEquals(1, policy.unread().size());
        assertTrue(policy.denials(policy.statements().get(0).context()).isEmpty());
        String narrowed = text.replace(", \"sqs:SendMessage\"", "");
        assertEquals(
                narrowed,
                edited("main.tf", text, 0, replaced(policy.statements().get(0), 1)));
        assertEquals(contexts(policy), contexts(policy("main.tf", narrowed)));
        Policy left = policy.notation().leaving(policy, List.of(0)).orElseThrow();
        assertEquals(1, left.statements().size());
    }

    @Test
    void statementWithOneOfTwoElements_isUnreadAlone() {
        String text = """
                data "aws_iam_policy_document" "x" {
                  statement {
                    actions       = ["s3:GetObject"]
                    resources     = try(var.x, null)
                    not_resources = try(var.y, null)
                  }
                  statement {
                    actions   = ["s3:GetObject"]
                    resources = ["*"]
                  }
                }
                """;
        Policy policy = policy("main.tf", text);
        assertEquals(1, policy.statements().size());
        assertEquals(1, policy.unread().size());
    }

    /** What an alias means is told by its anchor's name, and not by its place, which an edit moves. */
    @Test
    void aliasBehindAnEditedList_meansTheSame() {
        String text = """
                Resources:
                  P:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      PolicyDocument:
                        Statement:
                          - {Effect: Allow, Action: [s3:GetObject, s3:PutObject], Resource: &x arn}
                          - {Effect: Allow, Action: [sqs:SendMessage], Resource: *x}
                          - {Effect: Allow, Action: [sqs:SendMessage], Resource: [&x brn, *x]}
                          - {Effect: Allow, Action: [sns:Publish], Resource: *x}
                """;
        Policy policy = policy("t.yaml", text);
        List<Context> contexts = contexts(policy);
        assertNotEquals(contexts.get(1), contexts.get(3));
        String narrowed = text.replace(", s3:PutObject", "");
        assertEquals(
                narrowed, edited("t.yaml", text, 0, replaced(policy.statements().get(0), 1)));
        assertEquals(contexts, contexts(policy("t.yaml", narrowed)));
        Policy left = policy.notation().leaving(policy, List.of(0)).orElseThrow();
        assertEquals(
                "an anchor stands in it, which others may mean",
                left.unread().get(0).reason());
    }
}
