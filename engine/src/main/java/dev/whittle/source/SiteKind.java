package dev.whittle.source;

import dev.whittle.policy.PolicyType;
import java.util.Optional;

/** What takes a policy of a file, as far as the file says. */
public enum SiteKind {
    /** A user, a group or a role, by itself or by a managed policy. */
    IDENTITY("identity", Optional.of(PolicyType.IDENTITY)),
    /** A role, as its trust policy. */
    TRUST("trust", Optional.of(PolicyType.TRUST)),
    /** A resource. */
    RESOURCE("resource", Optional.of(PolicyType.RESOURCE)),
    /** An organization, as a service or resource control policy. */
    ORGANIZATION("organization", Optional.of(PolicyType.SCP)),
    /** A permission set of IAM Identity Center. */
    PERMISSION_SET("permission-set", Optional.of(PolicyType.PERMISSION_SET)),
    /** That is not known from the file, or it is several. */
    UNKNOWN("unknown", Optional.empty());

    private final String word;
    private final Optional<PolicyType> type;

    SiteKind(String word, Optional<PolicyType> type) {
        this.word = word;
        this.type = type;
    }

    /** The type of such a policy, where there is one. */
    Optional<PolicyType> type() {
        return type;
    }

    /** The kind of what is taken in two places. */
    SiteKind and(SiteKind other) {
        return this == other ? this : UNKNOWN;
    }

    /** The word in results and for people, such as {@code permission-set}. */
    public String word() {
        return word;
    }
}
