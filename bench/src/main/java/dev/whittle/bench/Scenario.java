package dev.whittle.bench;

import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;

/** Wildcards of several shapes and sizes. */
public enum Scenario {
    /** {@code s3:Get*} with the reference example's unused set, whatever share is asked for. */
    REFERENCE("s3:Get*") {
        @Override
        Task task(int unusedPercent) {
            return Task.of(pattern(), ReferenceExample.unused());
        }
    },
    /** The largest service. */
    WHOLE_SERVICE("ec2:*"),
    /** Text after the wildcard, so that what is granted is no interval and prefixes have residuals. */
    MID_WILDCARD("s3:*Configuration"),
    /** Every action there is. */
    EVERYTHING("*");

    private final String wildcard;

    Scenario(String wildcard) {
        this.wildcard = wildcard;
    }

    Pattern pattern() {
        return Pattern.of(wildcard);
    }

    /** The task in which that share of what the wildcard grants is unused. */
    Task task(int unusedPercent) {
        return Task.of(
                pattern(),
                Evidence.ofUnused(UnusedShare.of(Task.granted(pattern()), unusedPercent).stream()
                        .map(Pattern::of)
                        .toList()));
    }
}
