package dev.whittle.policy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In what form people have a policy: as a document, or in an answer of AWS, which may say whose it is. */
public enum PolicyForm {
    /** The document alone, or an answer that does not say whose it is. */
    DOCUMENT("a policy document", null),
    /** A managed policy, which others may hold as well; a group or a permission set may have it, too. */
    POLICY_VERSION("the answer of `aws iam get-policy-version`", PolicyType.IDENTITY),
    /** Written into a role; perhaps into one that a permission set made. */
    ROLE_POLICY("the answer of `aws iam get-role-policy`", PolicyType.IDENTITY),
    /** Written into a user. */
    USER_POLICY("the answer of `aws iam get-user-policy`", PolicyType.IDENTITY),
    /** Written into a group. */
    GROUP_POLICY("the answer of `aws iam get-group-policy`", PolicyType.GROUP),
    /** Who may assume a role. */
    ROLE("the answer of `aws iam get-role`", PolicyType.TRUST),
    /** Written into a permission set. */
    PERMISSION_SET_POLICY(
            "the answer of `aws sso-admin get-inline-policy-for-permission-set`", PolicyType.PERMISSION_SET),
    /** An organization's policy of type SERVICE_CONTROL_POLICY. */
    SERVICE_CONTROL_POLICY("the answer of `aws organizations describe-policy`", PolicyType.SCP),
    /** An organization's policy of type RESOURCE_CONTROL_POLICY, whose statements have a Principal. */
    RESOURCE_CONTROL_POLICY("the answer of `aws organizations describe-policy`", PolicyType.RESOURCE),
    /** A key's policy, without which nobody could use the key. */
    KEY_POLICY("the answer of `aws kms get-key-policy`", PolicyType.RESOURCE),
    /** A resource's policy, as many services give it. */
    RESOURCE_POLICY("the answer of a command such as `aws s3api get-bucket-policy`", PolicyType.RESOURCE);

    private final String title;
    private final @Nullable PolicyType type;

    PolicyForm(String title, @Nullable PolicyType type) {
        this.title = title;
        this.type = type;
    }

    /** What messages call it. */
    public String title() {
        return title;
    }

    /** The type of a policy in this form, where it says so. */
    public Optional<PolicyType> type() {
        return Optional.ofNullable(type);
    }

    /** Whether it is a managed policy, which others may hold as well. */
    public boolean isManaged() {
        return this == POLICY_VERSION;
    }

    /** Whether a policy in this form may be of that type. */
    public boolean mayBe(PolicyType wanted) {
        return switch (this) {
            case DOCUMENT -> true;
            case POLICY_VERSION -> wanted == type || wanted == PolicyType.GROUP || wanted == PolicyType.PERMISSION_SET;
            case ROLE_POLICY -> wanted == type || wanted == PolicyType.PERMISSION_SET;
            default -> wanted == type;
        };
    }
}
