package dev.whittle.evidence;

import dev.whittle.json.Problems;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import java.util.List;

/**
 * A policy taken as a list of what was used: the Action lists of its Allow statements. Resource and Condition are ignored, so
 * more is taken as used than the policy says, which only protects.
 */
final class AllowedUse {
    private AllowedUse() {}

    /**
     * What a policy lists, and a problem for every statement that lists something else: what a Deny takes away, or a NotAction
     * leaves, is no list of what was used.
     *
     * @param problems of the text that the policy was read from
     */
    static List<Pattern> of(Policy policy, Problems problems) {
        policy.statements().forEach(statement -> refuse(statement, problems));
        return policy.patterns();
    }

    private static void refuse(Statement statement, Problems problems) {
        if (statement.effect() == Effect.DENY) {
            problems.add(
                    statement.span().start(),
                    statement.pointer(),
                    title(statement)
                            + " denies, and what a Deny leaves of a policy is no list of what was used; take it out, or"
                            + " write a plain list");
        } else if (statement.actions().element() == ActionElement.NOT_ACTION) {
            problems.add(
                    statement.span().start(),
                    statement.pointer(),
                    title(statement)
                            + " has NotAction, which lists what it does not allow; write Action, or a plain list of what"
                            + " was used");
        }
    }

    private static String title(Statement statement) {
        return "the statement" + statement.sid().map(sid -> " `" + sid + "`").orElse("");
    }

    /** What people should know about it. */
    static Evidence remark(Problems problems) {
        return Evidence.ofRemarks(List.of("`" + problems.source()
                + "` counts as a list of what was used: its Allow statements' Action lists, whatever their Resource and"
                + " Condition say"));
    }
}
