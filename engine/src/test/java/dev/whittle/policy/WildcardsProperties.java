package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import java.util.function.BiPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Matching, containment and meeting against a naive recursion and against automata. */
class WildcardsProperties {
    @Property(seed = "101", tries = 4_000)
    void match_isTheNaiveRecursion(@ForAll("wildcards") String pattern, @ForAll("texts") String text) {
        mustMatchAsTheRecursion(Wildcards::match, pattern, text);
    }

    @Property(seed = "102", tries = 2_000)
    void match_isMembershipInTheAutomaton(@ForAll("wildcards") String pattern, @ForAll("texts") String text) {
        assertEquals(automaton(pattern).run(text), Wildcards.match(pattern, text));
    }

    @Property(seed = "103", tries = 4_000)
    void within_isContainmentOfAutomata(@ForAll("wildcards") String inner, @ForAll("wildcards") String outer) {
        mustContainAsAutomata(Wildcards::within, inner, outer);
    }

    /** Random pairs are seldom contained; a pattern with some of its letters loosened always is. */
    @Property(seed = "104", tries = 4_000)
    void within_loosenedPattern_isContained(
            @ForAll("wildcards") String tight, @ForAll("loosenings") String loosening, @ForAll("cuts") int cut) {
        String loose = loosened(tight, loosening, cut);
        assertTrue(Wildcards.within(tight, loose), tight + " in " + loose);
        mustContainAsAutomata(Wildcards::within, loose, tight);
    }

    @Property(seed = "105", tries = 4_000)
    void meet_isIntersectionOfAutomata(@ForAll("wildcards") String left, @ForAll("wildcards") String right) {
        mustMeetAsAutomata(Wildcards::meet, left, right);
    }

    /** A pattern looks at what both start with first. */
    @Property(seed = "107", tries = 4_000)
    void meets_ofPatterns_isThatOfTheirTexts(@ForAll("wildcards") String left, @ForAll("wildcards") String right) {
        Pattern one = Pattern.of("s:" + left.replaceAll("[^a-z*?]", "") + "*");
        Pattern other = Pattern.of("s:" + right.replaceAll("[^a-z*?]", "") + "?");
        assertEquals(Wildcards.meet(one.folded(), other.folded()), one.meets(other), one + " meets " + other);
    }

    /** Where a verdict of containment is wrong, what is too much must lie on the safe side. */
    @Property(seed = "106", tries = 150)
    void within_longPatterns_isNeverWronglyTrue(@ForAll("hostile") String inner, @ForAll("hostile") String outer) {
        if (Wildcards.within(inner, outer)) {
            assertTrue(automaton(inner).subsetOf(automaton(outer)), inner + " in " + outer);
        }
    }

    @Example
    void match_brokenTwins_areCaught() {
        BiPredicate<String, String> neverGoesBack =
                (pattern, text) -> pattern.replace("*", "").equals(text) || pattern.equals("*");
        assertThrows(AssertionError.class, () -> mustMatchAsTheRecursion(neverGoesBack, "*b", "ab"));
        BiPredicate<String, String> starIsOneOrMore =
                (pattern, text) -> Wildcards.match(pattern.replace("*", "?*"), text);
        assertThrows(AssertionError.class, () -> mustMatchAsTheRecursion(starIsOneOrMore, "a*", "a"));
        BiPredicate<String, String> questionMarkIsOptional =
                (pattern, text) -> Wildcards.match(pattern.replace('?', '*'), text);
        assertThrows(AssertionError.class, () -> mustMatchAsTheRecursion(questionMarkIsOptional, "a?", "a"));
    }

    @Example
    void within_brokenTwins_areCaught() {
        BiPredicate<String, String> outerMatchesTheText = (inner, outer) -> Wildcards.match(outer, inner);
        assertThrows(AssertionError.class, () -> mustContainAsAutomata(outerMatchesTheText, "*", "?"));
        BiPredicate<String, String> samePrefix =
                (inner, outer) -> inner.startsWith(outer.substring(0, Math.max(0, outer.indexOf('*'))));
        assertThrows(AssertionError.class, () -> mustContainAsAutomata(samePrefix, "ab", "a*a"));
        BiPredicate<String, String> onlyEqual = String::equals;
        assertThrows(AssertionError.class, () -> mustContainAsAutomata(onlyEqual, "a*?", "a?*"));
    }

    @Example
    void meet_brokenTwins_areCaught() {
        BiPredicate<String, String> eitherContains =
                (left, right) -> Wildcards.within(left, right) || Wildcards.within(right, left);
        assertThrows(AssertionError.class, () -> mustMeetAsAutomata(eitherContains, "a*", "*b"));
        BiPredicate<String, String> always = (left, right) -> true;
        assertThrows(AssertionError.class, () -> mustMeetAsAutomata(always, "a*", "b*"));
    }

    private static void mustMatchAsTheRecursion(BiPredicate<String, String> match, String pattern, String text) {
        assertEquals(recursion(pattern, text), match.test(pattern, text), pattern + " matches " + text);
    }

    private static void mustContainAsAutomata(BiPredicate<String, String> within, String inner, String outer) {
        assertEquals(automaton(inner).subsetOf(automaton(outer)), within.test(inner, outer), inner + " in " + outer);
    }

    private static void mustMeetAsAutomata(BiPredicate<String, String> meet, String left, String right) {
        assertEquals(
                !automaton(left).intersection(automaton(right)).isEmpty(),
                meet.test(left, right),
                left + " meets " + right);
    }

    private static boolean recursion(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        String rest = pattern.substring(1);
        if (pattern.charAt(0) == '*') {
            return recursion(rest, text) || (!text.isEmpty() && recursion(pattern, text.substring(1)));
        }
        return !text.isEmpty()
                && (pattern.charAt(0) == '?' || pattern.charAt(0) == text.charAt(0))
                && recursion(rest, text.substring(1));
    }

    private static Automaton automaton(String pattern) {
        Automaton all = BasicAutomata.makeEmptyString();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            all = all.concatenate(
                    switch (c) {
                        case '*' -> BasicAutomata.makeAnyString();
                        case '?' -> BasicAutomata.makeAnyChar();
                        default -> BasicAutomata.makeChar(c);
                    });
        }
        all.determinize();
        return all;
    }

    /** The same pattern with letters turned into wildcards, and one stretch of it into a single star. */
    private static String loosened(String pattern, String loosening, int cut) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char own = pattern.charAt(i);
            char other = loosening.charAt(i % loosening.length());
            boolean keeps = other == '=' || own == '*' || (own == '?' && other == '?');
            out.append(keeps ? own : other);
        }
        int from = Math.min(cut, out.length());
        int to = Math.min(from + cut % 3, out.length());
        return cut % 2 == 0 ? out.toString() : out.replace(from, to, "*").toString();
    }

    @Provide
    Arbitrary<String> wildcards() {
        return Arbitraries.strings().withChars("ab:**??").ofMaxLength(7);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab:c").ofMaxLength(7);
    }

    @Provide
    Arbitrary<String> loosenings() {
        return Arbitraries.strings().withChars("==?*").ofMinLength(1).ofMaxLength(7);
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, 7);
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings().withChars("aab???*").ofMinLength(8).ofMaxLength(18);
    }
}
