package dev.whittle.aws;

/**
 * What no script does.
 *
 * @param what it is about
 * @param why it is left to people
 */
record LeftPolicy(String what, String why) {}
