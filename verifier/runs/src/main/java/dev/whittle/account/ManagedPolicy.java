package dev.whittle.account;

import java.util.Optional;

/**
 * A managed policy of an account.
 *
 * @param arn its ARN
 * @param version the id of its default version, where it is told
 * @param document its default version
 * @param attachments to how many principals and groups it is attached
 * @param boundaries how many principals it bounds
 */
public record ManagedPolicy(
        String arn, Optional<String> version, Document document, long attachments, long boundaries) {
    /** Whether it is AWS's, which nobody can change. */
    public boolean isOfAws() {
        return arn.matches("arn:[^:]*:iam::aws:policy/.*");
    }
}
