package dev.whittle.code;

import dev.whittle.json.InvalidInputException;
import dev.whittle.source.Site;
import java.util.Optional;

/**
 * What is to become of a policy of the code.
 *
 * @param task by what it is refined
 * @param reason why it is left alone otherwise
 */
record SiteDecision(Optional<SiteTask> task, String reason) {
    static SiteDecision refine(SiteTask task) {
        return new SiteDecision(Optional.of(task), "");
    }

    static SiteDecision leave(String reason) {
        return new SiteDecision(Optional.empty(), reason);
    }

    /**
     * The same of a policy that is to be refined.
     *
     * @throws InvalidInputException where it is left alone
     */
    SiteDecision orRefused(Site site) {
        if (task.isEmpty()) {
            throw new InvalidInputException(site.file(), site.address() + ": " + reason);
        }
        return this;
    }
}
