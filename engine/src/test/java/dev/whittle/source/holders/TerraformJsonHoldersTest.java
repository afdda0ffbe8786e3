package dev.whittle.source.holders;

import static dev.whittle.source.holders.TerraformHoldersTest.APP;
import static dev.whittle.source.holders.TerraformHoldersTest.ATTACHED;
import static dev.whittle.source.holders.TerraformHoldersTest.BASE;
import static dev.whittle.source.holders.TerraformHoldersTest.READ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.source.hcl.JsonSyntax;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who holds the policies of files in Terraform's JSON syntax, and of those beside them: what the same says in native syntax. */
class TerraformJsonHoldersTest {
    static Stream<Arguments> cases() {
        return Stream.concat(TerraformHoldersTest.followed(), TerraformHoldersTest.unknown());
    }

    /** Lines, and how a string is quoted, are each syntax's own. */
    private static String withoutPlaces(String users) {
        return users.replaceAll("(main|more)\\.tf(\\.json)?:\\d+", "there").replaceAll("\"?\\$\\{(.*?)}\"?", "$1");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holders_areThoseOfTheNativeSyntax(String more, String expected) {
        String meant = withoutPlaces(TerraformHoldersTest.users(more));
        Tree all = Tree.of("main.tf.json", JsonSyntax.of(BASE + more));
        assertEquals(meant, withoutPlaces(all.users("main.tf.json", APP)));
        Tree document = Tree.of("main.tf.json", JsonSyntax.of(BASE)).with("more.tf", more);
        assertEquals(meant, withoutPlaces(document.users("main.tf.json", APP)));
        Tree others = Tree.of("main.tf", BASE).with("more.tf.json", JsonSyntax.of(more));
        assertEquals(meant, withoutPlaces(others.users("main.tf", APP)));
    }

    /** What a provider alone knows as a block is an object, and hands on what it names. */
    @Test
    void reference_whereverItStands_isFound() {
        String read = JsonSyntax.of(READ);
        String document = "data.aws_iam_policy_document.app.json";
        for (String value : List.of(
                "{\"x\": {\"y\": {\"block\": {\"inner\": [{\"p\": \"${" + document + "}\"}]}}}}",
                "{\"x\": {\"y\": {\"p\": [[\"a${upper(" + document + ")}b\"]]}}}",
                "{\"x\": {\"y\": {\"p\": {\"${" + document + "}\": 1}}}}",
                "{\"x\": {\"y\": {\"p\": \"\\u0024\\u007bdata[\\\"aws_iam_policy_document\\\"]}${" + document
                        + "}\"}}}",
                "{\"x\": {\"y\": {\"p\": \"${f(\\\"\\\\\\\"\\\", \\ndata.aws_iam_policy_document.\\u0061pp\\n)}\"}}}",
                "{\"x\": {\"y\": {\"p\": \"${<<E\\n${" + document + "}\\nE\\n}\"}}}")) {
            Tree tree =
                    Tree.of("main.tf", BASE).with("a.tf.json", read).with("b.tf.json", "{\"resource\": " + value + "}");
            String users = tree.users("main.tf", APP);
            assertTrue(users.startsWith("unknown: b.tf.json:1: `x.y."), value + " gave " + users);
        }
        String unknown = "{\"stack\": {\"a\": [\"${" + document + "}\"]}}";
        assertEquals(
                "unknown: b.tf.json:1: `stack` names `" + APP + "`, and is not followed",
                Tree.of("main.tf", BASE)
                        .with("a.tf.json", read)
                        .with("b.tf.json", unknown)
                        .users("main.tf", APP));
    }

    /** Escapes hide no name of a managed policy, and what Terraform passes over names nothing. */
    @Test
    void managedPolicy_thatATextNames_isFound() {
        String attached = JsonSyntax.of(BASE + ATTACHED);
        for (String value : List.of(
                "\"arn:aws:iam::1:policy\\/app-access\"",
                "\"arn:aws:iam::${var.a}:policy\\/app-access\"",
                "\"\\npolicy/app-access${var.a}\"",
                "\"arn:aws:iam::1:\\u0070olicy/app-${var.a}\"",
                "\"${f(\\\"policy/app-access\\\")}\"")) {
            Tree tree = Tree.of("main.tf.json", attached)
                    .with("b.tf.json", "{\"resource\": {\"x\": {\"y\": {\"p\": " + value + "}}}}");
            assertEquals(
                    "unknown: b.tf.json:1: a text may mean `aws_iam_policy.app`",
                    tree.users("main.tf.json", APP),
                    value);
        }
        Tree commented =
                Tree.of("main.tf.json", attached).with("b.tf.json", "{\"//\": \"arn:aws:iam::1:policy/app-access\"}");
        assertEquals("role aws_iam_role.app = [app]", commented.users("main.tf.json", APP));
    }

    @Test
    void customerManagedPolicyReference_isANameOfAPolicy() {
        String set = """
                {"resource": {"aws_ssoadmin_customer_managed_policy_attachment": {"x": {
                  "customer_managed_policy_reference": NAME
                }}}}
                """;
        for (String name : List.of("{\"name\": \"app-access\"}", "[{\"name\": \"${var.n}\"}]")) {
            assertEquals(
                    "unknown: set.tf.json:2: a text may mean `aws_iam_policy.app`",
                    Tree.of("main.tf", BASE + ATTACHED)
                            .with("set.tf.json", set.replace("NAME", name))
                            .users("main.tf", APP));
        }
    }

    @Test
    void whatIsOverriddenOrThereTwice_isUnknown() {
        String role = JsonSyntax.of("resource \"aws_iam_role\" \"app\" {\n  name = \"x\"\n}\n");
        for (String file : List.of("override.tf.json", "x_override.tf.json", "override.tofu.json")) {
            assertEquals(
                    "unknown: " + file + ":2: `aws_iam_role.app` is overridden",
                    Tree.of("main.tf", BASE + READ).with(file, role).users("main.tf", APP));
        }
        assertEquals(
                "unknown: overrides.tf.json:2: `aws_iam_role.app` stands there a second time",
                Tree.of("main.tf", BASE + READ).with("overrides.tf.json", role).users("main.tf", APP));
    }

    @Test
    void folder_isUsedAsItsFilesInJsonSay() {
        String open = BASE + READ + "variable \"x\" {}\n";
        String why =
                "unknown: m/main.tf:23: a variable has no default, and the folder `m` has no backend, no provider and no values, so"
                        + " that it is a module that others take";
        String app = "role m//aws_iam_role.app = [app]";
        assertEquals(why, Tree.of("m/main.tf", open).users("m/main.tf", APP));
        for (String deployed : List.of(
                "{\"provider\": {\"aws\": {}}}",
                "{\"provider\": [{\"aws\": [{\"region\": \"eu-west-1\"}]}]}",
                "{\"terraform\": {\"backend\": {\"s3\": {}}}}",
                "{\"terraform\": [{\"cloud\": {}}]}")) {
            Tree tree = Tree.of("m/main.tf", open).with("m/x.tf.json", deployed);
            assertEquals(app, tree.users("m/main.tf", APP), deployed);
        }
        for (String not :
                List.of("{}", "{\"terraform\": {\"required_version\": \"1\"}}", "{\"provider\": {\"aws\": []}}")) {
            assertEquals(
                    why, Tree.of("m/main.tf", open).with("m/x.tf.json", not).users("m/main.tf", APP), not);
        }
        Tree called = Tree.of("m/main.tf", open).with("r/x.tf.json", "{\"module\": {\"m\": {\"source\": \"../m\"}}}");
        assertEquals(app, called.users("m/main.tf", APP));
        Tree variable = Tree.of("m/main.tf", BASE + READ)
                .with("m/x.tf.json", "{\"variable\": {\"x\": {\"type\": \"string\"}}}");
        assertEquals(why.replace("main.tf:23", "x.tf.json:1"), variable.users("m/main.tf", APP));
        Tree defaulted =
                Tree.of("m/main.tf", BASE + READ).with("m/x.tf.json", "{\"variable\": {\"x\": {\"default\": null}}}");
        assertEquals(app, defaulted.users("m/main.tf", APP));
    }

    @Test
    void moduleCall_isFollowedOrOpen() {
        String site = "aws_iam_role_policy.app.policy";
        String module = """
                resource "aws_iam_role_policy" "app" {
                  role   = "app"
                  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
                }
                """;
        for (String source : List.of("\"./${var.m}\"", "\"${var.m}\"", "\"${\\\"./m\\\"}\"")) {
            String users = Tree.of("m/main.tf", module)
                    .with("x.tf.json", "{\"module\": {\"m\": {\"source\": " + source + "}}}")
                    .users("m/main.tf", site);
            assertEquals(
                    "unknown: x.tf.json:1: the folder `m` may be meant as a module, by a source that is not known here",
                    users,
                    source);
        }
        Tree unread = Tree.of("m/main.tf", module).withUnreadable("m/x.tf.json");
        assertEquals("unknown: `m/x.tf.json` can't be read", unread.users("m/main.tf", site));
        assertEquals(
                "role m//aws_iam_role_policy.app = [app]",
                Tree.of("m/main.tf", module).with("m/x.tofu.json", "{}").users("m/main.tf", site));
    }

    /** The path is a string within one of JSON. */
    @ParameterizedTest
    @MethodSource("dev.whittle.source.holders.FileHoldersTest#calls")
    void file_isHeldByAllWhoseBlocksTakeIt(String call) {
        String code = JsonSyntax.of(FileHoldersTest.taker("a", call) + FileHoldersTest.taker("b", "file(\"p.json\")"));
        Tree tree = Tree.of("main.tf.json", code).with("p.json", FileHoldersTest.POLICY);
        assertEquals("role aws_iam_role.a = [a]; role aws_iam_role.b = [b]", tree.users("p.json", "."));
        assertEquals(Set.of("aws_iam_role_policy.policy"), tree.arguments("p.json"));
    }

    @ParameterizedTest
    @MethodSource("dev.whittle.source.holders.FileHoldersTest#others")
    void whateverElseMayTakeAFile_makesItsHoldersUnknown(String other, String reason) {
        String code = FileHoldersTest.taker("a", "file(\"p.json\")") + other;
        Tree tree = Tree.of("main.tf.json", JsonSyntax.of(code)).with("p.json", FileHoldersTest.POLICY);
        assertEquals("unknown: there" + reason.replaceFirst(":\\d+", ""), withoutPlaces(tree.users("p.json", ".")));
    }
}
