package dev.whittle.source;

import static dev.whittle.source.CodeFileTest.DATA;
import static dev.whittle.source.CodeFileTest.ENCODED;
import static dev.whittle.source.CodeFileTest.JSON;
import static dev.whittle.source.CodeFileTest.YAML;
import static dev.whittle.source.Coded.assertChanged;
import static dev.whittle.source.Coded.edited;
import static dev.whittle.source.Coded.patterns;
import static dev.whittle.source.Coded.policy;
import static dev.whittle.source.Coded.replaced;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Edits of policies in files of code: nothing but what is meant changes. */
class CodeWritingTest {
    private static String narrowed(String name, String text, int statement, int entry, String... patterns) {
        Statement which = policy(name, text).statements().get(statement);
        return edited(name, text, statement, replaced(which, entry, patterns));
    }

    @Test
    void element_thatIsReplaced_keepsItsComment() {
        assertChanged(
                DATA,
                "\"s3:Get*\",      #",
                "\"s3:GetObject*\",      #",
                narrowed("m.tf", DATA, 0, 0, "s3:GetObject*"));
        assertChanged(
                DATA,
                "      \"s3:Get*\",      # read\n",
                "      \"s3:GetA*\",\n      \"s3:GetB*\",      # read\n",
                narrowed("m.tf", DATA, 0, 0, "s3:GetA*", "s3:GetB*"));
        assertChanged(
                YAML,
                "                  - ecs:Stop*\n",
                "                  - \"*:StopTask\"\n                  - ecs:StopA*\n",
                narrowed("t.yaml", YAML, 2, 1, "*:StopTask", "ecs:StopA*"));
    }

    @Test
    void element_thatGoes_takesItsLine() {
        assertChanged(DATA, "      \"s3:PutObject\", # write\n", "", narrowed("m.tf", DATA, 0, 1));
        assertChanged(DATA, "\"sqs:SendMessage\", ", "", narrowed("m.tf", DATA, 1, 0));
        assertChanged(DATA, ", \"sqs:ReceiveMessage\"", "", narrowed("m.tf", DATA, 1, 1));
        assertChanged(YAML, "                  - ecs:RunTask   # start\n", "", narrowed("t.yaml", YAML, 2, 0));
        assertChanged(YAML, ", \"sqs:ReceiveMessage\"", "", narrowed("t.yaml", YAML, 1, 1));
        assertChanged(JSON, ", \"s3:PutObject\"", "", narrowed("t.json", JSON, 0, 1));
    }

    @Test
    void string_thatBecomesAList_isWrittenAsTheLanguageDoes() {
        assertChanged(
                ENCODED,
                "\"s3:*\"",
                "[\"s3:Get*\", \"s3:List*\"]",
                narrowed("m.tf", ENCODED, 0, 0, "s3:Get*", "s3:List*"));
        assertChanged(
                YAML,
                "                Action: s3:*  # all of it\n",
                "                Action:  # all of it\n                  - s3:Get*\n                  - \"?3:List*\"\n",
                narrowed("t.yaml", YAML, 0, 0, "s3:Get*", "?3:List*"));
    }

    @Test
    void statement_thatGoes_takesItsLines() {
        StatementEdit drop = new StatementEdit.Drop();
        assertChanged(
                DATA,
                "\n  statement {\n    effect    = \"Deny\"\n    actions   = [\"s3:DeleteObject\"]\n    resources = [\"*\"]\n  }\n",
                "",
                edited("m.tf", DATA, 2, drop));
        assertChanged(
                ENCODED,
                "      { Effect = \"Allow\", Action = [\"sqs:SendMessage\", \"sqs:ReceiveMessage\"], Resource = \"*\" },\n",
                "",
                edited("m.tf", ENCODED, 1, drop));
        assertChanged(
                YAML,
                "              - { Effect: Allow, Action: ['sqs:SendMessage', \"sqs:ReceiveMessage\"], Resource: '*' }\n",
                "",
                edited("t.yaml", YAML, 1, drop));
    }

    /** F: a change of anything else is told. */
    @Test
    void differences_ofOtherBytes_areFound() {
        Policy policy = policy("m.tf", DATA);
        for (String other : List.of(
                DATA.replace("# objects", "# object"),
                DATA.replace("[\"s3:DeleteObject\"]", "[\"s3:DeleteBucket\"]"),
                DATA.replace("var.bucket, ", "var.other, "),
                DATA.replace("\"app\" {\n  role", "\"other\" {\n  role"))) {
            Policy again = policy.notation().read(new SourceText("m.tf", other));
            assertEquals(
                    List.of("bytes outside of the lists of actions differ"),
                    policy.notation().differences(policy, again, List.of()),
                    other);
        }
    }

