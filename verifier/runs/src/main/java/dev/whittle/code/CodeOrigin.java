package dev.whittle.code;

import dev.whittle.source.Deviations;
import dev.whittle.source.Site;
import java.util.Optional;

/**
 * Where the code has a policy of an account.
 *
 * @param site the one policy of the code that it came from; nothing where the code has none, or which one is not told
 * @param deviations in what the account has it otherwise; there iff the site is
 * @param reason why no site is told; there iff none is
 */
public record CodeOrigin(Optional<Site> site, Optional<Deviations> deviations, Optional<String> reason) {
    static CodeOrigin at(Site site, Deviations deviations) {
        return new CodeOrigin(Optional.of(site), Optional.of(deviations), Optional.empty());
    }

    static CodeOrigin untold(String reason) {
        return new CodeOrigin(Optional.empty(), Optional.empty(), Optional.of(reason));
    }

    /** Whether the account has it otherwise than the code, as far as that can be told. */
    public boolean isDifferent() {
        return deviations.filter(each -> !each.differences().isEmpty()).isPresent();
    }
}
