package dev.whittle.source.holders;

/** What may hold a policy of an identity. */
public enum HolderKind {
    /** A role. */
    ROLE("role"),
    /** A user. */
    USER("user"),
    /** A group, whose members hold what it holds. */
    GROUP("group");

    private final String word;

    HolderKind(String word) {
        this.word = word;
    }

    /** The word in results and for people; in an ARN it stands before the path. */
    public String word() {
        return word;
    }
}
