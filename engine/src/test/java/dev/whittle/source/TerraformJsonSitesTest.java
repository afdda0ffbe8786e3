package dev.whittle.source;

import static dev.whittle.source.Coded.assertChanged;
import static dev.whittle.source.Coded.contexts;
import static dev.whittle.source.Coded.edited;
import static dev.whittle.source.Coded.patterns;
import static dev.whittle.source.Coded.policy;
import static dev.whittle.source.Coded.replaced;
import static dev.whittle.source.Coded.sites;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Context;
import dev.whittle.policy.Policy;
import dev.whittle.policy.StatementEdit;
import dev.whittle.policy.Unread;
import dev.whittle.source.hcl.JsonSyntax;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies in files of Terraform's JSON syntax: found, read, edited, and refused by name where they stand in strings. */
class TerraformJsonSitesTest {
    private static final String FILE = "main.tf.json";

    private static final String DATA = """
            {
              "data": {"aws_iam_policy_document": {
                "app": {
                  "dynamic": {"statement": [{
                    "for_each": "${var.topics}",
                    "content": {"actions": ["sns:Publish", "sns:Subscribe"], "resources": ["${statement.value}"]}
                  }]},
                  "statement": [
                    {
                      "//": "objects",
                      "actions": [
                        "s3:Get*",
                        "s3:PutObject"
                      ],
                      "resources": ["${var.bucket}", "${var.bucket}/*"]
                    },
                    {"actions": ["sqs:SendMessage"], "resources": ["${aws_sqs_queue.q[\\"a\\"].arn}"]},
                    {"effect": "Deny", "actions": ["s3:PutObject"], "resources": ["*"]}
                  ]
                }
              }},
              "resource": {"aws_iam_role_policy": {"app": {
                "role": "${aws_iam_role.app.id}",
                "policy": "${data.aws_iam_policy_document.app.json}"
              }}}
            }
            """;

    private static String shown(Site site) {
        return site.address() + " " + site.takenAs() + " " + site.line() + " "
                + site.policy()
                        .map(policy -> policy.statements().size() + " statements")
                        .orElseGet(() -> site.problems().get(0).message());
    }

    private static List<String> shown(String text) {
        return sites(FILE, text).stream().map(TerraformJsonSitesTest::shown).toList();
    }

    @Test
    void dataDocument_isReadAsTheNativeOne() {
        assertEquals(List.of("data.aws_iam_policy_document.app IDENTITY 3 4 statements"), shown(DATA));
        String text = CodeFileTest.DATA.replace("sid       = \"Queue\"", "");
        Policy meant = policy("main.tf", text);
        Policy read = policy(FILE, JsonSyntax.of(text));
        assertEquals(contexts(meant), contexts(read));
        assertEquals(
                meant.statements().stream()
                        .map(each -> each.actions().patterns())
                        .toList(),
                read.statements().stream()
                        .map(each -> each.actions().patterns())
                        .toList());
    }

    @Test
    void list_isEditedAsJson() {
        Policy policy = policy(FILE, DATA);
        assertChanged(
                DATA,
                "            \"s3:Get*\",\n",
                "",
                edited(FILE, DATA, 1, replaced(policy.statements().get(1), 0)));
        assertChanged(
                DATA,
                "\"s3:Get*\",\n            \"s3:PutObject\"",
                "\"s3:Get*\",\n            \"s3:Put*\",\n            \"s3:Post*\"",
                edited(FILE, DATA, 1, replaced(policy.statements().get(1), 1, "s3:Put*", "s3:Post*")));
        assertChanged(
                DATA,
                ", \"sns:Subscribe\"",
                "",
                edited(FILE, DATA, 0, replaced(policy.statements().get(0), 1)));
    }

    /** The one before it, in the list of all, stands in another array. */
    @Test
    void statement_thatGoes_leavesItsOwnArray() {
        StatementEdit drop = new StatementEdit.Drop();
        String first = edited(FILE, DATA, 1, drop);
        assertTrue(first.contains("\"statement\": [\n        {\"actions\": [\"sqs:SendMessage\"]"), first);
        assertChanged(
                DATA,
                ",\n        {\"actions\": [\"sqs:SendMessage\"], \"resources\": [\"${aws_sqs_queue.q[\\\"a\\\"].arn}\"]}",
                "",
                edited(FILE, DATA, 2, drop));
    }

