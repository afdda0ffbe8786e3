package dev.whittle.bench.narrow;

import dev.whittle.bench.data.Granted;
import dev.whittle.bench.data.ReferenceExample;
import dev.whittle.bench.data.UnusedShare;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;

/** Wildcards of several shapes and sizes, and how much of what they grant is unused. */
public enum Scenario {
    /** {@code s3:Get*} with the reference example's unused set. */
    REFERENCE("s3:Get*", 0) {
        @Override
        Task task() {
            return Task.of(Pattern.of("s3:Get*"), ReferenceExample.unused());
        }
    },
    /** The largest service. */
    SERVICE_1("ec2:*", 1),
    /** The largest service. */
    SERVICE_50("ec2:*", 50),
    /** The largest service. */
    SERVICE_95("ec2:*", 95),
    /** Text after the wildcard, so that what is granted is no interval and prefixes have residuals. */
    MIDDLE_1("s3:*Configuration", 1),
    /** Text after the wildcard. */
    MIDDLE_50("s3:*Configuration", 50),
    /** Text after the wildcard. */
    MIDDLE_95("s3:*Configuration", 95),
    /** Every action there is. */
    EVERYTHING_1("*", 1),
    /** Every action there is. */
    EVERYTHING_50("*", 50),
    /** Every action there is, some 15,000 of them unused. */
    EVERYTHING_68("*", 68),
    /** Every action there is. */
    EVERYTHING_95("*", 95);

    private final String wildcard;
    private final int unusedPercent;

    Scenario(String wildcard, int unusedPercent) {
        this.wildcard = wildcard;
        this.unusedPercent = unusedPercent;
    }

    /** The wildcard and how much of it is unused, for a table. */
    String title() {
        return "`" + wildcard + "`, " + (unusedPercent == 0 ? "reference" : unusedPercent + "%");
    }

    /** The task. */
    Task task() {
        Pattern pattern = Pattern.of(wildcard);
        return Task.of(
                pattern,
                Evidence.ofUnused(UnusedShare.of(Granted.by(pattern), unusedPercent).stream()
                        .map(Pattern::of)
                        .toList()));
    }
}
