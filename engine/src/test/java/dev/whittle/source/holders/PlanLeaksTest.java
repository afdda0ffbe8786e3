package dev.whittle.source.holders;

import static dev.whittle.source.Plan.POLICY;
import static dev.whittle.source.Plan.references;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.source.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What else may name a managed policy of a plan, so that others may hold it. */
class PlanLeaksTest {
    private static final String ARN = "arn:aws:iam::123456789012:policy/app";
    private static final String APP = "aws_iam_policy.app.policy";
    private static final String HELD = "role aws_iam_role_policy_attachment.a = [arn:aws:iam::123456789012:role/r]";
    private static final String HELD_LATER = "role aws_iam_role_policy_attachment.a = [r]";

    /** A policy that is there. */
    private static Plan deployed() {
        return new Plan()
                .there(
                        "",
                        "aws_iam_policy.app",
                        "'name': 'app', 'path': '/', 'id': '" + ARN + "', 'arn': '" + ARN + "', " + POLICY)
                .there(
                        "",
                        "aws_iam_role_policy_attachment.a",
                        "'role': 'r', 'policy_arn': '" + ARN + "', 'id': 'r/" + ARN + "'")
                .names(
                        "",
                        "aws_iam_role_policy_attachment.a",
                        "policy_arn",
                        "aws_iam_policy.app.arn",
                        "aws_iam_policy.app");
    }

    /** A policy that is to be made. */
    private static Plan made() {
        return new Plan()
                .planned("", "aws_iam_policy.app", "'name': 'app', 'path': '/', " + POLICY, "'id': true, 'arn': true")
                .planned("", "aws_iam_role_policy_attachment.a", "'role': 'r'", "'policy_arn': true, 'id': true")
                .names(
                        "",
                        "aws_iam_role_policy_attachment.a",
                        "policy_arn",
                        "aws_iam_policy.app.arn",
                        "aws_iam_policy.app");
    }

    private static String leak(String at) {
        return "unknown: `" + at + "` names `aws_iam_policy.app`, and is not followed";
    }

    @Test
    void policyThatNothingElseNames_isHeldByWhomItIsAttachedTo() {
        assertEquals(HELD, deployed().users(APP));
        assertEquals(HELD_LATER, made().users(APP));
    }

