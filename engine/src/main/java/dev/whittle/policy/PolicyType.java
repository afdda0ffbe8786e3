package dev.whittle.policy;

/**
 * To whom or what a policy belongs, which decides whose use counts for it: what one principal did not use says nothing of
 * a policy that others use.
 *
 * <p>Source: IAM User Guide, "Policies and permissions in AWS IAM", section "Policy types".
 */
public enum PolicyType {
    /** A role's or user's: written into it, or managed and attached to it. */
    IDENTITY("identity", "an identity policy"),
    /** A group's, which all of its members use. */
    GROUP("group", "a group's policy"),
    /** Of a bucket, queue, key, repository and the like; everybody whom it lets in uses it. */
    RESOURCE("resource", "a resource's policy"),
    /** A role's own resource policy: who may assume it. */
    TRUST("trust", "a trust policy"),
    /** An organization's, which bounds whole accounts. */
    SCP("scp", "a service control policy"),
    /** Of a permission set of IAM Identity Center, which makes a role in many accounts. */
    PERMISSION_SET("permission-set", "a permission set's policy");

    private final String word;
    private final String title;

    PolicyType(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** What messages call it, with its article. */
    public String title() {
        return title;
    }

    /** Whether one principal alone may hold it, so that nobody used what that one did not use. */
    public boolean isOfOnePrincipal() {
        return this == IDENTITY;
    }

    /** Whether its statements may have a Principal. */
    public boolean namesPrincipals() {
        return this == RESOURCE || this == TRUST;
    }

    /**
     * Whether several may stand in place of one, since they are attached and judged together. What belongs to a resource, a role's
     * trust or a permission set is one document.
     */
    public boolean isAttached() {
        return this == IDENTITY || this == GROUP || this == SCP;
    }

    /** Its word on the command line and in a fleet's tasks. */
    public String word() {
        return word;
    }

    /** The same, for where a command lists what it takes. */
    @Override
    public String toString() {
        return word;
    }
}
