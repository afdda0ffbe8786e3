package dev.whittle.source.holders;

import static dev.whittle.source.holders.Named.ROLE;
import static dev.whittle.source.holders.Named.SITE;
import static dev.whittle.source.holders.Named.arn;
import static dev.whittle.source.holders.Named.assertRefused;
import static dev.whittle.source.holders.Named.module;
import static dev.whittle.source.holders.Named.modules;
import static dev.whittle.source.holders.Named.resources;
import static dev.whittle.source.holders.Named.role;
import static dev.whittle.source.holders.Named.state;
import static dev.whittle.source.holders.Named.users;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a map calls the roles of code, and who holds what by it. */
class RoleMapTest {
    @Test
    void mapLinesOfASite_areAddedOrAllOfItsHolders() {
        Tree known = Tree.of("main.tf", ROLE).mapped(SITE + " more\n" + SITE + " arn:aws:iam::123456789012:user/u\n");
        assertEquals(
                "role aws_iam_role.app = [literal]; role " + SITE + " = [more]; user " + SITE
                        + " = [arn:aws:iam::123456789012:user/u]",
                users(known));
        Tree unknown =
                Tree.of("main.tf", ROLE.replace("aws_iam_role.app.id", "var.x")).mapped(SITE + " more\n");
        assertEquals("role " + SITE + " = [more]", users(unknown));
    }

    @Test
    void mapInAFolder_namesPaths() {
        Tree tree = Tree.of("a/main.tf", ROLE).with("main.tf", ROLE);
        assertEquals(
                "role a//aws_iam_role.app = [inner]",
                tree.mapped("./a///aws_iam_role.app x\n".replace("///", "//").replace(" x", " inner"))
                        .users("a/main.tf", SITE));
        assertEquals("role aws_iam_role.app = [literal]", users(tree));
        RoleNames home = RoleNames.NONE.withMap("m", "aws_iam_role.app home\n//aws_iam_role.app top\n", "a/");
        assertEquals("role a//aws_iam_role.app = [home]", tree.named(home).users("a/main.tf", SITE));
        assertEquals("role aws_iam_role.app = [top]", users(tree));
    }

    @Test
    void malformedMap_isRefusedWithAllItsLines() {
        String form = "write `ADDRESS ROLE`, or `PATH//ADDRESS ROLE`";
        assertRefused(
                "m:1:1: `alone`: " + form + "\nm:3:1: `a b c`: " + form
                        + "\nm:4:1: `arn:aws:sts::1:assumed-role/x/y` is neither the name"
                        + " nor the ARN of a role or a user; " + form
                        + "\nm:5:1: `r/s` is neither the name nor the ARN of a role or a user; " + form,
                () -> RoleNames.NONE.withMap("m", "alone\na b\na b c\na arn:aws:sts::1:assumed-role/x/y\na r/s\n", ""));
        assertRefused(
                "m:1:1: `arn:aws:iam::1:user/u` is no role, as `aws_iam_role.app` is",
                () -> Tree.of("main.tf", ROLE)
                        .named(RoleNames.NONE.withMap("m", "aws_iam_role.app arn:aws:iam::1:user/u\n", ""))
                        .code());
    }

    @Test
    void addressWithBlanksInAKey_isOne() {
        assertEquals(
                List.of("m:1: no policy and no role is at `module.x.policy_statements[\"a b\"]`"),
                Tree.of("main.tf", ROLE)
                        .named(RoleNames.NONE.withMap("m", "module.x.policy_statements[\"a b\"] r\n", ""))
                        .code()
                        .notes());
    }

    @Test
    void unknownAddresses_areTold() {
        Tree tree = Tree.of("main.tf", ROLE)
                .mapped("aws_iam_role.ap x\nb//aws_iam_role.app x\naws_iam_role.app x\n" + SITE
                        + " y\naws_iam_role_policy.app z\n");
        assertEquals(
                List.of(
                        "roles.map:1: no policy and no role is at `aws_iam_role.ap`",
                        "roles.map:2: no policy and no role is at `b//aws_iam_role.app`",
                        "roles.map:5: no policy and no role is at `aws_iam_role_policy.app`"),
                tree.code().notes());
    }

    @Test
    void starInAMap_isExpandedOverListsAlone() {
        assertRefused(
                "roles.map:1:1: `app-*` has a `*`, and no list of roles was given over which it could be expanded: a state, a stack, or"
                        + " the account's details; name the roles",
                () -> Tree.of("main.tf", ROLE)
                        .mapped("aws_iam_role.app app-*\n")
                        .code());
        RoleNames lists = state("", resources(role("aws_iam_role.other", "app-1"), role("aws_iam_role.other", "batch")))
                .withRoles(List.of("arn:aws:iam::210987654321:role/team/app-2", "arn:aws:iam::210987654321:role/app"));
        assertEquals(
                "role aws_iam_role.app = [" + arn("app-1") + ", arn:aws:iam::210987654321:role/team/app-2]",
                users(Tree.of("main.tf", ROLE).named(lists).mapped("aws_iam_role.app app-*\n")));
        assertEquals(
                "role aws_iam_role.app = [arn:aws:iam::210987654321:role/app]",
                users(Tree.of("main.tf", ROLE).named(lists).mapped("aws_iam_role.app arn:aws:iam::2*:role/app\n")));
        assertRefused(
                "roles.map:1:1: `App*` names none of the roles in the lists that were given",
                () -> Tree.of("main.tf", ROLE)
                        .named(lists)
                        .mapped(SITE + " App*\n")
                        .code());
    }

    @Test
    void writtenMap_hasNamelessRolesInComments() {
        String text = ROLE
                + "resource \"aws_iam_role\" \"made\" {\n}\nresource \"aws_iam_group\" \"g\" {\n  name = \"g\"\n}\n";
        assertEquals("""
                # ADDRESS ROLE: the lines of a block are all its names
                aws_iam_role.app literal
                # aws_iam_role.made ROLE: no map, no state and no stack names it, and neither does the code
                """, Tree.of("main.tf", text).code().map());
        String partly = modules()
                .named(state("prod", "\"child_modules\": [" + module("module.two", resources(role("x", "two"))) + "]"))
                .code()
                .map();
        assertEquals("""
                # ADDRESS ROLE: the lines of a block are all its names
                # modules/app//aws_iam_role.app ROLE: no state was given for the root `test`
                # modules/app//aws_iam_role.app arn:aws:iam::123456789012:role/two
                """, partly);
    }
}
