package dev.whittle.policy;

import java.util.OptionalInt;

/**
 * The service's limits on a policy's size, in characters without white space. Source: IAM User Guide, "IAM and AWS STS
 * quotas".
 */
public enum Quota {
    managed(6_144),
    role(10_240),
    user(2_048),
    group(5_120),
    none(-1);

    private final int characters;

    Quota(int characters) {
        this.characters = characters;
    }

    /** The most characters, if there is a limit. For inline policies it holds for all of the principal together. */
    public OptionalInt most() {
        return characters < 0 ? OptionalInt.empty() : OptionalInt.of(characters);
    }

    /** Whether every policy has the limit to itself, so that more policies hold more; inline ones are summed. */
    public boolean countsEachPolicy() {
        return this == managed;
    }

    /** Whether so many characters are too many. */
    public boolean isExceededBy(long size) {
        return characters >= 0 && size > characters;
    }
}
