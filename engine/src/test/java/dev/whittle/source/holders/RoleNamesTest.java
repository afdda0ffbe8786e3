package dev.whittle.source.holders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What role blocks are called: by map, then by state or stack, then by a literal name. */
class RoleNamesTest {
    private static final String SITE = "aws_iam_role_policy.app.policy";

    private static final String ROLE = """
            resource "aws_iam_role" "app" {
              name = "literal"
            }
            resource "aws_iam_role_policy" "app" {
              role   = aws_iam_role.app.id
              policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
            }
            """;

    private static final String CALL = "module \"NAME\" {\n  source = \"../modules/app\"\n}\n";

    private static String arn(String name) {
        return "arn:aws:iam::123456789012:role/" + name;
    }

    /** A resource of a state. */
    private static String role(String address, String name) {
        return "{\"address\": \"" + address
                + "\", \"mode\": \"managed\", \"type\": \"aws_iam_role\", \"name\": \"app\","
                + " \"values\": {\"name\": \"" + name + "\", \"arn\": \"" + arn(name) + "\"}}";
    }

    private static String state(String inner) {
        return "{\"format_version\": \"1.0\", \"values\": {\"root_module\": {" + inner + "}}}";
    }

    private static String resources(String... all) {
        return "\"resources\": [" + String.join(", ", all) + "]";
    }

    private static String module(String address, String inner) {
        return "{\"address\": \"" + address.replace("\"", "\\\"") + "\", " + inner + "}";
    }

    private static RoleNames state(String root, String inner) {
        return RoleNames.NONE.withState(Optional.of(root), root + ".json", state(inner));
    }

    private static String users(Tree tree) {
        return tree.users("main.tf", SITE);
    }

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

    /** Two roots; one calls the module twice, once for each of several, and by way of another module. */
    private static Tree modules() {
        return Tree.of("modules/app/main.tf", ROLE)
                .with("modules/outer/main.tf", "module \"inner\" {\n  source = \"../app/\"\n}\n")
                .with(
                        "prod/main.tf",
                        CALL.replace("NAME", "one")
                                + CALL.replace("NAME", "two")
                                + CALL.replace("NAME", "by").replace("app", "outer"))
                .with("test/main.tf", CALL.replace("NAME", "one"));
    }

    private static final String PROD = resources() + ", \"child_modules\": ["
            + module("module.one[\"a.b]\"]", resources(role("x", "a")))
            + ", " + module("module.one[\"c\"]", resources(role("x", "c")))
            + ", " + module("module.two", resources(role("x", "two")))
            + ", "
            + module(
                    "module.by[0]",
                    "\"child_modules\": [" + module("module.by[0].module.inner", resources(role("x", "inner"))) + "]")
            + "]";

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

    private static void assertRefused(String message, org.junit.jupiter.api.function.Executable executable) {
        assertEquals(
                message, assertThrows(InvalidInputException.class, executable).getMessage());
    }

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

    private static String stack(String kind, int fillers, String... roles) {
        String all = IntStream.range(0, fillers)
                .mapToObj(i -> "{\"LogicalResourceId\": \"F" + i + "\", \"ResourceType\": \"AWS::SQS::Queue\"}")
                .collect(Collectors.joining(", "));
        String named = List.of(roles).stream()
                .map(role -> "{\"LogicalResourceId\": \"" + role
                        + "\", \"ResourceType\": \"AWS::IAM::Role\", \"PhysicalResourceId\": \"s-" + role
                        + "-1AB\", \"ResourceStatus\": \"CREATE_COMPLETE\"}")
                .collect(Collectors.joining(", "));
        return "{\"" + kind + "\": [" + named + (named.isEmpty() || all.isEmpty() ? "" : ", ") + all + "]}";
    }

    private static final String SUMMARIES = "StackResourceSummaries";

    @Test
    void stackThatIsCutOff_isRefused() {
        assertRefused(
                "s.json: it has exactly 100 resources, where `describe-stack-resources` ends, so that more may be missing; use"
                        + " `aws cloudformation list-stack-resources`",
                () -> RoleNames.NONE.withStack(Optional.empty(), "s.json", stack("StackResources", 99, "App")));
        assertRefused(
                "s.json: it has a `NextToken`, so that more resources are missing",
                () -> RoleNames.NONE.withStack(
                        Optional.empty(), "s.json", stack(SUMMARIES, 1).replaceFirst("}$", ", \"NextToken\": \"x\"}")));
        assertRefused(
                "s.json: this is not what `aws cloudformation list-stack-resources` prints: it has no `StackResourceSummaries`",
                () -> RoleNames.NONE.withStack(Optional.empty(), "s.json", "{}"));
        RoleNames.NONE.withStack(Optional.empty(), "s.json", stack(SUMMARIES, 99, "App"));
        RoleNames.NONE.withStack(Optional.empty(), "s.json", stack("StackResources", 98, "App"));
    }

