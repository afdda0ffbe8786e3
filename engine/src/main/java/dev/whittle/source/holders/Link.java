package dev.whittle.source.holders;

/**
 * A block that names a policy where that can be followed.
 *
 * @param policy the block of the policy
 * @param reader the block that names it
 * @param place where in the reader the policy would stand: {@code inline_policy[0]}; empty where the reader is about nothing else
 */
record Link(String policy, String reader, String place) {}
