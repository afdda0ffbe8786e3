package dev.whittle.source.holders;

import static dev.whittle.source.holders.TerraformHoldersTest.APP;
import static dev.whittle.source.holders.TerraformHoldersTest.BASE;
import static dev.whittle.source.holders.TerraformHoldersTest.READ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders that others take as modules, by links or by Terragrunt. */
class ModuleHoldersTest {
    @Test
    void linkedFile_isHeldInBothFolders() {
        Tree tree = Tree.of("a/doc.tf", BASE.replaceAll("(?s)resource .*", "") + READ)
                .with("a/role.tf", "resource \"aws_iam_role\" \"app\" {\n  name = \"a\"\n}\n")
                .with("b/role.tf", "resource \"aws_iam_role\" \"app\" {\n  name = \"b\"\n}\n")
                .withLink("b/doc.tf", "a/doc.tf");
        String both = "role a//aws_iam_role.app = [a]; role b//aws_iam_role.app = [b]";
        assertEquals(both, tree.users("a/doc.tf", APP));
        assertEquals(both, tree.users("b/doc.tf", APP));
        assertEquals(
                "unknown: `a/out.tf` can't be read",
                tree.withLink("a/out.tf", "gone.tf").users("b/doc.tf", APP));
    }

    @Test
    void rootThatOthersTake_isUnknown() {
        String open = "variable \"x\" {\n}\n";
        String why =
                "unknown: main.tf:1: a variable has no default, and this folder has no backend, no provider and no values,"
                        + " so that it is a module that others take";
        String app = "role aws_iam_role.app = [app]";
        assertEquals(why, Tree.of("main.tf", open + BASE + READ).users("main.tf", APP));
        assertEquals(
                app,
                Tree.of("main.tf", open + "provider \"aws\" {\n}\n" + BASE + READ)
                        .users("main.tf", APP));
        assertEquals(
                app,
                Tree.of("main.tf", open + "terraform {\n  backend \"s3\" {\n  }\n}\n" + BASE + READ)
                        .users("main.tf", APP));
        assertEquals(
                app,
                Tree.of("main.tf", open + BASE + READ)
                        .withText("prod.tfvars", "x = 1\n")
                        .users("main.tf", APP));
        assertEquals(
                app,
                Tree.of("main.tf", open.replace("{\n", "{\n  default = 1\n") + BASE + READ)
                        .users("main.tf", APP));
        Tree called =
                Tree.of("m/main.tf", open + BASE + READ).with("main.tf", "module \"m\" {\n  source = \"./m\"\n}\n");
        assertEquals("role m//aws_iam_role.app = [app]", called.users("m/main.tf", APP));
        Tree outside = called.with("vars.tf", open);
        assertEquals(why.replace("main.tf", "vars.tf"), outside.users("m/main.tf", APP));
        Tree unread = Tree.of("m/main.tf", BASE + READ)
                .with("main.tf", "module \"m\" {\n  source = \"./m\"\n}\n")
                .withUnreadable("bad.tf");
        assertEquals("unknown: `bad.tf` can't be read", unread.users("m/main.tf", APP));
    }

    static Stream<Arguments> terragrunt() {
        String taken = ": the folder `modules/app` is taken by Terragrunt, which is not followed";
        String maybe = ": the folder `modules/app` may be meant as a module, by a source that is not known here";
        String at = "unknown: live/app/terragrunt.hcl:2";
        String app = "role modules/app//aws_iam_role.app = [app]";
        return Stream.of(
                Arguments.of("../../modules//app", at + taken),
                Arguments.of("${get_repo_root()}/modules/app", at + maybe),
                Arguments.of("${local.base}", at + maybe),
                Arguments.of("../../../infra/modules/app", at + maybe),
                Arguments.of("../../modules/other", app),
                Arguments.of("${get_repo_root()}/modules/other", app),
                Arguments.of("git::https://example.com/x.git//modules/app?ref=${local.v}", app),
                Arguments.of("${local.git}//modules/app?ref=v1", app));
    }

    @ParameterizedTest
    @MethodSource("terragrunt")
    void moduleOfTerragrunt_isUnknown(String source, String expected) {
        Tree tree = Tree.of("modules/app/main.tf", BASE + READ)
                .with("live/app/terragrunt.hcl", "terraform {\n  source = \"" + source + "\"\n}\n");
        assertEquals(expected, tree.users("modules/app/main.tf", APP));
    }

    @Test
    void terragruntBesideTheFilesOrWithItsSourceElsewhere_isUnknown() {
        Tree beside = Tree.of("a/main.tf", BASE + READ).with("a/terragrunt.hcl", "inputs = {}\n");
        assertTrue(beside.users("a/main.tf", APP).startsWith("unknown: a/terragrunt.hcl: the folder `a` is taken"));
        Tree elsewhere = Tree.of("a/main.tf", BASE + READ)
                .with("b/terragrunt.hcl", "include \"root\" {\n  path = find_in_parent_folders()\n}\n");
        assertTrue(
                elsewhere.users("a/main.tf", APP).startsWith("unknown: b/terragrunt.hcl: the folder `a` may be meant"));
        Tree unread = Tree.of("a/main.tf", BASE + READ).withUnreadable("b/terragrunt.hcl");
        assertTrue(unread.users("a/main.tf", APP).startsWith("unknown: b/terragrunt.hcl: the folder `a` may be meant"));
        Tree template = Tree.of("a/main.tf", BASE + READ).withUnreadable("a/template.yaml");
        assertEquals("role a//aws_iam_role.app = [app]", template.users("a/main.tf", APP));
        Tree module = Tree.of("a/main.tf", BASE + READ).with("b/main.tf", "module \"m\" {\n  source = var.x\n}\n");
        assertTrue(module.users("a/main.tf", APP).startsWith("unknown: b/main.tf:2: the folder `a` may be meant"));
    }
}
