package dev.whittle.source.holders;

import static dev.whittle.source.Plan.POLICY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.InvalidInputException;
import dev.whittle.source.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who holds the policies of a plan by values that are known. */
class PlanHoldersTest {
    private static final String ARN = "'arn': 'arn:aws:iam::123456789012:policy/team/app-access'";
    private static final String MANAGED = "'name': 'app-access', 'path': '/team/', " + ARN
            + ", 'id': 'arn:aws:iam::123456789012:policy/team/app-access', ";
    private static final String APP = "aws_iam_policy.app.policy";

    private static String role(String name) {
        return "'name': '" + name + "', 'arn': 'arn:aws:iam::123456789012:role/x/" + name + "'";
    }

    private static String attached(String role) {
        return "'role': '" + role + "', 'policy_arn': 'arn:aws:iam::123456789012:policy/team/app-access', 'id': '"
                + role + "/arn:aws:iam::123456789012:policy/team/app-access'";
    }

    /** A plan of what is there already. */
    private static Plan deployed() {
        return new Plan()
                .there("", "aws_iam_policy.app", MANAGED + POLICY)
                .there("", "aws_iam_role.app[\"a.b\"]", role("app"))
                .there("", "aws_iam_role_policy_attachment.app", attached("app"))
                .names(
                        "",
                        "aws_iam_role_policy_attachment.app",
                        "policy_arn",
                        "aws_iam_policy.app.arn",
                        "aws_iam_policy.app")
                .names("", "aws_iam_role_policy_attachment.app", "role", "aws_iam_role.app", "each.key");
    }

    private static final String DEPLOYED = "role aws_iam_role.app[\"a.b\"] = [arn:aws:iam::123456789012:role/x/app]";

    @Test
    void managedPolicy_isHeldByWhomItsArnIsAttachedTo() {
        assertEquals(DEPLOYED, deployed().users(APP));
        assertEquals(DEPLOYED, deployed().usersOfState(APP));
    }

    @Test
    void attachmentByALiteralArn_inAnyModule_counts() {
        Plan plan = deployed().there("module.other[0]", "aws_iam_role_policy_attachment.x", attached("elsewhere"));
        assertEquals(
                DEPLOYED + "; role module.other[0].aws_iam_role_policy_attachment.x ="
                        + " [arn:aws:iam::123456789012:role/elsewhere]",
                plan.users(APP));
    }

    @Test
    void attachmentThatThePlanTakesAway_stillCounts() {
        Plan plan = deployed()
                .prior("", "aws_iam_role_policy_attachment.old", attached("old"))
                .changed("", "aws_iam_role_policy_attachment.old", "delete", "");
        assertEquals(
                DEPLOYED + "; role aws_iam_role_policy_attachment.old = [arn:aws:iam::123456789012:role/old]",
                plan.users(APP));
    }

