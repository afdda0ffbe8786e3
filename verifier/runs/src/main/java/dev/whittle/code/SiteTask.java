package dev.whittle.code;

import dev.whittle.evidence.Evidence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By what a policy of the code is refined.
 *
 * @param holders those who hold it, as people call them
 * @param users everybody who holds it, with the evidence of their use; one without evidence counts as using everything
 * @param word what the user vouches for, in words
 */
record SiteTask(List<String> holders, Map<String, Evidence> users, Optional<String> word) {
    SiteTask {
        holders = List.copyOf(holders);
        users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
    }
}
