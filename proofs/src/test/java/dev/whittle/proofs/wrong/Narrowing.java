package dev.whittle.proofs.wrong;

import dev.whittle.policy.Pattern;
import dev.whittle.trie.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The shortest safe prefixes, done slowly over strings, with each step open to a mistake. A pattern with a wildcard before
 * its end gives way to exact names, which is right, if longer than need be.
 */
class Narrowing {
    /** What takes the pattern's place. */
    List<String> narrow(Pattern pattern, Work work) {
        List<String> kept = work.matches(pattern, false);
        List<String> unused = unused(pattern, work);
        if (unused.isEmpty()) {
            return List.of(pattern.text());
        }
        if (pattern.text().indexOf('*') < pattern.text().length() - 1) {
            return middle(pattern, kept, unused);
        }
        return prefixes(pattern, kept, unused);
    }

    /** What takes the place of a pattern with a wildcard before its end. */
    List<String> middle(Pattern pattern, List<String> kept, List<String> unused) {
        return kept;
    }

    final List<String> prefixes(Pattern pattern, List<String> kept, List<String> unused) {
        Set<String> result = new LinkedHashSet<>();
        for (String action : kept) {
            result.addAll(cover(action, kept, unused, pattern));
        }
        return new ArrayList<>(result);
    }

    private List<String> cover(String action, List<String> kept, List<String> unused, Pattern pattern) {
        for (int end : new TreeSet<>(ends(action, kept))) {
            String prefix = action.substring(0, end);
            if (isSafe(prefix, unused)) {
                List<String> below = kept.stream()
                        .filter(other -> Pattern.fold(other).startsWith(Pattern.fold(prefix)))
                        .toList();
                return below.size() == 1 ? below : List.of(write(prefix, pattern));
            }
        }
        return unsafe(action);
    }

    /** The unused actions that are seen. */
    List<String> unused(Pattern pattern, Work work) {
        return work.matches(pattern, true);
    }

    /** Where nodes end in an action: at words' ends in any kept action that agrees up to there. */
    Set<Integer> ends(String action, List<String> kept) {
        Set<Integer> ends = new TreeSet<>();
        int root = action.indexOf(':') + 1;
        ends.add(root);
        for (String other : kept) {
            for (int end = root + 1; end <= Math.min(other.length(), action.length()); end++) {
                if (Words.endsBefore(other, end)
                        && Pattern.fold(other).startsWith(Pattern.fold(action.substring(0, end)))) {
                    ends.add(end);
                }
            }
        }
        return ends;
    }

    /** Whether nothing unused starts with the prefix. */
    boolean isSafe(String prefix, List<String> unused) {
        return unused.stream().noneMatch(action -> Pattern.fold(action).startsWith(Pattern.fold(prefix)));
    }

    /** A safe prefix as a pattern. */
    String write(String prefix, Pattern pattern) {
        return prefix + "*";
    }

    /** What becomes of a kept action none of whose nodes is safe. */
    List<String> unsafe(String action) {
        return List.of(action);
    }
}