    /** What may be left out takes nothing from others, and has no meaning outside of its block. */
    @Test
    void dynamicStatement_isOneThatMayBeThere() {
        List<Context> contexts = contexts(policy(FILE, DATA));
        assertTrue(contexts.get(0).canonical().contains("exists"));
        String twice = DATA.replace(
                "\"dynamic\": {\"statement\": [{",
                "\"dynamic\": {\"statement\": [{\"for_each\": \"${var.other}\", \"content\":"
                        + " {\"actions\": [\"sns:Publish\"], \"resources\": [\"${statement.value}\"]}}, {");
        List<Context> both = contexts(policy(FILE, twice));
        assertNotEquals(both.get(0), both.get(1));
        List<Context> same = contexts(policy(FILE, twice.replace("var.other", "var.topics")));
        assertEquals(same.get(0), same.get(1));
    }

    private static String withList(String list) {
        return DATA.replaceFirst(
                "(?s)\"actions\": \\[\\s+\"s3:Get.*?]", "\"actions\": " + Matcher.quoteReplacement(list));
    }

    /** Lists within a string are never written, whatever puts them together. */
    @Test
    void list_thatIsAnExpression_isUnread() {
        for (String list : List.of(
                "\"${var.actions}\"",
                "\"${[\\\"s3:Get*\\\", \\\"s3:PutObject\\\"]}\"",
                "\"${concat([\\\"s3:Get*\\\"], var.x)}\"")) {
            Policy policy = policy(FILE, withList(list));
            assertEquals(3, policy.statements().size(), list);
            assertEquals(
                    List.of("/Statement/1"),
                    policy.unread().stream().map(Unread::pointer).toList());
        }
    }

    @Test
    void element_thatIsAnExpression_staysBesideTheOthers() {
        for (String open : List.of("\"s3:${var.x}\"", "\"${\\\"s3:Get*\\\"}\"", "\"${var.x}\"")) {
            String text = withList("[" + open + ", \"s3:PutObject\", \"s3:List*\"]");
            Policy policy = policy(FILE, text);
            assertEquals(
                    List.of("/Statement/1/Action/0"),
                    policy.unread().stream().map(Unread::pointer).toList());
            assertEquals(
                    patterns("s3:PutObject", "s3:List*"),
                    policy.statements().get(1).actions().patterns());
            assertChanged(
                    text,
                    ", \"s3:PutObject\"",
                    "",
                    edited(FILE, text, 1, replaced(policy.statements().get(1), 0)));
            String before = withList("[\"s3:PutObject\", " + open + "]");
            assertChanged(
                    before,
                    "\"s3:PutObject\", ",
                    "",
                    edited(
                            FILE,
                            before,
                            1,
                            replaced(policy(FILE, before).statements().get(1), 0)));
        }
    }

