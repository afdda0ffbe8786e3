package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which policies a plan has. */
class PlanFileTest {
    private static final String OTHER = Plan.POLICY.replace("s3", "sqs");

    private static List<String> sites(Plan plan) {
        return plan.file().sites().stream()
                .map(site -> site.address() + " " + site.takenAs().word() + " "
                        + site.policy()
                                .map(policy -> policy.statements()
                                        .get(0)
                                        .actions()
                                        .patterns()
                                        .toString())
                                .orElseGet(() -> site.problems().get(0).message()))
                .collect(Collectors.toList());
    }

    @Test
    void whatIsPlanned_comesBeforeWhatIs() {
        Plan plan = new Plan()
                .prior("module.m[0]", "aws_iam_policy.p", OTHER)
                .planned("module.m[0]", "aws_iam_policy.p", Plan.POLICY, "");
        assertEquals(List.of("module.m[0].aws_iam_policy.p.policy identity [s3:*]"), sites(plan));
    }

    @Test
    void whatItWillBe_isNotGuessedByWhatItIs() {
        Plan plan =
                new Plan().prior("", "aws_iam_policy.p", OTHER).planned("", "aws_iam_policy.p", "", "'policy': true");
        assertEquals(
                List.of("aws_iam_policy.p.policy identity what it will be is only known once the plan is applied"),
                sites(plan));
    }

    @Test
    void whatThePlanDestroys_isLeftOut() {
        Plan plan = new Plan()
                .prior("", "aws_iam_policy.gone", OTHER)
                .changed("", "aws_iam_policy.gone", "delete", "")
                .prior("", "aws_iam_policy.forgotten", OTHER)
                .changed("", "aws_iam_policy.forgotten", "forget", "")
                .prior("", "data.aws_iam_policy_document.d", OTHER.replace("'policy'", "'json'"));
        assertEquals(
                List.of(
                        "aws_iam_policy.forgotten.policy identity [sqs:*]",
                        "data.aws_iam_policy_document.d.json unknown [sqs:*]"),
                sites(plan));
    }

    /** An instance that was replaced and could not be destroyed yet has the address of the new one. */
    @Test
    void deposedInstance_isAnotherOne() {
        String deposed = new Plan()
                .prior("", "aws_iam_policy.p", OTHER)
                .changed("", "aws_iam_policy.p", "delete", "'policy': true")
                .text()
                .replace(
                        "\"type\": \"aws_iam_policy\", \"change\"",
                        "\"type\": \"aws_iam_policy\", \"deposed\": \"1\", \"change\"");
        assertEquals(
                List.of("aws_iam_policy.p.policy"),
                Plan.read(deposed).sites().stream().map(Site::address).toList());
        assertEquals(
                1,
                Plan.read(deposed).sites().stream()
                        .filter(site -> site.policy().isPresent())
                        .count());
    }

    /** A role tells of the policies that are resources of their own. */
    @Test
    void policyOfARole_thatIsAResourceItself_isOne() {
        String inline =
                "'name': 'r', 'inline_policy': [{'name': 'own', " + OTHER + "}, {'name': 'by-role', " + OTHER + "}]";
        Plan plan = new Plan()
                .planned("", "aws_iam_role.r", inline, "")
                .planned("", "aws_iam_role_policy.p", "'role': 'r', 'name': 'own', " + Plan.POLICY, "");
        assertEquals(
                List.of(
                        "aws_iam_role.r.inline_policy[1].policy identity [sqs:*]",
                        "aws_iam_role_policy.p.policy identity [s3:*]"),
                sites(plan));
    }
}
