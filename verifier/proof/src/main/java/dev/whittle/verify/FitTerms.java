package dev.whittle.verify;

import dev.whittle.policy.Quota;
import dev.whittle.refine.ShorterText;
import java.time.Duration;
import java.util.Set;

/**
 * What a policy has to fit, and by which means.
 *
 * @param quota the limit on its size
 * @param most units of the quota that one policy may have, at most the quota's own
 * @param attached how many policies may stand in its place
 * @param forms what may be done where shorter text is not enough
 * @param timeout for each obligation of each form
 */
public record FitTerms(Quota quota, long most, int attached, Set<FitForm> forms, Duration timeout) {
    public FitTerms {
        forms = Set.copyOf(forms);
    }

    /** The quota in full. */
    public static FitTerms of(Quota quota, Set<FitForm> forms, Duration timeout) {
        return new FitTerms(quota, quota.most().orElse(Integer.MAX_VALUE), quota.attached(), forms, timeout);
    }

    /** Where other policies take part of what there is. */
    public FitTerms with(long room, int places) {
        return new FitTerms(quota, room, places, forms, timeout);
    }

    /** Whether a text may be a policy as it is. */
    boolean isShort(String text) {
        return quota.sizeOf(text) <= most;
    }

    /** The text as it would be written: without white space, where that counts. */
    String written(String text) {
        return quota.countsWhiteSpace() ? ShorterText.withoutWhiteSpace(text) : text;
    }

    boolean allows(FitForm form) {
        return forms.contains(form);
    }
}
