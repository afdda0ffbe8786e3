package dev.whittle.source.holders;

import static dev.whittle.source.holders.TerraformHoldersTest.APP;
import static dev.whittle.source.holders.TerraformHoldersTest.ATTACHED;
import static dev.whittle.source.holders.TerraformHoldersTest.BASE;
import static dev.whittle.source.holders.TerraformHoldersTest.READ;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What else may name a managed policy of the code, so that others may hold it. */
class ManagedPolicyHoldersTest {
    static Stream<Arguments> texts() {
        String text = "unknown: other.tf:2: a text may mean `aws_iam_policy.app`";
        String app = "role aws_iam_role.app = [app]";
        return Stream.of(
                Arguments.of("\"arn:aws:iam::123456789012:policy/app-access\"", text),
                Arguments.of("\"arn:aws:iam::${var.account}:policy/app-access\"", text),
                Arguments.of("\"arn:aws:iam::1:policy/app-${var.x}\"", text),
                Arguments.of("format(\"arn:aws:iam::1:policy/%s\", \"app-access\")", text),
                Arguments.of("join(\"/\", [\"arn:aws:iam::1:policy/\", \"app-access\"])", text),
                Arguments.of("join(\"/\", [\"arn:aws:iam::${var.account}:policy\", \"app-access\"])", text),
                Arguments.of("\"arn:aws:iam::1:policy${var.path}app-access\"", text),
                Arguments.of("join(\"\", [\"arn:aws:iam::\", var.account, \":policy\", \"/app-access\"])", text),
                Arguments.of("\"autoscaling:policy\"", app),
                Arguments.of("<<EOF\n[\"arn:aws:iam::1:policy/app-access\"]\nEOF", text),
                Arguments.of("\"arn:aws:iam::1:policy/app-accessible\"", app),
                Arguments.of("\"arn:aws:iam::1:policy/team/app-access\"", app),
                Arguments.of("\"arn:aws:iam::1:policy/app-*\"", app),
                Arguments.of("\"arn:aws:iam::aws:policy/app-access\"", app),
                Arguments.of("\"${path.module}/policy/${each.key}.json\"", app));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textThatNamesTheManagedPolicy_makesUsersUnknown(String written, String expected) {
        Tree tree = Tree.of("app/main.tf", BASE + ATTACHED).with("other.tf", "locals {\n  x = " + written + "\n}\n");
        assertEquals(expected.replace("role aws", "role app//aws"), tree.users("app/main.tf", APP));
    }

    static Stream<Arguments> lookups() {
        String text = "unknown: other/main.tf:2: a text may mean `aws_iam_policy.app`";
        String app = "role app//aws_iam_role.app = [app]";
        return Stream.of(
                Arguments.of("name = \"app-access\"", text),
                Arguments.of("name = \"other\"", app),
                Arguments.of("name = var.name", text),
                Arguments.of("arn = var.arn", text),
                Arguments.of(
                        "path_prefix = \"/team/\"", "unknown: other/main.tf:1: a text may mean `aws_iam_policy.app`"),
                Arguments.of("arn = \"arn:aws:iam::aws:policy/ReadOnlyAccess\"", app));
    }

    @ParameterizedTest
    @MethodSource("lookups")
    void lookupOfTheManagedPolicy_makesUsersUnknown(String argument, String expected) {
        Tree tree = Tree.of("app/main.tf", BASE + ATTACHED)
                .with("other/main.tf", "data \"aws_iam_policy\" \"x\" {\n  " + argument + "\n}\n");
        assertEquals(expected, tree.users("app/main.tf", APP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name = \"app-access\" | unknown: other/main.tf:3: a text may mean `aws_iam_policy.app`",
                "name = each.value | unknown: other/main.tf:3: a text may mean `aws_iam_policy.app`",
                "name = \"other\" | role app//aws_iam_role.app = [app]",
            })
    void permissionSetThatNamesTheManagedPolicy_makesUsersUnknown(String argument, String expected) {
        String set =
                "resource \"aws_ssoadmin_customer_managed_policy_attachment\" \"x\" {\n  customer_managed_policy_reference {\n    "
                        + argument + "\n  }\n}\n";
        String dynamic =
                "resource \"x\" \"y\" {\n  dynamic \"customer_managed_policy_reference\" {\n    content {\n      "
                        + argument + "\n    }\n  }\n}\n";
        Tree tree = Tree.of("app/main.tf", BASE + ATTACHED);
        assertEquals(expected, tree.with("other/main.tf", set).users("app/main.tf", APP));
        assertEquals(
                expected.replace(":3:", ":4:"),
                tree.with("other/main.tf", dynamic).users("app/main.tf", APP));
    }

    @Test
    void textOfAnyFile_mayNameTheManagedPolicy() {
        Tree values = Tree.of("app/main.tf", BASE + ATTACHED)
                .withText("env/prod.tfvars", "a = 1\narns = [\"arn:aws:iam::1:policy/app-access\"]\n");
        assertEquals(
                "unknown: env/prod.tfvars:2: a text may mean `aws_iam_policy.app`", values.users("app/main.tf", APP));
        Tree inline = Tree.of("app/main.tf", BASE + READ)
                .withText("env/prod.tfvars", "arns = [\"arn:aws:iam::1:policy/app-access\"]\n")
                .withUnreadable("other/bad.tf");
        assertEquals("role app//aws_iam_role.app = [app]", inline.users("app/main.tf", APP));
        Tree unread = Tree.of("app/main.tf", BASE + ATTACHED).withUnreadable("other/bad.tf");
        assertEquals("unknown: `other/bad.tf` can't be read, and may name it", unread.users("app/main.tf", APP));
    }

    @Test
    void managedPolicyWithoutLiteralName_isMeantByWhatIsOpen() {
        String app = "role app//aws_iam_role.app = [app]";
        String text = "unknown: other.tf:2: a text may mean `aws_iam_policy.app`";
        String nameless = BASE + ATTACHED.replace("  name   = \"app-access\"\n", "");
        String prefixed = BASE + ATTACHED.replace("name   =", "name_prefix =");
        String inPath = BASE + ATTACHED.replace("name   =", "path = \"/team/\"\n  name   =");
        String open = "locals {\n  x = \"arn:aws:iam::1:policy/${var.x}\"\n}\n";
        String long1 = "locals {\n  x = \"arn:aws:iam::1:policy/app-access-2\"\n}\n";
        String team = "locals {\n  x = \"arn:aws:iam::1:policy/team/app-access\"\n}\n";
        assertEquals(text, Tree.of("app/m.tf", nameless).with("other.tf", open).users("app/m.tf", APP));
        assertEquals(app, Tree.of("app/m.tf", nameless).with("other.tf", long1).users("app/m.tf", APP));
        assertEquals(text, Tree.of("app/m.tf", prefixed).with("other.tf", long1).users("app/m.tf", APP));
        assertEquals(app, Tree.of("app/m.tf", prefixed).with("other.tf", team).users("app/m.tf", APP));
        assertEquals(text, Tree.of("app/m.tf", inPath).with("other.tf", team).users("app/m.tf", APP));
    }
}
