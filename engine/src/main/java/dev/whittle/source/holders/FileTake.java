package dev.whittle.source.holders;

/**
 * An argument of a block that takes what a file holds as its whole value.
 *
 * @param block the block's address
 * @param place where in the block: {@code inline_policy[0]}; or empty
 * @param property the argument, with the properties that it stands in before it: {@code inline_policy.policy}
 * @param call the file
 * @param isFollowed whether those who hold the block's policies hold it, and nobody else does by this argument
 * @param where file and line
 */
record FileTake(String block, String place, String property, FileCall call, boolean isFollowed, String where) {
    /** What takes it, whatever the block is called: {@code aws_iam_role.inline_policy.policy}. */
    String argument() {
        return Link.argument(block, property);
    }
}
