package dev.whittle.source.holders;

/**
 * A block that names a policy where that can be followed.
 *
 * @param policy the block of the policy
 * @param reader the block that names it
 */
record Link(String policy, String reader) {}
