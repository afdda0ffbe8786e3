package dev.whittle.aws;

import java.util.List;
import java.util.Optional;

/**
 * What to fetch, and as whom.
 *
 * @param profile of AWS's configuration files; nothing for the SDK's default chain
 * @param regions in which analyzers are looked for; none for the configured one
 * @param role ARN of the role that is assumed; with several accounts the role of that name in each
 */
public record FetchOptions(
        Optional<String> profile, List<String> regions, Optional<String> role, Accounts accounts, Endpoint endpoint) {
    public FetchOptions {
        regions = List.copyOf(regions);
    }
}
