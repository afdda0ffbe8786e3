package dev.whittle.verify;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Pattern;
import dev.whittle.smt.Language;
import java.util.List;
import java.util.stream.Stream;

/** A part of what statements of one effect cover: the matches of one pattern, or what a NotAction list leaves. */
sealed interface Part {
    /** The strings that the part covers. */
    Language language();

    /** A pattern that matches all of them. */
    Pattern scope();

    /** The parts of some lists. */
    static List<Part> all(List<ActionList> lists) {
        return lists.stream().flatMap(Part::of).toList();
    }

    private static Stream<Part> of(ActionList list) {
        return list.element() == ActionElement.NOT_ACTION
                ? Stream.of(new AllBut(list))
                : list.patterns().stream().distinct().map(Listed::new);
    }

    /** The matches of one pattern of an Action list. */
    record Listed(Pattern pattern) implements Part {
        @Override
        public Language language() {
            return PatternLanguages.union(List.of(pattern));
        }

        @Override
        public Pattern scope() {
            return pattern;
        }
    }

    /** All that a NotAction list leaves. */
    record AllBut(ActionList list) implements Part {
        private static final Pattern EVERYTHING = Pattern.of("*");

        @Override
        public Language language() {
            return Language.complement(PatternLanguages.union(list.patterns()));
        }

        @Override
        public Pattern scope() {
            return EVERYTHING;
        }
    }

    /** What a NotAction list leaves of the matches of a pattern. */
    record MatchesBut(Pattern pattern, ActionList list) implements Part {
        @Override
        public Language language() {
            List<Pattern> near = list.patterns().stream().filter(pattern::meets).toList();
            return Language.intersection(List.of(
                    PatternLanguages.union(List.of(pattern)), Language.complement(PatternLanguages.union(near))));
        }

        @Override
        public Pattern scope() {
            return pattern;
        }
    }
}
