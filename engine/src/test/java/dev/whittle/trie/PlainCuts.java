package dev.whittle.trie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The slow obvious twin of {@link Cuts}: of all sets of candidates one that grants all that is kept and costs least, by trying for
 * each set of kept actions what covers it.
 */
final class PlainCuts extends PlainGeneralizer {
    /** Two quotes and a comma. */
    private static final int AROUND = 3;

    /**
     * The characters of the shortest patterns.
     *
     * @param patterns that are replaced, of one statement
     * @param staying its other patterns
     */
    int characters(List<String> patterns, List<String> staying, NarrowingTask task) {
        List<String> known = task.known().stream()
                .filter(action -> !task.denial().covers(action))
                .toList();
        List<String> due = known.stream()
                .filter(action -> !task.unusedFolded().contains(fold(action)))
                .filter(grantedBy(patterns))
                .filter(grantedBy(staying).negate())
                .toList();
        TreeMap<String, Integer> candidates = new TreeMap<>();
        for (String pattern : patterns) {
            List<String> members =
                    known.stream().filter(grantedBy(List.of(pattern))).toList();
            for (String action : members) {
                if (due.contains(action)) {
                    candidates.put(action, action.length() + AROUND);
                }
                for (int end = action.indexOf(':') + 1; end <= action.length(); end++) {
                    addUnder(action.substring(0, end), pattern, members, due, task.unusedFolded(), candidates);
                }
            }
        }
        int[] least = new int[1 << due.size()];
        Arrays.fill(least, Integer.MAX_VALUE / 2);
        least[0] = 0;
        candidates.forEach((texts, cost) -> {
            int mask = 0;
            for (int i = 0; i < due.size(); i++) {
                mask |= grantedBy(List.of(texts.split(" "))).test(due.get(i)) ? 1 << i : 0;
            }
            for (int covered = 0; covered < least.length; covered++) {
                least[covered | mask] = Math.min(least[covered | mask], least[covered] + cost);
            }
        });
        // What covers more than it has to covers less, too.
        int all = least.length - 1;
        return least[all];
    }

    /** All that the pattern demands after a safe prefix, as one candidate. */
    private void addUnder(
            String prefix,
            String pattern,
            List<String> members,
            List<String> due,
            Set<String> unused,
            Map<String, Integer> candidates) {
        List<String> below = members.stream()
                .filter(action -> fold(action).startsWith(fold(prefix)))
                .toList();
        if (below.stream().map(PlainGeneralizer::fold).noneMatch(unused::contains)
                && below.stream().anyMatch(due::contains)) {
            List<String> texts = new ArrayList<>(new TreeSet<>(patternsUnder(prefix, pattern, below)));
            candidates.merge(
                    String.join(" ", texts),
                    texts.stream().mapToInt(text -> text.length() + AROUND).sum(),
                    Math::min);
        }
    }
}