    static Stream<Arguments> refused() {
        String policy =
                "{\\\"Statement\\\": [{\\\"Effect\\\": \\\"Allow\\\", \\\"Action\\\": \\\"s3:*\\\", \\\"Resource\\\": \\\"*\\\"}]}";
        String call =
                "jsonencode({ Statement = [{ Effect = \\\"Allow\\\", Action = [\\\"s3:*\\\"], Resource = var.x }] })";
        return Stream.of(
                Arguments.of("aws_iam_policy", policy, "aws_iam_policy.x.policy IDENTITY"),
                Arguments.of("aws_iam_policy", "\\n" + policy, "aws_iam_policy.x.policy IDENTITY"),
                Arguments.of("aws_iam_policy", policy.replace("s3:*", "${var.x}"), "aws_iam_policy.x.policy IDENTITY"),
                Arguments.of(
                        "aws_iam_policy",
                        "\\n " + policy.replace("s3:*", "${var.x}"),
                        "aws_iam_policy.x.policy IDENTITY"),
                Arguments.of("aws_s3_bucket_policy", "${" + call + "}", "aws_s3_bucket_policy.x.policy RESOURCE"),
                Arguments.of("aws_iam_policy", "${" + call + "} ", "aws_iam_policy.x.policy UNKNOWN"),
                Arguments.of("aws_iam_policy", "${var.y ? " + call + " : \\\"\\\"}", "aws_iam_policy.x.policy UNKNOWN"),
                Arguments.of(
                        "aws_iam_policy",
                        "${jsonencode({ Statement = [{ Effect = var.e, Action = var.a }] })}",
                        "aws_iam_policy.x.policy IDENTITY"),
                Arguments.of("aws_iam_policy", "${<<E\\n" + policy + "\\nE\\n}", "aws_iam_policy.x.policy IDENTITY"),
                Arguments.of(
                        "aws_iam_policy",
                        "${replace(\\\"" + policy.replace("\\\"", "\\\\\\\"") + "\\\", \\\"a\\\", \\\"b\\\")}",
                        "aws_iam_policy.x.policy UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void policy_inAString_isRefusedByName(String type, String string, String site) {
        String text = "{\"resource\": {\"" + type + "\": {\"x\": {\"policy\": \"" + string + "\"}}}}";
        assertEquals(
                List.of(site
                        + " 1 the policy is a string with escapes; write it as an `aws_iam_policy_document`, the statements of which are"
                        + " values of JSON"),
                shown(text));
    }

    @Test
    void statementsThatAModuleTakes_areNarrowedAndStay() {
        String text = """
                {"module": {"queue": {
                  "source": "./queue",
                  "policy_statements": {
                    "read": {"effect": "Allow", "actions": ["sqs:GetQueueUrl", "sqs:SendMessage"], "resources": ["${var.queue}"]},
                    "denied": {"effect": "Deny", "actions": ["sqs:GetQueueUrl"], "resources": ["${var.queue}"]}
                  },
                  "more": "${[{ effect = \\"Allow\\", actions = [\\"sqs:*\\"], resources = [] }]}"
                }}}
                """;
        List<Site> sites = sites(FILE, text);
        assertEquals(
                List.of("module.queue.policy_statements", "module.queue.more"),
                sites.stream().map(Site::address).toList());
        assertEquals(Optional.empty(), sites.get(1).policy());
        Policy policy = sites.get(0).readPolicy();
        Policy left = policy.notation().leaving(policy, List.of(0)).orElseThrow();
        assertEquals(1, left.statements().size());
        String alone = text.replaceFirst(",\n +\"more\".*", "");
        String narrowed = alone.replace(", \"sqs:SendMessage\"", "");
        assertEquals(
                narrowed,
                edited(FILE, alone, 0, replaced(policy(FILE, alone).statements().get(0), 1)));
    }

    /** Blocks of providers are objects here: a policy that one of them takes is not taken as what others take it. */
    @Test
    void document_thatABlockOfAProviderTakes_isOfUnknownKind() {
        String other = DATA.replace(
                "\"resource\": {",
                "\"resource\": {\"x\": {\"y\": {\"block\": [{\"p\": \"${data.aws_iam_policy_document.app.json}\"}]}},");
        assertEquals(List.of("data.aws_iam_policy_document.app UNKNOWN 3 4 statements"), shown(other));
    }

    @Test
    void comment_thatKeepsSomething_isHeeded() {
        String text = DATA.replace("\"objects\"", "\"why\\nwhittle:keep s3:GetObject\\nwhittle:keep s3:GetBucket*\"");
        Site site = sites(FILE, text).get(0);
        assertEquals(patterns("s3:GetObject", "s3:GetBucket*"), site.kept());
        Policy policy = site.readPolicy();
        Policy left = policy.notation().leaving(policy, List.of(1)).orElseThrow();
        assertEquals(3, left.statements().size());
        String changed = text.replace("GetBucket*", "GetBucketAcl");
        assertTrue(policy.notation()
                .differences(policy, policy(FILE, changed), List.of())
                .contains("comments whittle:keep differ"));
        Site wrong =
                sites(FILE, DATA.replace("\"objects\"", "\"whittle:keep\"")).get(0);
        assertTrue(wrong.problems().get(0).message().startsWith("`whittle:keep` names no pattern"));
    }

    @Test
    void file_isOneByItsName() {
        assertEquals(List.of(), sites("x.tofu.json", "{}"));
        assertEquals(List.of(), sites("x.tf.json", "{\"provider\": {\"aws\": {}}, \"Resources\": {}}"));
        for (String wrong : List.of("", "[1]", "{\"locals\": {\"a\": \"${\"}}", "\uFEFF{}")) {
            assertThrows(InvalidInputException.class, () -> sites("x.tf.json", wrong), wrong);
        }
    }
}
