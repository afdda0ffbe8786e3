package dev.whittle.source.holders;

import static dev.whittle.source.holders.Named.CALL;
import static dev.whittle.source.holders.Named.PROD;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a state or a plan calls the roles of code. */
class RoleNamesTest {
    @Test
    void names_comeFromMapThenStateThenTheLiteral() {
        assertEquals("role aws_iam_role.app = [literal]", users(Tree.of("main.tf", ROLE)));
        RoleNames state = state("", resources(role("aws_iam_role.app", "real")));
        assertEquals(
                "role aws_iam_role.app = [" + arn("real") + "]",
                users(Tree.of("main.tf", ROLE).named(state)));
        assertEquals(
                "role aws_iam_role.app = [a, b]",
                users(Tree.of("main.tf", ROLE)
                        .named(state)
                        .mapped("aws_iam_role.app b # second\n\n# none\naws_iam_role.app a\n")));
    }

    @Test
    void instancesOfCountAndForEach_areAllHolders() {
        RoleNames state =
                state("", resources(role("aws_iam_role.app[0]", "a"), role("aws_iam_role.app[\\\"x\\\"]", "b")));
        String both = "[" + arn("a") + ", " + arn("b") + "]";
        assertEquals(
                "role aws_iam_role.app = " + both,
                users(Tree.of("main.tf", ROLE).named(state)));
    }

    @Test
    void filesOfOneRoot_addUp() {
        RoleNames states = state("", resources(role("aws_iam_role.app", "dev")))
                .withState(Optional.of("."), "prod.json", state(resources(role("aws_iam_role.app", "prod"))));
        assertEquals(
                "role aws_iam_role.app = [" + arn("dev") + ", " + arn("prod") + "]",
                users(Tree.of("main.tf", ROLE).named(states)));
    }

    @Test
    void roleThatNoFileOfItsRootHolds_hasNoNameThoughTheCodeWritesOne() {
        String why = "nothing that was given for `.` holds it";
        assertEquals(
                "unknown: `aws_iam_role.app` has no name: " + why,
                users(Tree.of("main.tf", ROLE).named(state("", ""))));
        RoleNames empty = RoleNames.NONE.withState(Optional.empty(), "s.json", "{\"format_version\": \"1.0\"}");
        assertEquals(
                "unknown: `aws_iam_role.app` has no name: " + why,
                users(Tree.of("main.tf", ROLE).named(empty)));
    }

    @Test
    void plan_holdsWhatThereIsAndWhatThereWillBe() {
        String planned =
                "{\"address\": \"aws_iam_role.app[1]\", \"mode\": \"managed\", \"type\": \"aws_iam_role\", \"name\": \"app\","
                        + " \"values\": {\"name\": \"next\"}}";
        String made = planned.replace("\"name\": \"next\"", "\"path\": \"/\"");
        String plan = "{\"format_version\": \"1.2\", \"planned_values\": {\"root_module\": {" + resources(planned)
                + "}}, \"prior_state\": {\"values\": {\"root_module\": {" + resources(role("aws_iam_role.app", "now"))
                + "}}}}";
        RoleNames names = RoleNames.NONE.withState(Optional.empty(), "plan.json", plan);
        assertEquals(
                "role aws_iam_role.app = [" + arn("now") + ", next]",
                users(Tree.of("main.tf", ROLE).named(names)));
        RoleNames unmade = RoleNames.NONE.withState(Optional.empty(), "plan.json", plan.replace(planned, made));
        assertEquals(
                "role aws_iam_role.app = [" + arn("now")
                        + "]; role aws_iam_role.app: `plan.json` does not know its name yet",
                users(Tree.of("main.tf", ROLE).named(unmade)));
    }

    @Test
    void allCallsOfAModule_areHolders() {
        String address = "role modules/app//aws_iam_role.app";
        String prod = String.join(", ", arn("a"), arn("c"), arn("inner"), arn("two"));
        String noTest = "; " + address + ": no state was given for the root `test`";
        assertEquals(
                address + " = [" + prod + "]" + noTest,
                modules().named(state("prod", PROD)).users("modules/app/main.tf", SITE));
        String test = "\"child_modules\": [" + module("module.one", resources(role("x", "test"))) + "]";
        RoleNames both = state("prod", PROD).withState(Optional.of("test"), "test.json", state(test));
        assertEquals(
                address + " = [" + prod.replace(arn("two"), arn("test") + ", " + arn("two")) + "]",
                modules().named(both).users("modules/app/main.tf", SITE));
        RoleNames empty = state("prod", PROD).withState(Optional.of("test"), "test.json", state(""));
        assertEquals(
                address + " = [" + prod + "]; " + address + ": nothing that was given for `test` holds it",
                modules().named(empty).users("modules/app/main.tf", SITE));
        assertEquals(address + " = [literal]", modules().users("modules/app/main.tf", SITE));
    }

    /** Who takes a module where nobody can read it is one more root, of which there is no state. */
    @Test
    void callerThatCantBeRead_countsAsOneWithoutState() {
        Tree tree = Tree.of("modules/app/main.tf", ROLE)
                .with("a/main.tf", CALL.replace("NAME", "one"))
                .named(state(
                        "a",
                        "\"child_modules\": [" + module("module.one", resources(role("aws_iam_role.app", "r"))) + "]"));
        String known = "role modules/app//aws_iam_role.app = [" + arn("r") + "]";
        assertEquals(known, tree.users("modules/app/main.tf", SITE));
        tree.withUnreadable("other.yaml");
        assertEquals(known, tree.users("modules/app/main.tf", SITE));
        for (String unread : List.of("b/main.tf.json", "link")) {
            Tree other = Tree.of("modules/app/main.tf", ROLE)
                    .with("a/main.tf", CALL.replace("NAME", "one"))
                    .withUnreadable(unread)
                    .named(state(
                            "a",
                            "\"child_modules\": [" + module("module.one", resources(role("aws_iam_role.app", "r")))
                                    + "]"));
            assertEquals(
                    known + "; role modules/app//aws_iam_role.app: `" + unread
                            + "` can't be read, and may take it as a module",
                    other.users("modules/app/main.tf", SITE));
        }
    }

    @Test
    void stateOfNoRoot_isRefused() {
        assertRefused(
                "s.json: say of which root it is, since there is not one but 2: prod, test",
                () -> modules()
                        .named(RoleNames.NONE.withState(Optional.empty(), "s.json", state("")))
                        .code());
        assertRefused(
                "x.json: no Terraform file is in the folder `x`; roots are prod, test",
                () -> modules().named(state("x", "")).code());
    }

    @Test
    void whatIsNoState_isRefused() {
        assertRefused(
                "s.json: this is not what `terraform show -json` prints: it has no `format_version`",
                () -> RoleNames.NONE.withState(Optional.empty(), "s.json", "{\"version\": 4, \"lineage\": \"x\"}"));
        assertRefused(
                "s.json: the module `module.b` stands in the module `module.a`, which it is not in",
                () -> RoleNames.NONE.withState(
                        Optional.empty(),
                        "s.json",
                        state("\"child_modules\": ["
                                + module("module.a", "\"child_modules\": [" + module("module.b", "\"x\": 1") + "]")
                                + "]")));
    }

    @Test
    void rolesOfNoFile_areTold() {
        RoleNames names =
                state("prod", "\"child_modules\": [" + module("module.gone", resources(role("x", "lost"))) + "]");
        assertEquals(
                List.of("prod.json: role `" + arn("lost") + "`, `module.gone.aws_iam_role.app`, is in no file here"),
                modules().named(names).code().notes());
    }
}
