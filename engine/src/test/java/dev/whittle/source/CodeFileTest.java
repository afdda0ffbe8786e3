package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Policies within files of code: found, read, edited in place and read again. */
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

    private static Policy policy(String name, String text) {
        return read(name, text).sites().get(0).readPolicy();
    }

    private static List<Context> contexts(Policy policy) {
        return policy.statements().stream().map(Statement::context).toList();
    }

    private static StatementEdit replaced(Statement statement, int entry, String... patterns) {
        List<Optional<List<Pattern>>> entries = new ArrayList<>();
        for (int i = 0; i < statement.actions().entries().size(); i++) {
            entries.add(
                    i == entry
                            ? Optional.of(Stream.of(patterns).map(Pattern::of).toList())
                            : Optional.empty());
        }
        return new StatementEdit.Change(entries, List.of());
    }

    /** The text after one edit, which is read back with no other difference. */
    private static String edited(String name, String text, int statement, StatementEdit edit) {
        Policy policy = policy(name, text);
        List<StatementEdit> edits = new ArrayList<>();
        for (int i = 0; i < policy.statements().size(); i++) {
            edits.add(i == statement ? edit : new StatementEdit.Keep());
        }
        String edited = policy.edited(edits).orElseThrow();
        Policy again = policy.notation().read(new SourceText(name, edited));
        List<Integer> gone = edit.isDrop() ? List.of(statement) : List.of();
        assertEquals(List.of(), policy.notation().differences(policy, again, gone), edited);
        return edited;
    }

    private static String narrowed(String name, String text, int statement, int entry, String... patterns) {
        Statement which = policy(name, text).statements().get(statement);
        return edited(name, text, statement, replaced(which, entry, patterns));
    }

    private static void assertChanged(String text, String before, String after, String edited) {
        assertEquals(1, text.split(java.util.regex.Pattern.quote(before), -1).length - 1, before);
        assertEquals(text.replace(before, after), edited);
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
                "                Action:\n                  - s3:Get*\n                  - \"?3:List*\"  # all of it\n",
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
