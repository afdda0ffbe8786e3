package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code whittle refine} of policies within Terraform files and templates. */
class RefineCodeTest {
    private static final String BLOCKS = """
            data "aws_iam_policy_document" "app" {
              statement {
                # tags of clusters
                actions = [
                  "ecr:TagResource", # one
                  "ecr:*Tags*",      # some
                ]
                resources = [var.repository]
              }

              statement {
                actions   = ["sqs:SendMessage"]
                resources = ["*"]
              }
            }
            """;

    private static final String ENCODED = """
            resource "aws_iam_policy" "app" {
              policy = jsonencode({
                Statement = [
                  {
                    Effect   = "Allow"
                    Action   = ["ecr:TagResource", "ecr:*Tags*"]
                    Resource = var.repository
                  },
                  { Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" },
                ]
              })
            }
            """;

    private static final String YAML = """
            Resources:
              App:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Action: # tags
                          - ecr:TagResource # one
                          - ecr:*Tags*
                        Resource: !GetAtt Repository.Arn
                      - Effect: Allow
                        Action: sqs:SendMessage
                        Resource: "*"
            """;

    private static final String JSON = """
            {
              "Resources": {
                "App": {
                  "Type": "AWS::IAM::ManagedPolicy",
                  "Properties": {
                    "PolicyDocument": {
                      "Statement": [
                        {
                          "Effect": "Allow",
                          "Action": ["ecr:TagResource", "ecr:*Tags*"],
                          "Resource": {"Fn::GetAtt": ["Repository", "Arn"]}
                        },
                        {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"}
                      ]
                    }
                  }
                }
              }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String unused = "";

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        unused = session.file("unused.txt", "ecr:TagResource\necr:PutImageTagMutability\nsqs:SendMessage\n");
    }

    private Ran refine(String name, String text, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("refine", session.file(name, text), "--unused", unused));
        arguments.addAll(List.of(more));
        return session.run(arguments.toArray(String[]::new));
    }

    /** One refinement in four languages: the same patterns go and stay, and nothing else changes but their lines. */
    @Test
    void policy_inEachLanguage_isRefinedInPlace() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("main.tf", ENCODED);
        files.put("template.yaml", YAML);
        files.put("template.json", JSON);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Ran ran = refine(file.getKey(), file.getValue());
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.err().contains("\n  F   only these bytes"), ran.err());
            assertTrue(ran.err().contains("PROVED"), ran.err());
            assertTrue(!ran.out().contains("TagResource") && !ran.out().contains("sqs"), ran.out());
            assertTrue(ran.out().contains("ecr:*Tags*") || ran.out().contains("Tags"), ran.out());
            Ran again = refine(file.getKey(), ran.out(), "--check");
            assertEquals(0, again.exit(), again.err());
            assertEquals(1, refine(file.getKey(), file.getValue(), "--check").exit());
        }
    }

    @Test
    void dataDocument_keepsItsComments() throws IOException {
        Ran ran = refine("main.tf", BLOCKS, "--policy", "data.aws_iam_policy_document.app");
        assertEquals("""
                data "aws_iam_policy_document" "app" {
                  statement {
                    # tags of clusters
                    actions = [
                      "ecr:*Tags*",      # some
                    ]
                    resources = [var.repository]
                  }
                }
                """, ran.out(), ran.err());
        assertEquals(0, ran.exit());
    }

    @Test
    void severalPolicies_orNone_areListed() throws IOException {
        Ran ran = refine("main.tf", BLOCKS);
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("main.tf:1 data.aws_iam_policy_document.app (unknown)"), ran.err());
        Ran wrong = refine("main.tf", BLOCKS, "--policy", "data.aws_iam_policy_document.other");
        assertEquals(2, wrong.exit());
        assertTrue(wrong.err().contains("no policy is at `data.aws_iam_policy_document.other`"), wrong.err());
        assertEquals(2, refine("none.tf", "locals {}\n").exit());
        assertEquals(
                2, refine("policy.json", "{\"Statement\":{}}", "--policy", "x").exit());
        Ran broken = refine("main.tf", "data \"x\" {\n  a = \n}\n");
        assertEquals(2, broken.exit());
        assertTrue(broken.err().contains("main.tf:2:"), broken.err());
    }

    @Test
    void statement_thatCantBeRead_staysAndTheProofSaysSo() throws IOException {
        String open = BLOCKS.replace("actions   = [\"sqs:SendMessage\"]", "actions   = var.extra");
        Ran ran = refine("main.tf", open, "--policy", "data.aws_iam_policy_document.app");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("actions   = var.extra"), ran.out());
        assertTrue(ran.err().contains("proved, but for 1 statement that can't be read"), ran.err());
        assertTrue(
                ran.err().contains("\nunread     /Statement/1: its effect, or an action of it, is a variable"),
                ran.err());
        Ran strict = refine("main.tf", open, "--policy", "data.aws_iam_policy_document.app", "--strict");
        assertEquals(2, strict.exit());
        assertEquals("", strict.out());
    }

    /** What a document with others may bring back, and a Deny that may be left out, take nothing away. */
    @Test
    void statement_thatMayBeReplacedOrLeftOut_isNotTakenForSure() throws IOException {
        String named = BLOCKS.replace("    actions   = [\"sqs", "    sid       = \"Queue\"\n    actions   = [\"sqs");
        Ran ran = refine("main.tf", named, "--policy", "data.aws_iam_policy_document.app");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("sqs:SendMessage"), ran.out());
        assertTrue(ran.err().contains("may have a statement of its sid, which would come back"), ran.err());
        String denied = BLOCKS.replace("\n}\n", """

