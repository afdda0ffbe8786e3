package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.whittle.json.InvalidInputException;
import dev.whittle.source.holders.PlanHolders;
import dev.whittle.source.holders.RoleNames;
import dev.whittle.source.holders.Users;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text that may be a plan is read or refused; and whatever is cut out of one, nobody without a name is taken for all holders. */
class PlanFileProperties {
    private static final String PLAN = new Plan()
            .planned(
                    "module.a[\"x\"]", "aws_iam_policy.p[0]", "'name': 'p', 'path': '/', " + Plan.POLICY, "'arn': true")
            .planned("module.a[\"x\"]", "aws_iam_role.r", "'name_prefix': 'r-'", "'name': true, 'arn': true")
            .planned("module.a[\"x\"]", "aws_iam_role_policy_attachment.t", "", "'role': true, 'policy_arn': true")
            .there("", "aws_iam_role.s", "'name': 's', 'inline_policy': [{'name': 'i', " + Plan.POLICY + "}]")
            .call("", "a", "'source': './a', 'expressions': {'arn': " + Plan.references("module.b.x", "module.b") + "}")
            .output("module.a", "o", "aws_iam_policy.p[0].arn", "aws_iam_policy.p[0]", "aws_iam_policy.p", "self.x")
            .names("module.a", "aws_iam_role_policy_attachment.t", "policy_arn", "each.value", "aws_iam_policy.p")
            .names("module.a", "aws_iam_role_policy_attachment.t", "role", "aws_iam_role.r.id", "local.x")
            .block(
                    "module.a",
                    "aws_iam_role_policy_attachment.t",
                    "'for_each_expression': " + Plan.references("var.arn"))
            .with("'provider_config': {}")
            .text();

    @Property(seed = "1710")
    void planWithAPartCutOut_isReadOrRefused(
            @ForAll @IntRange(max = 4000) int start, @ForAll @IntRange(max = 40) int length) {
        int from = Math.min(start, PLAN.length());
        asks(PLAN.substring(0, from) + PLAN.substring(Math.min(PLAN.length(), from + length)));
    }

    /** Such as one in which two resources of one address are of different types. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void planWithAnyPartOfALengthCutOut_isReadOrRefused(int length) {
        for (int from = 0; from + length <= PLAN.length(); from++) {
            asks(PLAN.substring(0, from) + PLAN.substring(from + length));
        }
    }

    @Property(seed = "1711")
    void planWithATextRepeated_isReadOrRefused(
            @ForAll @IntRange(max = 4000) int start,
            @ForAll @IntRange(max = 40) int length,
            @ForAll @IntRange(max = 4000) int at) {
        int from = Math.min(start, PLAN.length());
        int to = Math.min(at, PLAN.length());
        String part = PLAN.substring(from, Math.min(PLAN.length(), from + length));
        asks(PLAN.substring(0, to) + part + PLAN.substring(to));
    }

    private static void asks(String text) {
        try {
            PlanFile.read("plan.json", text.getBytes(StandardCharsets.UTF_8))
                    .map(plan -> plan.madeFrom(origin -> Optional.of(origin.folder())))
                    .ifPresent(plan -> {
                        PlanHolders holders = plan.holders(RoleNames.NONE);
                        for (Site site : plan.sites()) {
                            Users users = holders.users(site.address());
                            assertFalse(users.areKnown()
                                    && users.holders().stream()
                                            .allMatch(each -> each.names().isEmpty()));
                        }
                    });
        } catch (InvalidInputException e) {
            assertFalse(e.problems().isEmpty());
        }
    }
}
