package dev.whittle.source.holders;

import static dev.whittle.source.Plan.POLICY;
import static dev.whittle.source.Plan.references;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.source.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who holds the policies of a plan of which nothing is made yet, by what the configuration names. */
class PlanReferencesTest {
    private static final String ATTACHMENT = "aws_iam_role_policy_attachment.app";
    private static final String NEW = "'arn': true, 'id': true";
    private static final String APP = "aws_iam_policy.app.policy";

    private static String managed(String name) {
        return "'name': '" + name + "', 'path': '/', " + POLICY;
    }

    /** Two policies and two roles, and an attachment of which the ARN is not known yet. */
    private static Plan made(String... references) {
        return new Plan()
                .planned("", "aws_iam_policy.app", managed("app"), NEW)
                .planned("", "aws_iam_policy.other", managed("other"), NEW)
                .planned("", "aws_iam_role.app", "'name': 'app'", NEW)
                .planned("", "aws_iam_role.other", "'name': 'other'", NEW)
                .planned("", ATTACHMENT, "'role': 'app'", "'policy_arn': true")
                .names("", ATTACHMENT, "policy_arn", references);
    }

    private static final String HELD = "role aws_iam_role.app = [app]";
    private static final String NOBODY = "unknown: nothing in the plan gives it to anybody";

    @Test
    void arnThatIsNotKnownYet_isThatOfTheBlockThatIsNamed() {
        Plan plan = made("aws_iam_policy.app.arn", "aws_iam_policy.app");
        assertEquals(HELD, plan.users(APP));
        assertEquals(NOBODY, plan.users("aws_iam_policy.other.policy"));
    }

