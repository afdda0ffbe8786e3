package dev.whittle.compare;

import dev.whittle.smt.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Patterns, as arrays of {@linkplain Letters codes}, as regular languages of the solver. Unions are factored by what patterns begin
 * with, so that the solver reads each character once.
 *
 * <p>Each variable of a symbolic claim is a character of its own that no text of the comparison holds; what stands for any
 * character of a text leaves those out. Of the characters that no text holds some are left, and any of them can stand for all: to
 * leave the others out takes nothing away.
 */
// TRUSTED: the language is what the pattern matches; a search over the same codes is compared with it.
final class CodeLanguages {
    private final Letters letters;
    private final Letters.Mode mode;
    private final Letters.Side side;
    private final int firstLetter;

    CodeLanguages(Letters letters, Letters.Mode mode, Letters.Side side) {
        this.letters = letters;
        this.mode = mode;
        this.side = side;
        this.firstLetter = mode == Letters.Mode.SYMBOLIC ? letters.firstCharacter() : 0;
    }

    /** The texts that any of the patterns matches. */
    Language union(List<int[]> patterns) {
        List<int[]> sorted = patterns.stream()
                .sorted((one, other) -> Arrays.compare(one, other))
                .toList();
        List<int[]> distinct = new ArrayList<>();
        for (int[] pattern : sorted) {
            if (distinct.isEmpty() || !Arrays.equals(distinct.get(distinct.size() - 1), pattern)) {
                distinct.add(pattern);
            }
        }
        return union(distinct, 0);
    }

    /** Of sorted patterns that agree up to there: what may follow. */
    private Language union(List<int[]> patterns, int from) {
        List<Language> parts = new ArrayList<>();
        int start = 0;
        if (!patterns.isEmpty() && patterns.get(0).length == from) {
            parts.add(Language.literal(""));
            start = 1;
        }
        while (start < patterns.size()) {
            int first = patterns.get(start)[from];
            int end = start + 1;
            while (end < patterns.size() && patterns.get(end)[from] == first) {
                end++;
            }
            parts.add(branch(patterns.subList(start, end), from));
            start = end;
        }
        return Language.union(parts);
    }

    private Language branch(List<int[]> patterns, int from) {
        int[] first = patterns.get(0);
        if (patterns.size() == 1) {
            return Language.concatenation(parts(first, from, first.length));
        }
        int[] last = patterns.get(patterns.size() - 1);
        int common = Arrays.mismatch(first, from, first.length, last, from, last.length);
        int to = common < 0 ? first.length : from + common;
        List<Language> parts = parts(first, from, to);
        parts.add(union(patterns, to));
        return Language.concatenation(parts);
    }

    private List<Language> parts(int[] pattern, int from, int to) {
        List<Language> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (pattern[i] >= 0) {
                text.appendCodePoint(pattern[i]);
                continue;
            }
            if (text.length() > 0) {
                parts.add(Language.literal(text.toString()));
                text.setLength(0);
            }
            parts.add(part(pattern[i]));
        }
        if (text.length() > 0) {
            parts.add(Language.literal(text.toString()));
        }
        return parts;
    }

    private Language part(int code) {
        if (Letters.isVariable(code)) {
            return variable(code);
        }
        if (Letters.isEitherCase(code)) {
            int letter = Letters.letter(code);
            return Language.union(List.of(
                    Language.literal(Character.toString(letter)),
                    Language.literal(Character.toString(Character.toUpperCase(letter)))));
        }
        return switch (code) {
            case Letters.RUN ->
                mode == Letters.Mode.BOUNDED || side == Letters.Side.RIGHT ? Language.anyString() : run(character());
            case Letters.ONE -> character();
            case Letters.RUN_IN_PART -> run(noColon());
            case Letters.ONE_IN_PART -> noColon();
            default -> throw new IllegalStateException("no code of a pattern: " + code);
        };
    }

    private static Language run(Language part) {
        return Language.union(List.of(Language.literal(""), Language.repeated(part)));
    }

    private Language character() {
        return mode == Letters.Mode.BOUNDED
                ? Language.anyCharacter()
                : Language.union(List.of(
                        Language.range(0, firstLetter - 1),
                        Language.range(firstLetter + letters.size(), Letters.LAST_CHARACTER)));
    }

    private Language noColon() {
        List<Language> parts = new ArrayList<>(List.of(Language.range(0, ':' - 1)));
        if (mode == Letters.Mode.BOUNDED) {
            parts.add(Language.range(':' + 1, Letters.LAST_CHARACTER));
        } else {
            parts.add(Language.range(':' + 1, firstLetter - 1));
            parts.add(Language.range(firstLetter + letters.size(), Letters.LAST_CHARACTER));
        }
        return Language.union(parts);
    }

    /** On the right a variable takes itself and what else it absorbs. */
    private Language variable(int code) {
        List<Integer> taken = side == Letters.Side.LEFT ? List.of(code) : letters.absorbed(code);
        return Language.union(taken.stream()
                .sorted(Comparator.reverseOrder())
                .map(each -> Language.literal(Character.toString(firstLetter + letters.number(each))))
                .toList());
    }
}
