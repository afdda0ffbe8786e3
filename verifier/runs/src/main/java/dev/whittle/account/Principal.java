package dev.whittle.account;

import dev.whittle.policy.Quota;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody or something that policies are attached to.
 *
 * @param kind what it is
 * @param arn its ARN
 * @param name its name
 * @param skipped why its own policies are left alone, if they are
 * @param inline the policies written into it
 * @param attached ARNs of the managed policies attached to it
 * @param boundary ARN of its permissions boundary
 * @param tags values by keys, as the details spell them
 */
public record Principal(
        Kind kind,
        String arn,
        String name,
        Optional<String> skipped,
        List<Document> inline,
        List<String> attached,
        Optional<String> boundary,
        Map<String, String> tags) {
    /** What a principal is. */
    public enum Kind {
        ROLE("role", Quota.ROLE),
        USER("user", Quota.USER),
        GROUP("group", Quota.GROUP);

        private final String word;
        private final Quota quota;

        Kind(String word, Quota quota) {
            this.word = word;
            this.quota = quota;
        }

        /** Its word in files' names and in the summary. */
        public String word() {
            return word;
        }

        /** What the policies written into one may have together. */
        public Quota quota() {
            return quota;
        }
    }

    public Principal {
        inline = List.copyOf(inline);
        attached = attached.stream().distinct().toList();
        tags = Map.copyOf(tags);
    }

    /** The same, left alone. */
    Principal leftAlone(String reason) {
        return new Principal(kind, arn, name, Optional.of(reason), inline, attached, boundary, tags);
    }

    /** The folder of its refined policies, such as {@code roles/MyRole}. */
    public String folder() {
        return kind.word() + "s/" + name;
    }

    /** An ARN is one principal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Principal principal && arn.equals(principal.arn);
    }

    @Override
    public int hashCode() {
        return arn.hashCode();
    }
}