                  dynamic "statement" {
                    for_each = var.deny ? [1] : []
                    content {
                      effect    = "Deny"
                      actions   = ["ecr:*"]
                      resources = ["*"]
                    }
                  }
                }
                """);
        Ran open = refine("main.tf", denied, "--policy", "data.aws_iam_policy_document.app");
        assertEquals(0, open.exit(), open.err());
        assertTrue(open.out().contains("\"ecr:*Tags*\""), open.out());
        assertTrue(open.out().contains("for_each = var.deny ? [1] : []"), open.out());
    }

    /** Text within a file is a policy like any other. */
    @Test
    void policyInAHeredoc_isRefinedInPlace() throws IOException {
        String heredoc = """
                resource "aws_iam_policy" "app" {
                  policy = <<-EOF
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": ["ecr:TagResource", "ecr:*Tags*"], "Resource": "${var.repository}"},
                      {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"},
                      {"Effect": "${var.effect}", "Action": "sqs:*", "Resource": "*"}
                    ]}
                  EOF
                }
                """;
        Ran ran = refine("main.tf", heredoc);
        assertEquals(
                heredoc.replace("\"ecr:TagResource\", ", "")
                        .replace(
                                ",\n      {\"Effect\": \"Allow\", \"Action\": \"sqs:SendMessage\", \"Resource\": \"*\"}",
                                ""),
                ran.out(),
                ran.err());
        assertTrue(ran.err().contains("\n  F   only these bytes"), ran.err());
        assertTrue(ran.err().contains("proved, but for 1 statement that can't be read"), ran.err());
        Ran refused = refine("main.tf", heredoc.replace("    {\"V", "    %{ if var.x }%{ endif }{\"V"));
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("`%{` stands in the policy"), refused.err());
    }

    /** A Deny in a branch may be left out, and takes nothing from others; an Allow gives way to nothing in its branch. */
    @Test
    void statementInABranch_isRefinedInPlace() throws IOException {
        String branch = YAML.replace(
                "          - Effect: Allow\n            Action: sqs:SendMessage\n            Resource: \"*\"\n", """
                          - !If [IsProd, {Effect: Allow, Action: 'sqs:SendMessage', Resource: '*'}, !Ref AWS::NoValue]
                          - !If [IsProd, {Effect: Deny, Action: 'ecr:*', Resource: '*'}, !Ref AWS::NoValue]
                """);
        Ran ran = refine("template.yaml", branch);
        assertEquals(
                branch.replace("              - ecr:TagResource # one\n", "")
                        .replace("{Effect: Allow, Action: 'sqs:SendMessage', Resource: '*'}", "!Ref AWS::NoValue"),
                ran.out(),
                ran.err());
        assertEquals(0, ran.exit(), ran.err());
        String sure = branch.replace(
                "!If [IsProd, {Effect: Deny, Action: 'ecr:*', Resource: '*'}, !Ref AWS::NoValue]",
                "{Effect: Deny, Action: 'ecr:*', Resource: '*'}");
        Ran denied = refine("template.yaml", sure);
        assertTrue(
                denied.out().contains("ecr:TagResource"), "a Deny that is always there takes it away: " + denied.out());
    }

    /** What can be read may all go where what can't is left. */
    @Test
    void statementsThatCanBeRead_goBesideOneThatCant() throws IOException {
        String open = BLOCKS.replace(
                "actions = [\n      \"ecr:TagResource\", # one\n      \"ecr:*Tags*\",      # some\n    ]",
                "actions = var.extra");
        Ran ran = refine("main.tf", open, "--policy", "data.aws_iam_policy_document.app");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("var.extra") && !ran.out().contains("sqs"), ran.out());
    }

    @Test
    void patternThatACommentKeeps_stays() throws IOException {
        String kept = BLOCKS.replace("# tags of clusters", "# whittle:keep ecr:Tag*");
        Ran ran = refine("main.tf", kept, "--policy", "data.aws_iam_policy_document.app");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("\"ecr:TagResource\", # one"), ran.out());
        assertTrue(!ran.out().contains("sqs"), ran.out());
        assertTrue(ran.err().contains("PROVED"), ran.err());
    }

    @Test
    void formsOfADocument_areRefused() throws IOException {
        Ran ran = refine("t.yaml", YAML, "--format", "recommendation");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("--format recommendation want"), ran.err());
    }
}
