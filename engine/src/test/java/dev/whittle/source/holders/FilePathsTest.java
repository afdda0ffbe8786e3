package dev.whittle.source.holders;

import static dev.whittle.source.holders.FileHoldersTest.POLICY;
import static dev.whittle.source.holders.FileHoldersTest.role;
import static dev.whittle.source.holders.FileHoldersTest.taker;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file a call means: in folders, modules and links. */
class FilePathsTest {
    private static final String CALLS =
            "module \"one\" {\n  source = \"./m\"\n}\nmodule \"two\" {\n  source = \"./m\"\n}\n";

    private static final String COUNTS = ": from where its path counts is not known, so that it may take it";

    private static String ofModule(String path) {
        return taker("a", "file(\"" + path + "\")");
    }

    @Test
    void fileOfAModule_isHeldByTheRolesOfAllItsCalls() {
        Tree tree = Tree.of("main.tf", CALLS)
                .with("m/main.tf", ofModule("${path.module}/policies/p.json"))
                .with("m/policies/p.json", POLICY);
        assertEquals("role m//aws_iam_role.a = [a]", tree.users("m/policies/p.json", "."));
        String inner = Named.resources(Named.role("module.one.aws_iam_role.a", "x"));
        RoleNames both = Named.state(
                "",
                Named.resources()
                        + ", \"child_modules\": [" + Named.module("module.one", inner.replace("\"app\"", "\"a\""))
                        + ", "
                        + Named.module(
                                "module.two",
                                inner.replace("\"app\"", "\"a\"")
                                        .replace("\"x\"", "\"y\"")
                                        .replace("role/x", "role/y"))
                        + "]");
        assertEquals(
                "role m//aws_iam_role.a = [" + Named.arn("x") + ", " + Named.arn("y") + "]",
                tree.named(both).users("m/policies/p.json", "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p.json", "m/p.json", "${path.root}/m/p.json", "${path.cwd}/m/p.json"})
    void pathFromTheRoot_isNotFollowedInAModule(String path) {
        Tree tree = Tree.of("main.tf", CALLS)
                .with("m/main.tf", ofModule(path))
                .with("m/p.json", POLICY)
                .with("p.json", POLICY);
        assertEquals("unknown: m/main.tf:7" + COUNTS, tree.users("m/p.json", "."));
        assertEquals("unknown: m/main.tf:7" + COUNTS, tree.users("p.json", "."));
        assertEquals(Set.of(), tree.arguments("m/p.json"));
    }

    @Test
    void pathFromAFolderThatMayBeAModule_isNotFollowed() {
        Tree open = Tree.of("m/main.tf", "variable \"x\" {\n}\n" + ofModule("p.json"))
                .with("m/p.json", POLICY);
        assertEquals("unknown: m/main.tf:9" + COUNTS, open.users("m/p.json", "."));
        Tree moved = Tree.of("m/main.tf", ofModule("${path.module}/p.json"))
                .with("m/p.json", POLICY)
                .with("m/terragrunt.hcl", "inputs = {}\n");
        assertEquals("unknown: m/main.tf:7" + COUNTS, moved.users("m/p.json", "."));
    }

    @Test
    void filesOfOneName_areToldApartByTheirFolders() {
        Tree tree = Tree.of("a/main.tf", ofModule("p.json"))
                .with("b/main.tf", ofModule("${path.module}/../shared/p.json"))
                .with("a/p.json", POLICY)
                .with("b/p.json", POLICY)
                .with("shared/p.json", POLICY);
        assertEquals("role a//aws_iam_role.a = [a]", tree.users("a/p.json", "."));
        assertEquals("role b//aws_iam_role.a = [a]", tree.users("shared/p.json", "."));
        assertEquals("unknown: nothing in the folder takes this file", tree.users("b/p.json", "."));
    }

    /** With -chdir Terraform is called above the root. */
    @Test
    void pathFromWhereTerraformIsCalled_mayMeanFilesAbove() {
        Tree tree = Tree.of("live/app/main.tf", ofModule("${path.cwd}/p.json"))
                .with("live/app/p.json", POLICY)
                .with("p.json", POLICY)
                .with("live/other/p.json", POLICY);
        String app = "role live/app//aws_iam_role.a = [a]";
        assertEquals(app, tree.users("live/app/p.json", "."));
        assertEquals(app, tree.users("p.json", "."));
        assertEquals("unknown: nothing in the folder takes this file", tree.users("live/other/p.json", "."));
    }

    @Test
    void linkToAFile_isTheFile() {
        Tree tree = Tree.of("a/main.tf", ofModule("${path.module}/mine.json"))
                .with("b/main.tf", taker("b", "file(\"p.json\")"))
                .with("b/p.json", POLICY)
                .withLink("a/mine.json", "b/p.json");
        String both = "role b//aws_iam_role.b = [b]; role a//aws_iam_role.a = [a]";
        assertEquals(both, tree.users("a/mine.json", "."));
        assertEquals(both, tree.users("b/p.json", "."), "by whatever path it is asked for");
        assertEquals(Set.of("aws_iam_role_policy.policy"), tree.arguments("b/p.json"));
        assertEquals(
                "unknown: x.sh:1: a text names such a file, and is not followed",
                tree.withText("x.sh", "cat a/mine.json\n").users("b/p.json", "."));
        assertEquals(
                "unknown: `c/mine` leads to it, a name that is not looked for in texts",
                Tree.of("b/p.json", POLICY)
                        .withLink("c/mine", "b/p.json")
                        .with("c/main.tf", ofModule("mine"))
                        .users("b/p.json", "."));
    }

    /** A link to code takes what lies beside the link; what leads up from a link to its folder is another folder's. */
    @Test
    void codeBehindALink_takesWhatStandsBesideTheLink() {
        Tree tree = Tree.of("a/main.tf", taker("a", "file(\"${path.module}/p.json\")"))
                .with("a/p.json", POLICY)
                .with("b/p.json", POLICY)
                .withLink("b/main.tf", "a/main.tf");
        assertEquals("role b//aws_iam_role.a = [a]", tree.users("b/p.json", "."));
        Tree up = Tree.of("x/a/main.tf", taker("a", "file(\"${path.module}/../p.json\")"))
                .with("x/p.json", POLICY)
                .withLink("b/main.tf", "x/a/main.tf");
        assertEquals("unknown: x/a/main.tf:7" + COUNTS, up.users("x/p.json", "."));
    }

    @Test
    void madePolicies_areThoseOfTheBlocksThatTakeTheFile() {
        String code = taker("a", "file(\"p.json\")") + role("b") + """
                resource "aws_iam_policy" "m" {
                  name   = "shared"
                  policy = data.template_file.t.rendered
                }
                data "template_file" "t" {
                  template = file("p.json")
                }
                """;
        List<MadePolicy> made =
                Tree.of("main.tf", code).with("p.json", POLICY).code().made("p.json", ".");
        assertEquals(2, made.size());
        MadePolicy.Inline inline = (MadePolicy.Inline) made.get(0);
        assertEquals(Set.of(new MadePolicy.Name(Optional.empty(), "a")), inline.names());
        assertEquals(List.of("a"), inline.users().names());
        assertEquals(true, inline.isByReference() && made.get(1).isByReference());
        MadePolicy.Managed managed = (MadePolicy.Managed) made.get(1);
        assertEquals(Set.of(new MadePolicy.Name(Optional.empty(), "policy/shared")), managed.names());
        String holed = POLICY.replace("\"*\"}", "\"${x}\"}");
        assertEquals(
                1,
                Tree.of("main.tf", code)
                        .with("p.json", holed)
                        .code()
                        .made("p.json", ".")
                        .size());
    }
}
