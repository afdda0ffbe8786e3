package dev.whittle.source;

import dev.whittle.policy.PolicyType;
import java.util.Locale;
import java.util.Optional;

/** What takes a policy of a file, as far as the file says. */
public enum SiteKind {
    /** A user, a group or a role, by itself or by a managed policy. */
    IDENTITY(Optional.of(PolicyType.IDENTITY)),
    /** A role, as its trust policy. */
    TRUST(Optional.of(PolicyType.TRUST)),
    /** A resource. */
    RESOURCE(Optional.of(PolicyType.RESOURCE)),
    /** An organization, as a service or resource control policy. */
    ORGANIZATION(Optional.of(PolicyType.SCP)),
    /** A permission set of IAM Identity Center. */
    PERMISSION_SET(Optional.of(PolicyType.PERMISSION_SET)),
    /** That is not known from the file, or it is several. */
    UNKNOWN(Optional.empty());

    private final Optional<PolicyType> type;

    SiteKind(Optional<PolicyType> type) {
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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
