package dev.whittle.cli;

import dev.whittle.config.Configuration;
import dev.whittle.policy.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a refined policy may be, and what comes of it where it is longer. */
@Grouped(OptionGroup.SIZE)
final class QuotaOptions {
    @Option(
            names = "--quota",
            paramLabel = "KIND",
            description =
                    "the size limit to compare with: ${COMPLETION-CANDIDATES} (default: managed); one that is named"
                            + " tells whose the policy is, as --policy-type does")
    private @Nullable Quota named;

    @Option(
            names = "--strict-quota",
            description = "exit 1 where the refined policy, or one of a plan, is over the quota")
    private boolean isStrict;

    private Configuration configuration = Configuration.NONE;

    /** Heeds what it says of quotas; an option that names one overrides it. */
    void heed(Configuration other) {
        configuration = other;
    }

    /** What one policy's size is compared with. */
    Quota quota() {
        return named().or(configuration::quota).orElse(Quota.MANAGED);
    }

    /** The quota that the user named, which tells whose the policy is as well. */
    Optional<Quota> named() {
        return Optional.ofNullable(named);
    }

    /** Whether a gate fails where a policy is too long. */
    boolean isStrict() {
        return isStrict || configuration.isQuotaStrict();
    }

    /** Those given that want one policy, or all of them. */
    List<String> given() {
        List<String> given = new ArrayList<>(givenOfOne());
        if (isStrict) {
            given.add("--strict-quota");
        }
        return given;
    }

    /** Those given that want one policy: of many what takes each tells its quota. */
    List<String> givenOfOne() {
        return named().map(quota -> List.of("--quota")).orElse(List.of());
    }
}
