package dev.whittle.loopback;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Limits of IAM, by the IAM User Guide's "IAM and AWS STS quotas": those that hold unless an account asked for more. */
final class IamQuotas {
    private static final int MANAGED = 6_144;
    private static final int VERSIONS = 5;
    private static final int ATTACHED = 10;
    private static final long POLICIES = 1_500;

    private IamQuotas() {}

    /** Whether a document fits a managed policy. */
    static void checkManaged(PolicyDocument document) {
        if (document.size() > MANAGED) {
            throw exceeded("Cannot exceed quota for PolicySize: " + MANAGED);
        }
    }

    /** Whether a policy may have a version more. */
    static void checkVersion(ServedPolicy policy) {
        if (policy.versions().size() >= VERSIONS) {
            throw exceeded("A managed policy can have up to " + VERSIONS
                    + " versions. Before you create a new version, you must delete an existing version.");
        }
    }

    /** Whether a principal may have a managed policy more. */
    static void checkAttached(ServedPrincipal principal) {
        if (principal.attached().size() >= ATTACHED) {
            throw exceeded("Cannot exceed quota for PoliciesPer" + principal.word() + ": " + ATTACHED);
        }
    }

    /** Whether all inline policies of a principal are short enough together, once one is written. */
    static void checkInline(ServedPrincipal principal, String name, PolicyDocument document) {
        long others = principal.inline().entrySet().stream()
                .filter(each -> !each.getKey().equals(name))
                .mapToLong(each -> PolicyDocument.size(Samples.decoded(each.getValue())))
                .sum();
        int most = inline(principal);
        if (others + document.size() > most) {
            throw exceeded("Maximum policy size of " + most + " bytes exceeded for " + principal.kind() + " "
                    + principal.name());
        }
    }

    private static int inline(ServedPrincipal principal) {
        return switch (principal.word()) {
            case "User" -> 2_048;
            case "Group" -> 5_120;
            default -> 10_240;
        };
    }

    /** What an account may have, and has, as far as policies go. */
    static Consumer<Xml> summary(ServedAccount account) {
        long own = account.policies().keySet().stream()
                .filter(arn -> !arn.contains(":iam::aws:"))
                .count();
        Map<String, Long> summary = new TreeMap<>(Map.of(
                "Policies", own,
                "PoliciesQuota", POLICIES,
                "AttachedPoliciesPerRoleQuota", (long) ATTACHED,
                "AttachedPoliciesPerUserQuota", (long) ATTACHED,
                "VersionsPerPolicyQuota", (long) VERSIONS));
        return out -> out.element(
                "SummaryMap",
                map -> summary.forEach((key, value) ->
                        map.element("entry", entry -> entry.text("key", key).text("value", String.valueOf(value)))));
    }

    private static Refused exceeded(String message) {
        return Refused.of("LimitExceeded", message);
    }
}
