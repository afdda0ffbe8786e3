package dev.whittle.request;

import java.util.Locale;
import java.util.Optional;

/**
 * A policy variable, such as <code>${aws:username, 'nobody'}</code>: the value that a request has under a key.
 *
 * <p>Source: IAM User Guide, "IAM policy elements: Variables and tags".
 *
 * @param key the key, folded
 * @param fallback what stands for it where the key has no value, if anything does
 */
public record PolicyVariable(String key, Optional<String> fallback) {
    /**
     * The variable that is written between the braces; nothing where it is no key with a prefix, or its default is not quoted.
     */
    static Optional<PolicyVariable> of(String written) {
        int comma = written.indexOf(',');
        String key = (comma < 0 ? written : written.substring(0, comma)).strip().toLowerCase(Locale.ROOT);
        Optional<String> fallback = comma < 0
                ? Optional.empty()
                : Optional.of(written.substring(comma + 1).strip());
        boolean isKey = key.matches("[^\\s:'\"$*?]+:[^\\s'\"$*?]+") && !key.contains("::");
        boolean isQuoted = fallback.filter(text -> !text.matches("'[^'{}]*'")).isEmpty();
        return isKey && isQuoted
                ? Optional.of(new PolicyVariable(key, fallback.map(text -> text.substring(1, text.length() - 1))))
                : Optional.empty();
    }
}
