package dev.whittle.source.holders;

import static dev.whittle.source.holders.Named.ROLE;
import static dev.whittle.source.holders.Named.arn;
import static dev.whittle.source.holders.Named.assertRefused;
import static dev.whittle.source.holders.Named.resources;
import static dev.whittle.source.holders.Named.role;
import static dev.whittle.source.holders.Named.state;
import static dev.whittle.source.holders.Named.users;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the stack of a template calls its roles. */
class StackNamesTest {
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
}
