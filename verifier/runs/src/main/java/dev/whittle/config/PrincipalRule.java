package dev.whittle.config;

import java.util.Map;
import java.util.Optional;

/**
 * Principals that are left alone: by a pattern of their ARN, or by a tag.
 *
 * @param arn a pattern of ARNs
 * @param key of a tag, in any case, as IAM takes the keys of roles and users
 * @param value a pattern of that tag's values; nothing for any value
 * @param rule for people
 */
// Source: IAM User Guide, "Tags for AWS Identity and Access Management resources" (case of tag keys).
record PrincipalRule(Optional<Wildcard> arn, Optional<String> key, Optional<Wildcard> value, Rule rule) {
    /**
     * Whether a principal is meant.
     *
     * @param tags of it, as far as they are known
     */
    boolean matches(String name, Map<String, String> tags) {
        return arn.filter(pattern -> pattern.matches(name)).isPresent()
                || tags.entrySet().stream().anyMatch(tag -> hasTag(tag.getKey(), tag.getValue()));
    }

    private boolean hasTag(String name, String text) {
        return key.filter(name::equalsIgnoreCase).isPresent()
                && (value.isEmpty() || value.get().matches(text));
    }
}
