package dev.whittle.source.holders;

/**
 * Somebody to whom a block gives its policy.
 *
 * @param to how the code says who that is
 * @param where file and line
 */
record Given(HolderKind kind, To to, String where) {
    /** How the code says who somebody is. */
    sealed interface To {}

    /** By a name, or an ARN. */
    record Name(String name) implements To {}

    /** By a block of the same module or template. */
    record Block(String address) implements To {}

    /** By something that is not followed, written like this. */
    record Open(String written) implements To {}
}
