package dev.whittle.verify;

import dev.whittle.policy.PolicyType;
import dev.whittle.policy.Quota;
import dev.whittle.refine.ShorterText;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a policy has to fit, and by which means.
 *
 * @param quota the limit on its size
 * @param most units of the quota that one policy may have, at most the quota's own
 * @param attached how many policies may stand in its place
 * @param means by which it may
 */
public record FitTerms(Quota quota, long most, int attached, FitMeans means) {
    /** Where other policies take part of what there is. */
    public FitTerms with(long room, int places) {
        return new FitTerms(quota, room, places, means);
    }

    /** The same of a policy that belongs to somebody or something, where that is known: one document has no second one beside it. */
    public FitTerms of(Optional<PolicyType> type) {
        return type.filter(each -> !each.isAttached()).isPresent() ? with(most, 1) : this;
    }

    /** Its words where a run says how it was asked: the quota, and what may be done. */
    public String words() {
        return quota.word() + ", "
                + means.forms().stream().map(FitForm::word).sorted().collect(Collectors.joining(", "));
    }

    /** Whether a text may be a policy as it is. */
    boolean isShort(String text) {
        return quota.sizeOf(text) <= most;
    }

    /** The text as it would be written: without white space, where that counts. */
    String written(String text) {
        return quota.countsWhiteSpace() ? ShorterText.withoutWhiteSpace(text) : text;
    }
}