    @Test
    void roleThatGetsAnotherName_hasBoth() {
        Plan plan = deployed()
                .prior("", "aws_iam_role.n", role("before"))
                .planned("", "aws_iam_role.n", "'name': 'after'", "'arn': true")
                .there("", "aws_iam_role_policy_attachment.n", attached("before"));
        assertEquals(
                DEPLOYED + "; role aws_iam_role.n = [arn:aws:iam::123456789012:role/after,"
                        + " arn:aws:iam::123456789012:role/x/before]",
                plan.users(APP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "aws_iam_policy_attachment.x | 'policy_arn': ARN, 'roles': ['r'], 'users': ['u'], 'groups': []",
                "aws_iam_role_policy_attachments_exclusive.x | 'policy_arns': ['arn:aws:iam::aws:policy/X', ARN], 'role_name': 'r'",
                "aws_iam_user_policy_attachment.x | 'policy_arn': ARN, 'user': 'u'",
                "aws_iam_user_policy_attachments_exclusive.x | 'policy_arns': [ARN], 'user_name': 'u'",
            })
    void everyAttachment_isFollowed(String block, String values) {
        Plan plan = deployed().there("", block, values.replace("ARN", ARN.substring(ARN.indexOf(": ") + 2)));
        String role = "role " + block + " = [arn:aws:iam::123456789012:role/r]";
        String user = "user " + block + " = [arn:aws:iam::123456789012:user/u]";
        String users = plan.users(APP);
        assertEquals(values.contains("'r'"), users.contains(role), users);
        assertEquals(values.contains("'u'"), users.contains(user), users);
    }

    @Test
    void roleThatTakesItByItself_holdsIt() {
        Plan plan = deployed()
                .there(
                        "",
                        "aws_iam_role.direct",
                        role("direct") + ", 'managed_policy_arns': ['arn:aws:iam::aws:policy/X', "
                                + ARN.substring(ARN.indexOf(": ") + 2) + "]");
        assertEquals(
                DEPLOYED + "; role aws_iam_role.direct = [arn:aws:iam::123456789012:role/x/direct]", plan.users(APP));
    }

    @Test
    void groupThatHoldsIt_hasMembersThatNobodyKnows() {
        Plan plan = deployed()
                .there(
                        "",
                        "aws_iam_group_policy_attachment.g",
                        attached("staff").replace("'role'", "'group'"));
        assertEquals("unknown: the group `staff` holds it, and its members are not known", plan.users(APP));
    }

    /** Those who are not in the plan are seen by AWS's own count. */
    @Test
    void morePrincipalsThanThePlanShows_makeUsersUnknown() {
        Plan plan = new Plan()
                .there("", "aws_iam_policy.app", MANAGED + POLICY + ", 'attachment_count': 2")
                .there("", "aws_iam_role_policy_attachment.app", attached("app"))
                .names("", "aws_iam_role_policy_attachment.app", "policy_arn", "aws_iam_policy.app.arn");
        assertEquals("unknown: AWS counts 2 that it is attached to, and the plan shows 1", plan.users(APP));
        assertEquals(
                "role aws_iam_role_policy_attachment.app = [arn:aws:iam::123456789012:role/app];"
                        + " role aws_iam_role_policy_attachment.more = [arn:aws:iam::123456789012:role/more]",
                plan.there("", "aws_iam_role_policy_attachment.more", attached("more"))
                        .users(APP));
    }

    /** A role of the same name in another account is another role. */
    @Test
    void holdersOfAManagedPolicy_areOfItsAccount() {
        Plan plan = new Plan()
                .there("", "aws_iam_policy.app", MANAGED + POLICY)
                .there("", "aws_iam_role.other", "'name': 'app', 'arn': 'arn:aws:iam::999999999999:role/app'")
                .there("", "aws_iam_role_policy_attachment.app", attached("app"))
                .names("", "aws_iam_role_policy_attachment.app", "policy_arn", "aws_iam_policy.app.arn");
        assertEquals("role aws_iam_role.other = [arn:aws:iam::123456789012:role/app]", plan.users(APP));
    }

    @Test
    void inlinePolicies_areHeldByTheirRoles() {
        Plan plan = new Plan()
                .there("module.m[\"x]\"]", "aws_iam_role_policy.p[1]", "'role': 'app', " + POLICY)
                .there("", "aws_iam_user_policy.u", "'user': 'u', " + POLICY)
                .there("", "aws_iam_role.r", role("r") + ", 'inline_policy': [{'name': 'n', " + POLICY + "}]")
                .there("", "data.aws_iam_policy_document.d", "'json': '{\"Statement\":[]}'");
        assertEquals(
                "role module.m[\"x]\"].aws_iam_role_policy.p[1] = [app]",
                plan.users("module.m[\"x]\"].aws_iam_role_policy.p[1].policy"));
        assertEquals("user aws_iam_user_policy.u = [u]", plan.users("aws_iam_user_policy.u.policy"));
        assertEquals(
                "role aws_iam_role.r = [arn:aws:iam::123456789012:role/x/r]",
                plan.users("aws_iam_role.r.inline_policy[0].policy"));
        assertEquals("unknown: what takes it is not followed", plan.users("data.aws_iam_policy_document.d.json"));
        assertEquals("unknown: what takes it is not followed", plan.users("aws_iam_role.r.assume_role_policy"));
        assertEquals("unknown: what takes it is not followed", plan.users("aws_iam_role.nowhere.policy"));
    }

    @Test
    void policyThatNobodyHolds_hasUnknownUsers() {
        assertEquals(
                "unknown: nothing in the plan gives it to anybody",
                new Plan()
                        .there("", "aws_iam_policy.app", MANAGED + POLICY)
                        .names("", "aws_iam_policy.app", "name", "var.name")
                        .users(APP));
    }

    @Test
    void roleWithoutAName_isOneWithoutEvidence() {
        Plan plan = new Plan()
                .planned("", "aws_iam_role.app", "'name_prefix': 'app-'", "'name': true, 'arn': true")
                .planned("", "aws_iam_role_policy.app", POLICY, "'role': true, 'name': true")
                .names("", "aws_iam_role_policy.app", "role", "aws_iam_role.app.id", "aws_iam_role.app");
        String why = "what it will be called is only known once the plan is applied";
        assertEquals("unknown: `aws_iam_role.app` has no name: " + why, plan.users("aws_iam_role_policy.app.policy"));
        assertEquals(
                "role aws_iam_role.app = [app-1]; role aws_iam_role.app: " + why,
                plan.prior("", "aws_iam_role.app", "'name': 'app-1'").users("aws_iam_role_policy.app.policy"));
    }

    @Test
    void map_namesRolesAndHolders() {
        Plan plan = deployed();
        assertEquals(
                "role aws_iam_role.app[\"a.b\"] = [arn:aws:iam::123456789012:role/mine]",
                plan.mapped("aws_iam_role.app[\"a.b\"] mine\n").users(APP));
        assertEquals(
                "role aws_iam_role.app[\"a.b\"] = [arn:aws:iam::123456789012:role/mine]",
                plan.mapped("aws_iam_role.app mine\n").users(APP));
        assertEquals(
                DEPLOYED + "; role " + APP + " = [other]",
                plan.mapped(APP + " other\n").users(APP));
        assertEquals(
                DEPLOYED + "; role " + APP + " = [arn:aws:iam::123456789012:role/x/app]",
                plan.mapped(APP + " ap*\n").users(APP));
        Plan unknown = deployed().output("", "app", "aws_iam_policy.app.arn").mapped(APP + " other\n");
        assertEquals("role " + APP + " = [other]", unknown.users(APP));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "aws_iam_role.none x | roles.map:1:1: no policy and no role of the plan is at `aws_iam_role.none`",
                "infra//aws_iam_role.app x | roles.map:1:1: no policy and no role of the plan is at `infra//aws_iam_role.app`",
                "aws_iam_role.app z* | roles.map:1:1: `z*` names none of the roles in the lists that were given",
            })
    void mapLineThatIsAboutNothing_isRefused(String line, String message) {
        Plan plan = deployed().mapped(line + "\n");
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> plan.users(APP)).getMessage());
    }
}
