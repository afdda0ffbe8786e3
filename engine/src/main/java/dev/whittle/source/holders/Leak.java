package dev.whittle.source.holders;

/**
 * A place that names a block, so that its policy may go to somebody whom nothing here shows.
 *
 * @param block what is named
 * @param by what names it, as in {@code output.policy.value}
 * @param where file and line
 */
record Leak(String block, String by, String where) {}
