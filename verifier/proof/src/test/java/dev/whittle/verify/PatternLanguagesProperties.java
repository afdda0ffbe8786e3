package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.whittle.policy.Pattern;
import dev.whittle.smt.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The factored union is the union. */
class PatternLanguagesProperties {
    @Property(seed = "20260901", tries = 1000)
    void union_ofAnyPatterns_isTheUnionOfEach(@ForAll("lists") List<Pattern> patterns) {
        assertEquals(Automata.union(patterns), Automata.of(PatternLanguages.union(patterns)));
    }

    @Property(seed = "20260902", tries = 500)
    void union_inAnyOrderAndLetterCase_isOneLanguageTerm(@ForAll("lists") List<Pattern> patterns) {
        List<Pattern> other = new ArrayList<>();
        patterns.forEach(pattern -> other.add(0, Pattern.of(pattern.folded())));
        other.addAll(patterns);
        assertEquals(PatternLanguages.union(patterns), PatternLanguages.union(other));
    }

    /** What is said once, the common start, changes nothing; nor does a pattern that starts otherwise. */
    @Property(seed = "20261125", tries = 1000)
    void difference_ofAnyPatternsAndOne_isWhatThatOneLeaves(@ForAll("lists") List<Pattern> patterns) {
        Pattern other = patterns.isEmpty() ? Pattern.of("a:A*") : patterns.get(0);
        List<Pattern> rest = patterns.subList(Math.min(1, patterns.size()), patterns.size());
        assertEquals(
                Automata.union(rest).minus(Automata.of(other)), Automata.of(PatternLanguages.difference(rest, other)));
    }

    @Example
    void difference_insideAPrefix_saysThePrefixOnce() {
        assertEquals(
                Language.concatenation(List.of(
                        Language.literal("s3:get"),
                        Language.intersection(List.of(
                                Language.union(List.of(
                                        Language.concatenation(List.of(Language.literal("a"), Language.anyString())),
                                        Language.literal("b"))),
                                Language.complement(Language.anyString()))))),
                PatternLanguages.difference(patterns("s3:GetA*", "s3:GetB"), Pattern.of("s3:Get*")));
    }

    /** Also the plain matcher, which the counterexamples rest on, agrees. */
    @Property(seed = "20260903", tries = 500)
    void matches_ofEveryShortString_isMembership(@ForAll("lists") List<Pattern> patterns) {
        var automaton = Automata.of(PatternLanguages.union(patterns));
        for (String text : SHORT) {
            assertEquals(
                    automaton.run(text), patterns.stream().anyMatch(pattern -> pattern.matches(text)), "of " + text);
        }
    }

    @Example
    void union_ofNothing_isNothing() {
        assertEquals(new Language.Nothing(), PatternLanguages.union(List.of()));
    }

    @Example
    void union_ofAPatternAndItsPrefix_holdsBoth() {
        Language language = PatternLanguages.union(patterns("s3:Get", "s3:GetObject", "s3:Get*Acl", "s3:Get?cl"));
        assertEquals(
                Automata.union(patterns("s3:Get", "s3:GetObject", "s3:Get*Acl", "s3:Get?cl")), Automata.of(language));
    }

    /** Broken twins: unions that lose a text, an end, or the meaning of a wildcard are told apart. */
    @Example
    void union_byBrokenTwins_isCaught() {
        List<Pattern> patterns = patterns("a:A", "a:AB*", "a:A?B");
        for (List<Pattern> broken : List.of(
                patterns("a:AB*", "a:A?B"),
                patterns("a:A", "a:AB", "a:A?B"),
                patterns("a:A", "a:AB*", "a:A*B"),
                patterns("a:A", "a:AB*", "a:AAB"))) {
            assertNotEquals(Automata.union(patterns), Automata.of(PatternLanguages.union(broken)));
        }
    }

    private static final List<String> SHORT = strings();

    /** Every string of up to two characters after {@code a}, {@code a:} and nothing. */
    private static List<String> strings() {
        List<String> tails = new ArrayList<>(List.of(""));
        for (String first : List.of("a", "b", ":", "c")) {
            tails.add(first);
            for (String second : List.of("a", "b", ":", "c")) {
                tails.add(first + second);
            }
        }
        List<String> all = new ArrayList<>();
        for (String head : List.of("", "a", "a:", "b:a", "a:ab", "a:b:")) {
            tails.forEach(tail -> all.add(head + tail));
        }
        return all;
    }

    private static List<Pattern> patterns(String... texts) {
        return List.of(texts).stream().map(Pattern::of).toList();
    }

    @Provide
    Arbitrary<List<Pattern>> lists() {
        return Arbitraries.randomValue(PatternLanguagesProperties::list);
    }

    private static List<Pattern> list(Random random) {
        List<Pattern> patterns = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            patterns.add(Pattern.of(Pair.pattern(random)));
        }
        return patterns;
    }
}
