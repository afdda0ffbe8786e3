package dev.whittle.account;

/**
 * A managed policy of an account.
 *
 * @param arn its ARN
 * @param document its default version
 * @param attachments to how many principals and groups it is attached
 * @param boundaries how many principals it bounds
 */
public record ManagedPolicy(String arn, Document document, long attachments, long boundaries) {
    /** Whether it is AWS's, which nobody can change. */
    public boolean isOfAws() {
        return arn.matches("arn:[^:]*:iam::aws:policy/.*");
    }
}
