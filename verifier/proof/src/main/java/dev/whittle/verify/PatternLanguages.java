package dev.whittle.verify;

import dev.whittle.policy.Pattern;
import dev.whittle.smt.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Patterns as regular languages: {@code *} is any string, {@code ?} any character, the rest is itself, folded. Unions are
 * factored by common prefix, so that the solver reads each letter once: unfactored, whole services stay undecided.
 */
// TRUSTED: the regular language is L(p).
final class PatternLanguages {
    private PatternLanguages() {}

    /** The strings that any of the patterns matches. */
    static Language union(Collection<Pattern> patterns) {
        return union(patterns, 0);
    }

    /**
     * The strings that any of the patterns matches and the other does not. What all start with, w, is said once: without
     * {@code wB}, {@code wA} leaves {@code w(A and not B)}. Inside {@code wB} the solver then sees at once that there is
     * nothing, instead of following w letter by letter.
     */
    static Language difference(Collection<Pattern> patterns, Pattern other) {
        String common =
                patterns.stream().map(Pattern::literalPrefix).reduce(other.literalPrefix(), PatternLanguages::common);
        int from = common.length();
        return Language.concatenation(List.of(
                Language.literal(common),
                Language.intersection(
                        List.of(union(patterns, from), Language.complement(union(List.of(other), from))))));
    }

    private static String common(String left, String right) {
        int length = 0;
        while (length < left.length() && length < right.length() && left.charAt(length) == right.charAt(length)) {
            length++;
        }
        return left.substring(0, length);
    }

    private static Language union(Collection<Pattern> patterns, int from) {
        TreeSet<String> texts = new TreeSet<>();
        patterns.forEach(pattern -> texts.add(pattern.folded()));
        return union(new ArrayList<>(texts), from);
    }

    /** Of sorted, distinct texts that agree up to {@code from}: what may follow there. */
    private static Language union(List<String> texts, int from) {
        List<Language> parts = new ArrayList<>();
        int start = 0;
        if (!texts.isEmpty() && texts.get(0).length() == from) {
            parts.add(Language.literal(""));
            start = 1;
        }
        while (start < texts.size()) {
            char first = texts.get(start).charAt(from);
            int end = start + 1;
            while (end < texts.size() && texts.get(end).charAt(from) == first) {
                end++;
            }
            parts.add(branch(texts.subList(start, end), from));
            start = end;
        }
        return Language.union(parts);
    }

    private static Language branch(List<String> texts, int from) {
        String first = texts.get(0);
        if (texts.size() == 1) {
            return Language.concatenation(letters(first.substring(from)));
        }
        int common = common(first, texts.get(texts.size() - 1)).length();
        List<Language> parts = letters(first.substring(from, common));
        parts.add(union(texts, common));
        return Language.concatenation(parts);
    }

    private static List<Language> letters(String text) {
        List<Language> parts = new ArrayList<>();
        int literal = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean isWildcard = i < text.length() && (text.charAt(i) == '*' || text.charAt(i) == '?');
            if (isWildcard || i == text.length()) {
                if (literal < i) {
                    parts.add(Language.literal(text.substring(literal, i)));
                }
                literal = i + 1;
            }
            if (isWildcard) {
                parts.add(text.charAt(i) == '*' ? Language.anyString() : Language.anyCharacter());
            }
        }
        return parts;
    }
}
