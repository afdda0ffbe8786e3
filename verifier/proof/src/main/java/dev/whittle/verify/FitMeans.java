package dev.whittle.verify;

import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import java.time.Duration;
import java.util.Set;

/**
 * By which means policies may be made to fit.
 *
 * @param forms what may be done where shorter text is not enough
 * @param admitted what a refinement may admit of actions that nobody knows yet
 * @param timeout for each obligation of each form
 */
public record FitMeans(Set<FitForm> forms, AdmitNew admitted, Duration timeout) {
    public FitMeans {
        forms = Set.copyOf(forms);
    }

    /** What a policy has to fit that has a quota to itself. */
    public FitTerms within(Quota quota) {
        return new FitTerms(quota, quota.most().orElse(Integer.MAX_VALUE), quota.attached(), this);
    }

    boolean allow(FitForm form) {
        return forms.contains(form);
    }
}
