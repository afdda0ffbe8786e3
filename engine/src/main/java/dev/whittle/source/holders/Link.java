package dev.whittle.source.holders;

/**
 * A block that names a policy where that can be followed.
 *
 * @param policy the block of the policy
 * @param reader the block that names it
 * @param place where in the reader the policy would stand: {@code inline_policy[0]}; empty where the reader is about nothing else
 * @param property the argument that names it, with the properties that it stands in before it; empty in templates
 */
record Link(String policy, String reader, String place, String property) {
    /** What takes it, whatever the reader is called: {@code aws_iam_role.inline_policy.policy}. */
    String argument() {
        return argument(reader, property);
    }

    /** A property of any block of a type. */
    static String argument(String block, String property) {
        return block.substring(0, Math.max(0, block.lastIndexOf('.'))) + "." + property;
    }
}