    @Test
    void outputOfTheRoot_isSeenByOthers() {
        assertEquals(
                leak("output.arn"),
                deployed().output("", "arn", "aws_iam_policy.app.arn").users(APP));
        assertEquals(
                leak("output.all"),
                made().output("", "all", "aws_iam_policy.app").users(APP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "aws_ssm_parameter.p | value | aws_iam_policy.app.arn",
                "aws_iam_role.r | permissions_boundary | aws_iam_policy.app.id",
                "aws_ssoadmin_customer_managed_policy_attachment.s | customer_managed_policy_reference | aws_iam_policy.app.name",
                "data.aws_iam_policy_document.d | statement | aws_iam_policy.app[0]",
                "aws_iam_role_policy_attachment.a | role | aws_iam_policy.app.name",
            })
    void argumentThatIsNotFollowed_mayGiveItToAnybody(String block, String argument, String reference) {
        assertEquals(
                leak(block + "." + argument),
                deployed().names("", block, argument, reference).users(APP));
        Plan nested =
                deployed().block("", block, "'expressions': {'b': [{'c': {'x': " + references(reference) + "}}]}");
        assertEquals(leak(block + ".b.c.x"), nested.users(APP));
    }

    @Test
    void provisionersAndProviders_mayGiveItToAnybody() {
        String own =
                "'provisioners': [{'type': 'local-exec', 'expressions': {'command': " + references("self.arn") + "}}]";
        assertEquals(
                leak("aws_iam_policy.app.provisioner.command"),
                deployed().block("", "aws_iam_policy.app", own).users(APP));
        Plan provider = deployed();
        String text = provider.text()
                .replace(
                        "\"configuration\": {",
                        Plan.json("'configuration': {'provider_config': {'aws': {'name': 'aws', 'expressions': {'x': "
                                + references("aws_iam_policy.app.arn") + "}}}, "));
        assertEquals(leak("provider.aws.x"), Plan.usersOf(text, APP));
    }

    @Test
    void moduleThatPassesItOn_isFollowed() {
        String given = "'expressions': {'arn': " + references("aws_iam_policy.app.arn") + "}";
        Plan plan = deployed().call("", "m", given);
        assertEquals(HELD, plan.users(APP), "the module does nothing with it");
        assertEquals(
                leak("module.m.aws_ssm_parameter.p.value"),
                plan.names("module.m", "aws_ssm_parameter.p", "value", "var.arn")
                        .users(APP));
        Plan back = deployed().call("", "m", given).output("module.m", "out", "var.arn");
        assertEquals(HELD, back.users(APP));
        assertEquals(
                leak("output.out"),
                back.output("", "out", "module.m.out", "module.m").users(APP));
        Plan index = deployed()
                .call("", "m", given)
                .output("module.m", "out", "var.arn")
                .output("", "out", "module.m");
        assertEquals(leak("output.out"), index.users(APP));
    }

    @Test
    void moduleThatIsNotThere_mayDoAnything() {
        String text = deployed()
                .text()
                .replace(
                        "\"module_calls\": {",
                        Plan.json("'module_calls': {'far': {'expressions': {'arn': "
                                + references("aws_iam_policy.app.arn") + "}}"));
        assertEquals(leak("call of module.far.arn"), Plan.usersOf(text, APP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "aws_ssm_parameter.p | 'value': 'arn:aws:iam::123456789012:policy/app' | aws_ssm_parameter.p.value",
                "aws_ssm_parameter.p | 'value': {'a': ['x arn:aws:iam::1:policy/app']} | aws_ssm_parameter.p.value.a",
                "aws_iam_role.r | 'permissions_boundary': 'arn:aws:iam::123456789012:policy/app' |"
                        + " aws_iam_role.r.permissions_boundary",
                "data.aws_iam_policy.l | 'name': 'app' | data.aws_iam_policy.l.name",
                "aws_ssoadmin_customer_managed_policy_attachment.s | 'customer_managed_policy_reference': [{'name': 'app'}] |"
                        + " aws_ssoadmin_customer_managed_policy_attachment.s.customer_managed_policy_reference.name",
                "aws_iam_policy.q | 'name': 'q', 'arn': 'arn:aws:iam::123456789012:policy/q', 'policy':"
                        + " 'arn:aws:iam::123456789012:policy/app' | aws_iam_policy.q.policy",
            })
    void textThatNamesIt_makesUsersUnknown(String block, String values, String where) {
        String unknown = "unknown: " + where + ": a text may mean `aws_iam_policy.app`";
        assertEquals(unknown, deployed().there("", block, values).users(APP));
        assertEquals(unknown, deployed().there("", block, values).usersOfState(APP));
        assertEquals(unknown, made().there("", block, values).users(APP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'variables': {'v': {'value': ['ARN']}} | var.v.value",
                "'output_changes': {}, 'values': {'outputs': {'o': {'value': 'ARN'}}} | output.o.value",
            })
    void textOfAVariableOrAnOutput_makesUsersUnknown(String members, String where) {
        assertEquals(
                "unknown: " + where + ": a text may mean `aws_iam_policy.app`",
                deployed().with(members.replace("ARN", ARN)).users(APP));
    }

    @Test
    void textOfTheConfiguration_makesUsersUnknown() {
        String constant = "'expressions': {'x': {'constant_value': '" + ARN + "'}}";
        assertEquals(
                "unknown: module.m.x: a text may mean `aws_iam_policy.app`",
                deployed().call("", "m", constant).users(APP));
        assertEquals(
                HELD,
                deployed()
                        .block("", "aws_iam_role_policy_attachment.b", constant.replace("'x'", "'policy_arn'"))
                        .users(APP));
    }

    @Test
    void otherTexts_nameIt_no() {
        Plan plan = deployed()
                .there("", "aws_iam_policy.q", "'name': 'q', 'arn': '" + ARN.replace("/app", "/q") + "', " + POLICY)
                .there("", "aws_ssm_parameter.p", "'value': 'arn:aws:iam::aws:policy/app'")
                .there("", "aws_ssm_parameter.q", "'value': '" + ARN + "-2'");
        assertEquals(HELD, plan.users(APP));
    }

    /** What local values are made of, a plan does not say. */
    @Test
    void valueOfALocal_thatIsNotKnownYet_mayNameWhatIsToBeMade() {
        String why = " is only known once the plan is applied, and may name it by a local value";
        Plan output = made().output("", "o", "local.arns");
        assertEquals("unknown: `output.o`" + why, output.users(APP));
        assertEquals(
                HELD_LATER,
                output.with("'output_changes': {'o': {'after_unknown': false}}").users(APP));
        assertEquals(HELD, deployed().output("", "o", "local.arns").users(APP), "its ARN would be seen");

        Plan parameter = made().planned("", "aws_ssm_parameter.p", "", "'value': true")
                .names("", "aws_ssm_parameter.p", "value", "local.x");
        assertEquals("unknown: `aws_ssm_parameter.p.value`" + why, parameter.users(APP));
        Plan known = made().planned("", "aws_ssm_parameter.p", "'value': 'x'", "'arn': true")
                .names("", "aws_ssm_parameter.p", "value", "local.x");
        assertEquals(HELD_LATER, known.users(APP));
        Plan elsewhere = made().planned("module.m", "aws_ssm_parameter.p", "", "'value': true")
                .names("module.m", "aws_ssm_parameter.p", "value", "local.x")
                .call("", "m", "'expressions': {'tags': {'constant_value': 'x'}}");
        assertEquals(HELD_LATER, elsewhere.users(APP), "nothing of it gets into the module");
        Plan within = made().planned("module.m", "aws_ssm_parameter.p", "", "'value': true")
                .names("module.m", "aws_ssm_parameter.p", "value", "local.x")
                .call("", "m", "'expressions': {'tags': " + references("local.tags") + "}");
        assertEquals(
                "unknown: `module.m.aws_ssm_parameter.p.value`" + why,
                within.users(APP),
                "a local value of the module may be made of its variable");
        Plan command = made().planned("", "other_thing.x", "", "")
                .block(
                        "",
                        "other_thing.x",
                        "'provisioners': [{'expressions': {'command': " + references("local.x") + "}}]");
        assertEquals("unknown: `other_thing.x.provisioner.command`" + why, command.users(APP));
    }

    /** Blocks that are made by {@code dynamic} stand nowhere in the configuration. */
    @Test
    void blockThatTheConfigurationDoesNotShow_mayNameWhatIsToBeMade() {
        Plan dynamic = made().planned("", "other_thing.x", "", "'block': [{'value': true}], 'computed': true");
        assertEquals(
                "unknown: `other_thing.x.block` is only known once the plan is applied, and may name it",
                dynamic.users(APP));
        assertEquals(
                HELD_LATER,
                made().planned("", "other_thing.x", "", "'tags_all': {'value': true}, 'computed': true")
                        .users(APP));
        assertEquals(
                HELD_LATER,
                dynamic.block("", "other_thing.x", "'expressions': {'block': [{'value': " + references("var.x") + "}]}")
                        .users(APP));
    }

    @Test
    void planThatIsNotComplete_mayLackHolders() {
        String why = "unknown: the plan is not complete, so that others may name it";
        assertEquals(why, deployed().with("'errored': true").users(APP));
        assertEquals(why, deployed().with("'complete': false").users(APP));
        assertEquals(HELD, deployed().with("'errored': false, 'complete': true").users(APP));
        assertEquals(
                "unknown: the plan has no `configuration` that says what names it",
                Plan.usersOf(deployed().text().replace("\"configuration\"", "\"other\""), APP));
    }
}