    /** What can't be read stays, also between two statements of which the later goes. */
    @Test
    void statement_thatGoesBehindAnUnreadOne_leavesThat() {
        String open = JSON.replace(
                "\"Statement\": [",
                "\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"sqs:*\", \"Resource\": \"*\"}, {\"Fn::If\": [\"c\", 1, 2]}, ");
        String gone = edited("t.json", open, 1, new StatementEdit.Drop());
        assertTrue(gone.contains("{\"Fn::If\": [\"c\", 1, 2]}]"), gone);
        String line =
                "x = jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"s3:*\", Resource = \"*\" }, var.s,"
                        + " { Effect = \"Allow\", Action = \"sqs:*\", Resource = \"*\" }] })\n";
        String left = edited("m.tf", line, 1, new StatementEdit.Drop());
        assertTrue(left.contains("}, var.s] })"), left);
        Policy policy = policy("m.tf", line);
        Policy without = policy.notation().read(new SourceText("m.tf", line.replace(" var.s,", "")));
        assertTrue(policy.notation()
                .differences(policy, without, List.of())
                .contains("statements that can't be read differ"));
    }

    /** A closing bracket gets a line of its own, and so it does where several elements before it go. */
    @Test
    void elements_thatGoBeforeABracket_leaveIt() {
        String glued = """
                data "aws_iam_policy_document" "x" {
                  statement {
                    actions = [
                      "s3:Get*",
                      "s3:PutObject", # write
                      "s3:List*"]
                    resources = ["*"]
                  }
                }
                """;
        assertChanged(glued, "      \"s3:List*\"]", "    ]", narrowed("m.tf", glued, 0, 2));
        Statement statement = policy("m.tf", glued).statements().get(0);
        StatementEdit both = new StatementEdit.Change(
                List.of(Optional.empty(), Optional.of(List.of()), Optional.of(List.of())), List.of());
        assertEquals(3, statement.actions().entries().size());
        assertChanged(
                glued, "      \"s3:PutObject\", # write\n      \"s3:List*\"]", "    ]", edited("m.tf", glued, 0, both));
    }

    /** A comma may stand at the start of a line. */
    @Test
    void element_thatGoes_takesItsCommaFromTheNextLine() {
        String first = DATA.replace(
                "\"s3:Get*\",      # read\n      \"s3:PutObject\",", "\"s3:Get*\"\n      , \"s3:PutObject\",");
        assertChanged(first, "\"s3:Get*\"\n      , ", "", narrowed("m.tf", first, 0, 0));
        assertChanged(first, "\"s3:PutObject\", # write", " # write", narrowed("m.tf", first, 0, 1));
    }

    /** What stands between two blocks is no part of either. */
    @Test
    void statement_thatGoes_leavesTheArgumentsBeforeIt() {
        String apart = DATA.replace(
                "\n  statement {\n    effect",
                "  source_policy_documents = var.others\n  /* no */ statement {\n    effect");
        String gone = edited("m.tf", apart, 2, new StatementEdit.Drop());
        assertTrue(gone.contains("  source_policy_documents = var.others\n  /* no */ \n}\n"), gone);
    }

    /** Comments on lines of their own stay, wherever the list ends afterwards. */
    @Test
    void comment_onItsOwnLine_stays() {
        String gone = """
                                  -
                                    # of - them
                                    ecs:Stop*
                """;
        String commented = YAML.replace("                  - ecs:Stop*\n", "              # stop - all\n" + gone);
        assertChanged(commented, gone, "", narrowed("t.yaml", commented, 2, 1));
        String bare = YAML.replace(
                "Action: s3:*  # all of it\n", "Action: # all\n                  # of it\n                  s3:*\n");
        assertChanged(
                bare,
                "                  s3:*\n",
                "                  - s3:Get*\n                  - s3:List*\n",
                narrowed("t.yaml", bare, 0, 0, "s3:Get*", "s3:List*"));
    }

    /** Behind a bracket, what looks like a comment is none. */
    @Test
    void comment_behindAnElementThatGoes_keepsItsBlank() {
        String flow = YAML.replace("['sqs:SendMessage', ", "['sqs:SendMessage', # why\n                  ");
        assertChanged(flow, "['sqs:SendMessage', # why", "[ # why", narrowed("t.yaml", flow, 1, 0));
    }

    /** Of statements that are alike but for their lists, the one that went is cut out, not another. */
    @Test
    void statement_thatGoesBetweenTwoLikeIt_isTheOne() {
        String alike = """
                Resources:
                  P:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      PolicyDocument:
                        Statement:
                          # a
                          - {Effect: Allow, Action: 's3:*', Resource: '*'}
                          # b
                          - {Effect: Allow, Action: 'sqs:*', Resource: '*'}
                          # c
                          - {Effect: Allow, Action: 'sns:*', Resource: '*'}
                """;
        assertChanged(
                alike,
                "          - {Effect: Allow, Action: 'sqs:*', Resource: '*'}\n",
                "",
                edited("t.yaml", alike, 1, new StatementEdit.Drop()));
    }

    /** YAML 1.1 reads digits with colons and underscores as a number, and a question mark in braces as a sign of its own. */
    @Test
    void element_thatOthersTakeForSomethingElse_isQuoted() {
        String braces = YAML.replace("Action: ['sqs:SendMessage', \"sqs:ReceiveMessage\"]", "Action: sqs:*");
        assertChanged(braces, "Action: sqs:*", "Action: \"sqs:?*\"", narrowed("t.yaml", braces, 1, 0, "sqs:?*"));
        assertChanged(YAML, "- ecs:Stop*\n", "- \"1_0:30\"\n", narrowed("t.yaml", YAML, 2, 1, "1_0:30"));
    }
}
