package dev.whittle.evidence;

import dev.whittle.policy.Pattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which actions a caller needs beside another one, as the data file {@code dependent-actions.txt} beside this class lists
 * them.
 */
final class DependentActions {
    private final Map<Pattern, List<Pattern>> dependents = new HashMap<>();

    private DependentActions() {
        DataFile.lines("dependent-actions.txt")
                .forEach(words -> dependents.put(
                        Pattern.of(words.get(0)),
                        words.stream().skip(1).map(Pattern::of).toList()));
    }

    /** Those of the data file. */
    static DependentActions bundled() {
        return Bundled.DEPENDENTS;
    }

    /** Read when the first record asks for it. */
    private static final class Bundled {
        static final DependentActions DEPENDENTS = new DependentActions();
    }

    /** The actions with all that these need, and all that those need in turn; in that order. */
    Set<Pattern> with(List<Pattern> actions) {
        Set<Pattern> all = new LinkedHashSet<>(actions);
        Deque<Pattern> open = new ArrayDeque<>(actions);
        while (!open.isEmpty()) {
            for (Pattern dependent : dependents.getOrDefault(open.remove(), List.of())) {
                if (all.add(dependent)) {
                    open.add(dependent);
                }
            }
        }
        return all;
    }

    /** Every action with what it needs. */
    Map<Pattern, List<Pattern>> pairs() {
        return Map.copyOf(dependents);
    }
}
