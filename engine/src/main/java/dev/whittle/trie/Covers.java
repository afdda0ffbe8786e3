package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which patterns of a list are superfluous because another one covers them. A pattern can only be covered by one whose
 * literal prefix is a prefix of its own, so candidates are looked up by prefix and a long list costs its length.
 */
public final class Covers {
    private final Map<String, List<Integer>> byLiteralPrefix = new HashMap<>();
    private final List<Pattern> patterns;

    /** Over a list; its patterns are named by their places in it. */
    public Covers(List<Pattern> patterns) {
        this.patterns = patterns;
        for (int i = 0; i < patterns.size(); i++) {
            byLiteralPrefix
                    .computeIfAbsent(patterns.get(i).literalPrefix(), prefix -> new ArrayList<>())
                    .add(i);
        }
    }

    /** The patterns that no other covers, in order; of equal ones the first. */
    static List<Pattern> uncovered(List<Pattern> patterns) {
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

    /** Says of two patterns with one language which goes first. */
    public interface Precedence {
        /** Whether the other one stays if both match the same. */
        boolean winsTie(int other);
    }

    /** Whether another pattern of the list covers the one at a place. */
    public boolean isCovered(int place, Precedence precedence) {
        Pattern pattern = patterns.get(place);
        String literal = pattern.literalPrefix();
        for (int length = 0; length <= literal.length(); length++) {
            for (int other : byLiteralPrefix.getOrDefault(literal.substring(0, length), List.of())) {
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
