package dev.whittle.policy;

import dev.whittle.json.Json;
import java.util.Optional;

/**
 * A policy's type, and how it is known.
 *
 * @param origin what says so, in words that follow "since"
 */
public record KnownType(PolicyType type, String origin) {
    /**
     * What form and statements tell. A policy whose statements name principals, but no resources and no action of another
     * service than {@code sts}, can only be a role's trust policy, which may have no Resource.
     *
     * <p>Source: IAM User Guide, "AWS JSON policy elements: Resource", and "Policies and permissions in AWS IAM".
     *
     * @param document what the policy was read from
     */
    public static Optional<KnownType> of(PolicyForm form, Policy policy, Json document) {
        Optional<KnownType> said = form.type().map(type -> new KnownType(type, "the file is " + form.title()));
        return said.or(() -> Principals.first(document)
                .map(where -> isAboutAssuming(policy, document)
                        ? new KnownType(
                                PolicyType.TRUST,
                                "`" + where + "` has a Principal, and the policy only actions of `sts` and no Resource")
                        : new KnownType(PolicyType.RESOURCE, "`" + where + "` has a Principal")));
    }

    private static boolean isAboutAssuming(Policy policy, Json document) {
        return !Principals.haveResources(document) && policy.listsOnly("sts");
    }

    /** Type and origin, for messages. */
    @Override
    public String toString() {
        return type.title() + ", since " + origin;
    }
}
