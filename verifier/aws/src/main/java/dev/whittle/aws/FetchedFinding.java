package dev.whittle.aws;

import java.time.Instant;

/**
 * A finding, as the list of findings has it.
 *
 * @param file its path in the account's folder, where its details are
 * @param analyzer ARN of the analyzer that found it
 * @param resource ARN of the role or user that it is about
 * @param analyzedAt when that was looked at
 */
record FetchedFinding(
        String file, String id, String analyzer, String resource, String type, Instant analyzedAt, Instant updatedAt) {}
