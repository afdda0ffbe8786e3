package dev.whittle.policy;

/**
 * A policy's type, and how it is known.
 *
 * @param origin what says so, in words that follow "since"
 */
public record KnownType(PolicyType type, String origin) {
    /** Type and origin, for messages. */
    @Override
    public String toString() {
        return type.title() + ", since " + origin;
    }
}
