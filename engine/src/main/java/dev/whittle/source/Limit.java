package dev.whittle.source;

import dev.whittle.policy.Quota;
import dev.whittle.source.holders.PlanResource;
import java.util.Optional;

/**
 * How long a policy may be. Source: IAM User Guide, "IAM and AWS STS quotas".
 *
 * @param quota the service's limit
 * @param owner whose it is: policies of one owner share it
 */
public record Limit(Quota quota, String owner) {
    /**
     * That of a policy in a plan, where it is one of identities.
     *
     * @param resource in which it stands
     * @param path the resource's type and the arguments, joined by dots
     * @param address the policy's
     */
    static Optional<Limit> of(PlanResource resource, String path, String address) {
        return switch (path) {
            case "aws_iam_policy.policy" -> Optional.of(new Limit(Quota.MANAGED, address));
            case "aws_iam_role_policy.policy" -> written(resource, Quota.ROLE, "role", address);
            case "aws_iam_role.inline_policy.policy" -> written(resource, Quota.ROLE, "name", address);
            case "aws_iam_user_policy.policy" -> written(resource, Quota.USER, "user", address);
            case "aws_iam_group_policy.policy" -> written(resource, Quota.GROUP, "group", address);
            default -> Optional.empty();
        };
    }

    /** One that is written into somebody, who may have no name yet. */
    private static Optional<Limit> written(PlanResource resource, Quota quota, String argument, String address) {
        return Optional.of(new Limit(quota, resource.text(argument).orElse(address)));
    }
}
