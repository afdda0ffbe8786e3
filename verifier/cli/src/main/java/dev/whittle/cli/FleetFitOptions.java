package dev.whittle.cli;

import dev.whittle.config.Configuration;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.text.Numbers;
import dev.whittle.verify.FitTerms;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --fit} of many policies, each by itself. */
@Grouped(OptionGroup.SIZE)
final class FleetFitOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--fit",
            description =
                    "where a refined policy is over the quota, write what fits in its place, proved: shorter text, then"
                            + " what --fit-form allows; `policies` where these are several")
    private boolean isWanted;

    @Option(
            names = "--quota",
            paramLabel = "KIND",
            description = "the size limit that --fit keeps: ${COMPLETION-CANDIDATES} (default: managed)")
    private @Nullable Quota quota;

    @Option(names = "--strict-quota", description = "exit 1 where --fit finds nothing that fits")
    private boolean isStrict;

    @Mixin
    private FitFormOption forms = new FitFormOption();

    private Configuration configuration = Configuration.NONE;

    /** Heeds what it says of quotas; an option that names one overrides it. */
    void heed(Configuration other) {
        configuration = other;
    }

    /** What each policy has to fit, where that is wanted. */
    Optional<FitTerms> terms(AdmitNew admitted, Duration timeout) {
        forms.check(isWanted);
        if (!isWanted && (quota != null || isStrict)) {
            throw Usage.wrong(command, "--quota and --strict-quota say what --fit has to keep; add --fit");
        }
        return Optional.of(forms.means(admitted, timeout)
                        .within(Optional.ofNullable(quota)
                                .or(configuration::quota)
                                .orElse(Quota.MANAGED)))
                .filter(terms -> isWanted);
    }

    /** Says how many don't fit; so many as fail a gate. */
    long said(long unfit, Console console) {
        if (unfit > 0) {
            console.tell("unfit      " + Numbers.count(unfit, "refined policy", "refined policies")
                    + " over the quota, where nothing was found that fits, named by `doesNotFit`");
        }
        return isStrict || configuration.isQuotaStrict() ? unfit : 0;
    }
}