    @Test
    void arnThatIsKnown_isWhatItSays() {
        Plan plan = made("var.arn")
                .planned(
                        "",
                        "aws_iam_role_policy_attachment.x",
                        "'role': 'x', 'policy_arn': 'arn:aws:iam::1:policy/app'",
                        "");
        assertEquals(
                "unknown: `aws_iam_role_policy_attachment.app.policy_arn` is only known once the plan is applied, and the"
                        + " configuration names nothing that it is made of",
                plan.users(APP));
        Plan literal = made("aws_iam_policy.other.arn")
                .planned(
                        "",
                        "aws_iam_role_policy_attachment.x",
                        "'role': 'x', 'policy_arn': 'arn:aws:iam::1:policy/app'",
                        "");
        assertEquals("role aws_iam_role_policy_attachment.x = [x]", literal.users(APP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local.arn | `aws_iam_role_policy_attachment.app.policy_arn` is only known once the plan is applied, and"
                        + " `local.arn` is not followed",
                "data.aws_iam_policy.x.arn | `aws_iam_role_policy_attachment.app` takes `data.aws_iam_policy.x.arn`, which is no"
                        + " ARN of a policy here",
                "aws_iam_policy.app.name | `aws_iam_role_policy_attachment.app` takes `aws_iam_policy.app.name`, which is no"
                        + " ARN of a policy here",
                "other_thing.x | `aws_iam_role_policy_attachment.app` takes `other_thing.x`, which is no ARN of a policy here",
            })
    void whatIsNotFollowed_mayBeAnyPolicy(String reference, String why) {
        assertEquals("unknown: " + why, made(reference).users(APP));
        assertEquals("unknown: " + why, made(reference).users("aws_iam_policy.other.policy"));
        assertEquals(
                "unknown: " + why, made("aws_iam_policy.app.arn", reference).users(APP));
    }

    /** More holders only keep more. */
    @Test
    void indexThatIsNotKnown_meansEveryInstance() {
        Plan plan = new Plan()
                .planned("", "aws_iam_policy.p[0]", managed("p0"), NEW)
                .planned("", "aws_iam_policy.p[1]", managed("p1"), NEW)
                .planned("", "aws_iam_role_policy_attachment.a[0]", "'role': 'r0'", "'policy_arn': true")
                .planned("", "aws_iam_role_policy_attachment.a[1]", "'role': 'r1'", "'policy_arn': true")
                .names("", "aws_iam_role_policy_attachment.a", "policy_arn", "aws_iam_policy.p", "count.index");
        String both =
                "role aws_iam_role_policy_attachment.a[0] = [r0]; role aws_iam_role_policy_attachment.a[1] = [r1]";
        assertEquals(both, plan.users("aws_iam_policy.p[0].policy"));
        assertEquals(both, plan.users("aws_iam_policy.p[1].policy"));
    }

    @Test
    void instancesOfAModule_areApart() {
        Plan plan = new Plan();
        for (String each : new String[] {"a", "b"}) {
            String module = "module.env[\"" + each + ".module.x\"]";
            plan.planned(module, "aws_iam_policy.p", managed(each), NEW)
                    .planned(module, "aws_iam_role.r", "'name': 'r-" + each + "'", NEW)
                    .planned(module, "aws_iam_role_policy_attachment.t", "", "'policy_arn': true, 'role': true");
        }
        plan.call("", "env", "'expressions': {}")
                .names("module.env", "aws_iam_role_policy_attachment.t", "policy_arn", "aws_iam_policy.p.arn")
                .names(
                        "module.env",
                        "aws_iam_role_policy_attachment.t",
                        "role",
                        "aws_iam_role.r.name",
                        "aws_iam_role.r");
        assertEquals(
                "role module.env[\"b.module.x\"].aws_iam_role.r = [r-b]",
                plan.users("module.env[\"b.module.x\"].aws_iam_policy.p.policy"));
    }

    /** A module that makes a policy, and one that attaches it. */
    private static Plan byModules(String argument) {
        return new Plan()
                .planned("module.policy[0]", "aws_iam_policy.this[0]", managed("app"), NEW)
                .planned("module.role", "aws_iam_role.this", "'name': 'app'", NEW)
                .planned("module.role", "aws_iam_role_policy_attachment.this[0]", "'role': 'app'", "'policy_arn': true")
                .call("", "policy", "'expressions': {}, 'count_expression': {'constant_value': 1}")
                .call("", "role", "'expressions': {'arns': " + argument + "}")
                .output(
                        "module.policy",
                        "arn",
                        "aws_iam_policy.this[0].arn",
                        "aws_iam_policy.this[0]",
                        "aws_iam_policy.this")
                .output("module.policy", "name", "aws_iam_policy.this[0].name")
                .names(
                        "module.role",
                        "aws_iam_role_policy_attachment.this",
                        "policy_arn",
                        "each.value.arn",
                        "each.value")
                .block(
                        "module.role",
                        "aws_iam_role_policy_attachment.this",
                        "'for_each_expression': " + references("var.arns"));
    }

    private static final String IN_MODULE = "module.policy[0].aws_iam_policy.this[0].policy";

    @Test
    void variablesOutputsAndForEach_areFollowed() {
        String held = "role module.role.aws_iam_role.this = [app]";
        assertEquals(
                held,
                byModules(references("module.policy[0].arn", "module.policy[0]"))
                        .users(IN_MODULE));
        assertEquals(
                "unknown: `module.role.aws_iam_role_policy_attachment.this[0]` takes `aws_iam_policy.this.name`, which is no ARN"
                        + " of a policy here",
                byModules(references("module.policy", "each.key")).users(IN_MODULE),
                "of a module all outputs may be meant");
        assertEquals(
                "unknown: `module.role.aws_iam_role_policy_attachment.this[0].policy_arn` is only known once the plan is"
                        + " applied, and `local.arns` is not followed",
                byModules(references("local.arns")).users(IN_MODULE));
    }

    @Test
    void roleThatIsNotKnownYet_isTheBlockThatIsNamed() {
        Plan plan = made("aws_iam_policy.app.arn")
                .planned("", "aws_iam_role_policy_attachment.more", "", "'policy_arn': true, 'role': true")
                .names("", "aws_iam_role_policy_attachment.more", "policy_arn", "aws_iam_policy.app.arn")
                .names("", "aws_iam_role_policy_attachment.more", "role", "aws_iam_role.other.id");
        assertEquals(HELD + "; role aws_iam_role.other = [other]", plan.users(APP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local.role | `aws_iam_role_policy.p.role` is only known once the plan is applied, and `local.role` is not followed",
                "aws_iam_user.u.name | `aws_iam_role_policy.p` takes `aws_iam_user.u.name`, which is no role here",
                "aws_iam_role.gone.name | `aws_iam_role_policy.p.role` takes what is not in the plan",
            })
    void roleThatIsNotFollowed_makesUsersUnknown(String reference, String why) {
        Plan plan = new Plan()
                .planned("", "aws_iam_role_policy.p", POLICY, "'role': true")
                .names("", "aws_iam_role_policy.p", "role", reference);
        assertEquals("unknown: " + why, plan.users("aws_iam_role_policy.p.policy"));
    }

    @Test
    void someOfAList_mayNotBeKnownYet() {
        Plan plan = made("aws_iam_policy.other.arn")
                .planned(
                        "",
                        "aws_iam_policy_attachment.l",
                        "'roles': ['x']",
                        "'policy_arn': true, 'roles': [false, true]")
                .names("", "aws_iam_policy_attachment.l", "policy_arn", "aws_iam_policy.app.arn")
                .names("", "aws_iam_policy_attachment.l", "roles", "aws_iam_role.app.id", "aws_iam_role.app", "var.x");
        assertEquals("role aws_iam_policy_attachment.l = [x]; " + HELD, plan.users(APP));
    }

    /** What AWS says that a role has, is computed where the code does not say it. */
    @Test
    void policiesOfARoleThatTheCodeDoesNotGive_areNobodys() {
        Plan plan = made("aws_iam_policy.app.arn")
                .planned(
                        "",
                        "aws_iam_role.new",
                        "'name': 'new'",
                        NEW + ", 'managed_policy_arns': true, 'inline_policy': true");
        assertEquals(HELD, plan.users(APP));
        assertEquals(
                HELD + "; role aws_iam_role.new = [new]",
                plan.names("", "aws_iam_role.new", "managed_policy_arns", "aws_iam_policy.app.arn")
                        .users(APP));
    }

    /** Without its change nobody knows what of a resource is open. */
    @Test
    void planWithoutChanges_isOpenWhereItSaysNothing() {
        String text = made("aws_iam_policy.app.arn").text().replace("\"resource_changes\"", "\"other_changes\"");
        assertEquals(HELD, Plan.usersOf(text, APP));
    }
}
