package dev.whittle.bench.narrow;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a list of patterns grants; patterns are looked up by their literal prefixes, so long lists are no trouble. */
final class Grants {
    private final Map<String, List<Pattern>> byLiteralPrefix = new HashMap<>();

    Grants(List<Pattern> patterns) {
        patterns.forEach(pattern -> byLiteralPrefix
                .computeIfAbsent(pattern.literalPrefix(), prefix -> new ArrayList<>())
                .add(pattern));
    }

    /** Those of the folded actions that any pattern matches. */
    Set<String> of(Set<String> actions) {
        Set<String> granted = new TreeSet<>(actions);
        granted.removeIf(action -> !isGranted(action));
        return granted;
    }

    private boolean isGranted(String action) {
        for (int length = 0; length <= action.length(); length++) {
            for (Pattern pattern : byLiteralPrefix.getOrDefault(action.substring(0, length), List.of())) {
                if (pattern.matches(action)) {
                    return true;
                }
            }
        }
        return false;
    }
}
