package dev.whittle.account;

/** How a policy belongs to a principal. */
public enum PolicyKind {
    /** Written into the principal: replaced in place. */
    INLINE("inline"),
    /** The customer's own, perhaps shared: a new version replaces it for everybody. */
    MANAGED("managed"),
    /** AWS's, which nobody can change: a copy of the customer's takes its place for one principal. */
    AWS_MANAGED("aws-managed");

    private final String word;

    PolicyKind(String word) {
        this.word = word;
    }

    /** Its word in files' names and in the summary. */
    public String word() {
        return word;
    }
}
