package dev.whittle.account;

/**
 * What was left alone.
 *
 * @param arn of a principal or policy
 * @param reason in words
 */
public record Skipped(String arn, String reason) {}