    /** Forty roles, each with a policy, of which one has no finding: it is a holder all the same. */
    private static String template(int roles) {
        return IntStream.range(0, roles)
                .mapToObj(i -> "  R" + i + """
                                :
                                    Type: AWS::IAM::Role
                                    Properties:
                                      Policies:
                                        - PolicyDocument: { Statement: [{ Effect: Allow, Action: 's3:*', Resource: '*' }] }
                                """)
                .collect(Collectors.joining("", "Resources:\n", ""));
    }

    private static String[] logicalNames(int roles) {
        return IntStream.range(0, roles).mapToObj(i -> "R" + i).toArray(String[]::new);
    }

    @Test
    void fortyRoles_areNamedByTheirStack() {
        RoleNames stack = RoleNames.NONE.withStack(Optional.empty(), "s.json", stack(SUMMARIES, 3, logicalNames(40)));
        CodeBase code = Tree.of("t.yaml", template(40))
                .with("chart.yaml", "a: b\n")
                .named(stack)
                .code();
        assertEquals(40, code.holders().size());
        for (int i = 0; i < 40; i++) {
            Users users = code.users("t.yaml", "R" + i + ".Policies[0].PolicyDocument");
            assertTrue(users.areKnown());
            assertEquals(
                    "role t.yaml//R" + i + " = [s-R" + i + "-1AB]",
                    Tree.shown(users.holders().get(0)));
        }
        assertEquals(List.of(), code.notes());
    }

    @Test
    void fortyRoles_areNamedByAMap_whichIsWrittenFromTheirStack() {
        RoleNames stack =
                RoleNames.NONE.withStack(Optional.of("t.yaml"), "s.json", stack(SUMMARIES, 3, logicalNames(40)));
        Tree tree = Tree.of("t.yaml", template(40));
        String map = tree.named(stack).code().map();
        List<Holder> byStack = tree.code().holders();
        assertEquals(41, map.lines().count());
        assertEquals(
                byStack, tree.named(RoleNames.NONE.withMap("m", map, "")).code().holders());
    }

    @Test
    void fortyRoles_areNamedByTheirState() {
        String code = IntStream.range(0, 40)
                .mapToObj(i -> ROLE.replace("\"app\"", "\"app" + i + "\"")
                        .replace("role.app", "role.app" + i)
                        .replace("literal", "x" + i))
                .collect(Collectors.joining());
        String[] roles = IntStream.range(0, 40)
                .mapToObj(i -> role("x", "real-" + i).replace("\"name\": \"app\"", "\"name\": \"app" + i + "\""))
                .toArray(String[]::new);
        Tree tree = Tree.of("main.tf", code).named(state("", resources(roles)));
        for (int i = 0; i < 40; i++) {
            assertEquals(
                    "role aws_iam_role.app" + i + " = [" + arn("real-" + i) + "]",
                    tree.users("main.tf", "aws_iam_role_policy.app" + i + ".policy"));
        }
    }

    @Test
    void roleThatItsStackDoesNotHold_hasNoName() {
        Tree tree = Tree.of("t.yaml", template(2) + "      RoleName: literal\n")
                .named(RoleNames.NONE.withStack(Optional.empty(), "s.json", stack(SUMMARIES, 0, "R0", "Gone")));
        assertEquals("role t.yaml//R0 = [s-R0-1AB]", tree.users("t.yaml", "R0.Policies[0].PolicyDocument"));
        assertEquals(
                "unknown: `t.yaml//R1` has no name: nothing that was given for `t.yaml` holds it",
                tree.users("t.yaml", "R1.Policies[0].PolicyDocument"));
        assertEquals(
                List.of("s.json: role `s-Gone-1AB`, `Gone`, is not in `t.yaml`"),
                tree.code().notes());
        assertRefused(
                "s.json: `x.yaml` is no template here; there are t.yaml",
                () -> tree.named(RoleNames.NONE.withStack(Optional.of("x.yaml"), "s.json", stack(SUMMARIES, 1)))
                        .code());
        assertRefused(
                "s.json: say of which template it is, since there is not one but 2: t.yaml, u.yaml",
                () -> tree.with("u.yaml", template(1))
                        .named(RoleNames.NONE.withStack(Optional.empty(), "s.json", stack(SUMMARIES, 1)))
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
