package dev.whittle.aws;

import java.util.OptionalInt;

/**
 * An analyzer of unused access.
 *
 * @param type the account's or the organization's, as the API calls it
 * @param unusedAccessAge how many days something has to be unused to be found; nothing where the API does not say
 */
record FetchedAnalyzer(String arn, String type, String region, String status, OptionalInt unusedAccessAge) {}
