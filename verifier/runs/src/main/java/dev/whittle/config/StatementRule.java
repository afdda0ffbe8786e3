package dev.whittle.config;

/**
 * Statements that stay byte for byte.
 *
 * @param sid a pattern of their Sids
 * @param rule for people
 */
record StatementRule(Wildcard sid, Rule rule) {}
