package dev.whittle.policy;

import java.util.OptionalInt;

/**
 * The service's limits on a policy's size, in characters without white space. Source: IAM User Guide, "IAM and AWS STS
 * quotas".
 */
public enum Quota {
    MANAGED("managed", 6_144),
    ROLE("role", 10_240),
    USER("user", 2_048),
    GROUP("group", 5_120),
    NONE("none", -1);

    private final String word;
    private final int characters;

    Quota(String word, int characters) {
        this.word = word;
        this.characters = characters;
    }

    /** Its word on the command line and in reports. */
    public String word() {
        return word;
    }

    /** The most characters, if there is a limit. For inline policies it holds for all of the principal together. */
    public OptionalInt most() {
        return characters < 0 ? OptionalInt.empty() : OptionalInt.of(characters);
    }

    /** Whether every policy has the limit to itself, so that more policies hold more; inline ones are summed. */
    public boolean countsEachPolicy() {
        return this == MANAGED;
    }

    /** Whether so many characters are too many. */
    public boolean isExceededBy(long size) {
        return characters >= 0 && size > characters;
    }

    /** The same, for where a command lists what it takes. */
    @Override
    public String toString() {
        return word;
    }
}
