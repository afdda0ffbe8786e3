package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
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

    private static String origin(Plan plan, String address) {
        return plan.file().madeFrom(origin -> Optional.of(origin.folder() + "//" + origin.address())).sites().stream()
                .filter(site -> site.address().equals(address))
                .findFirst()
                .orElseThrow()
                .madeFrom()
                .orElse("nothing");
    }

    @Test
    void policy_isMadeFromItsDocument_orItsResource() {
        Plan plan = new Plan()
                .planned("", "aws_iam_policy.root", Plan.POLICY, "")
                .planned("module.a[\"x\"].module.b", "aws_iam_policy.p[0]", Plan.POLICY, "")
                .planned("module.a[\"x\"].module.b", "aws_iam_policy.joined", Plan.POLICY, "")
                .planned("module.far", "aws_iam_policy.q", Plan.POLICY, "")
                .call("", "a", "'source': '../shared/a'")
                .call(
                        "module.a",
                        "b",
                        "'source': './b/', 'expressions': {'json': "
                                + Plan.references("data.aws_iam_policy_document.d.json") + "}")
                .call("", "far", "'source': 'terraform-aws-modules/iam/aws'")
                .names("module.a.module.b", "aws_iam_policy.p", "policy", "var.json")
                .names("module.a.module.b", "aws_iam_policy.joined", "policy", "var.json", "aws_sqs_queue.q.arn");
        assertEquals("//aws_iam_policy.root", origin(plan, "aws_iam_policy.root.policy"));
        assertEquals(
                "../shared/a//data.aws_iam_policy_document.d",
                origin(plan, "module.a[\"x\"].module.b.aws_iam_policy.p[0].policy"));
        assertEquals(
                "../shared/a/b//aws_iam_policy.joined",
                origin(plan, "module.a[\"x\"].module.b.aws_iam_policy.joined.policy"));
        assertEquals("nothing", origin(plan, "module.far.aws_iam_policy.q.policy"));
    }
}
