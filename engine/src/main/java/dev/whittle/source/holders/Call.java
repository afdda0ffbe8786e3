package dev.whittle.source.holders;

/**
 * A folder that is taken as a module.
 *
 * @param name the module's, empty for Terragrunt's
 * @param source where the folder is, as it is written
 * @param isOpen whether the source has holes, or is no string, then empty
 * @param where file and line
 */
record Call(String name, String source, boolean isOpen, String where) {}
