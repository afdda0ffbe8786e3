package dev.whittle.evidence;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the records of excerpts show of their trail. A trail that is not known to show reads, or more than one Region,
 * is not known to be whole, whatever its user says.
 *
 * <p>Source: CloudTrail User Guide, "About global service events" and "CloudTrail record contents".
 */
final class TrailCoverage {
    private static final int MOST_REGIONS = 100;

    /** Their calls are recorded in one Region of a partition, wherever they were made. */
    private static final Set<String> GLOBAL_SERVICES = Set.of(
            "account",
            "aws-marketplace",
            "billing",
            "budgets",
            "ce",
            "cloudfront",
            "cur",
            "globalaccelerator",
            "health",
            "iam",
            "importexport",
            "networkmanager",
            "organizations",
            "route53",
            "route53domains",
            "shield",
            "signin",
            "sts",
            "support",
            "trustedadvisor",
            "waf");

    private static final Set<String> HOMES =
            Set.of("us-east-1", "us-west-2", "us-gov-west-1", "cn-north-1", "cn-northwest-1");

    /** The names by which a record counts as a read if it does not say whether it is one. */
    private static final Pattern READ = Pattern.compile("(Get|List|Describe|Head)[A-Z].*", Pattern.DOTALL);

    private final Set<String> regions = new TreeSet<>();
    private boolean isAnyRead;

    /** Counts a record of a call. */
    void add(Trail.Event event, Map<String, String> record) {
        String region = record.getOrDefault("/awsRegion", "");
        String service = Recorded.of(event.source(), event.name(), 1).source();
        boolean isGlobal = GLOBAL_SERVICES.contains(service) && HOMES.contains(region);
        if (!region.isEmpty() && !isGlobal && regions.size() < MOST_REGIONS) {
            regions.add(region);
        }
        String readOnly = record.getOrDefault("/readOnly", "");
        isAnyRead |= readOnly.isEmpty() ? READ.matcher(event.name()).matches() : readOnly.equalsIgnoreCase("true");
    }

    /** Why the records can't be taken for all management events of all Regions; nothing where they can. */
    Optional<String> gap() {
        if (!isAnyRead) {
            return Optional.of("all are writes, but nobody only writes");
        }
        return regions.size() > 1
                ? Optional.empty()
                : Optional.of(regions.stream()
                        .findFirst()
                        .map(region -> "all but those of global services are of the Region " + region)
                        .orElse("none tells a Region beside those of global services"));
    }
}
