package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which patterns of a list are superfluous because another one covers them. A pattern can only be covered by one whose
 * literal prefix is a prefix of its own, so each prefix knows the next shorter one of the list that it starts with.
 * Time: n log n comparisons of prefixes, and one test for each pattern whose prefix fits.
 */
public final class Covers {
    private final List<Pattern> patterns;

    /** The literal prefixes, sorted, each once. */
    private final String[] prefixes;

    /** For each prefix, the place of the longest other one that it starts with; -1 if there is none. */
    private final int[] shorter;

    /** For each prefix, the places of the patterns that have it. */
    private final List<List<Integer>> holders = new ArrayList<>();

    /** Over a list; its patterns are named by their places in it. */
    public Covers(List<Pattern> patterns) {
        this.patterns = patterns;
        prefixes = patterns.stream()
                .map(Pattern::literalPrefix)
                .sorted()
                .distinct()
                .toArray(String[]::new);
        shorter = new int[prefixes.length];
        for (int i = 0; i < prefixes.length; i++) {
            shorter[i] = longestStart(i - 1, prefixes[i]);
            holders.add(new ArrayList<>(1));
        }
        for (int i = 0; i < patterns.size(); i++) {
            holders.get(Arrays.binarySearch(prefixes, patterns.get(i).literalPrefix()))
                    .add(i);
        }
    }

    /**
     * The place of the longest prefix that the text starts with. The place to begin at is the last prefix that does not
     * sort after the text: whatever stands between a text and what it starts with starts with that too.
     */
    private int longestStart(int place, String text) {
        int at = place;
        while (at >= 0 && !text.startsWith(prefixes[at])) {
            at = shorter[at];
        }
        return at;
    }

    /** The patterns that no other covers, in order; of equal ones the first. */
    static List<Pattern> uncovered(List<Pattern> patterns) {
        if (patterns.size() < 2) {
            return patterns;
        }
        Covers covers = new Covers(patterns);
        List<Pattern> result = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            int at = i;
            if (!covers.isCovered(i, other -> other < at)) {
                result.add(patterns.get(i));
            }
        }
        return result;
    }

    /** Says which of two patterns with one language goes first. */
    public interface Precedence {
        /** Whether the other one stays if both match the same. */
        boolean winsTie(int other);
    }

    /** Whether another pattern of the list covers the one at a place. */
    public boolean isCovered(int place, Precedence precedence) {
        Pattern pattern = patterns.get(place);
        int prefix = Arrays.binarySearch(prefixes, pattern.literalPrefix());
        for (int at = prefix; at >= 0; at = shorter[at]) {
            for (int other : holders.get(at)) {
                if (other != place
                        && pattern.within(patterns.get(other))
                        && (precedence.winsTie(other) || !patterns.get(other).within(pattern))) {
                    return true;
                }
            }
        }
        return false;
    }
}
