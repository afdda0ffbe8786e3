package dev.whittle.proofs.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The page's three functions and slow twins of them say the same. */
class CheckPatternsProperties {
    private static final Page PAGE = Page.right();
    private static final String ALWAYS = "{\"Resource\":[\"*\"]}";
    private static final List<String> CONTEXTS = List.of(ALWAYS, "c", "d", "e");

    @Property(tries = 20_000)
    void matches_isTheDefinition(@ForAll("patterns") String pattern, @ForAll("strings") String string) {
        assertEquals(isIn(pattern, string), PAGE.matches(pattern, string));
    }

    @Property(tries = 5_000)
    void matches_ofActions_isTheDefinition(@ForAll("actionPatterns") String pattern, @ForAll("actions") String string) {
        assertEquals(isIn(pattern, string), PAGE.matches(pattern, string));
    }

    /** By automata, over strings without a colon, as these patterns have none. */
    @Property(tries = 4_000)
    void inside_isContainment(@ForAll("patterns") String inner, @ForAll("patterns") String outer) {
        assertEquals(automaton(inner).subsetOf(automaton(outer)), PAGE.inside(inner, outer));
    }

    /** By automata, over strings with the patterns' colon and no other. */
    @Property(tries = 4_000)
    void inside_ofActions_isContainment(
            @ForAll("actionPatterns") String inner, @ForAll("actionPatterns") String outer) {
        assertEquals(automaton(inner).subsetOf(automaton(outer)), PAGE.inside(inner, outer));
    }

    @Property(tries = 1_000)
    void inside_isNotRefutedByShortStrings(@ForAll("patterns") String inner, @ForAll("patterns") String outer) {
        if (PAGE.inside(inner, outer)) {
            assertTrue(shortStrings().stream().allMatch(string -> !isIn(inner, string) || isIn(outer, string)));
        }
    }

    @Property(tries = 20_000)
    void exceeds_triesEveryAssignment(
            @ForAll("contexts") Set<String> allowA,
            @ForAll("contexts") Set<String> denyA,
            @ForAll("contexts") Set<String> allowB,
            @ForAll("contexts") Set<String> denyB) {
        boolean isFound = false;
        for (int bits = 0; bits < 1 << (CONTEXTS.size() - 1); bits++) {
            Set<String> holding = new TreeSet<>(Set.of(ALWAYS));
            for (int i = 1; i < CONTEXTS.size(); i++) {
                if ((bits >> (i - 1) & 1) == 1) {
                    holding.add(CONTEXTS.get(i));
                }
            }
            isFound |= allows(allowA, denyA, holding) && !allows(allowB, denyB, holding);
        }
        Optional<Set<?>> found = PAGE.exceeds(allowA, denyA, allowB, denyB);
        assertEquals(isFound, found.isPresent());
        found.ifPresent(contexts -> {
            Set<String> holding = new TreeSet<>(Set.of(ALWAYS));
            contexts.forEach(context -> holding.add(context.toString()));
            assertTrue(allows(allowA, denyA, holding) && !allows(allowB, denyB, holding));
        });
    }

    private static boolean allows(Set<String> allow, Set<String> deny, Set<String> holding) {
        return allow.stream().anyMatch(holding::contains) && deny.stream().noneMatch(holding::contains);
    }

    /** The definition: a star takes nothing, or one character and is still there. */
    private static boolean isIn(String pattern, String string) {
        if (pattern.isEmpty()) {
            return string.isEmpty();
        }
        char at = pattern.charAt(0);
        if (at == '*') {
            return isIn(pattern.substring(1), string) || (!string.isEmpty() && isIn(pattern, string.substring(1)));
        }
        return !string.isEmpty()
                && (at == '?' || at == string.charAt(0))
                && isIn(pattern.substring(1), string.substring(1));
    }

    private static Automaton automaton(String pattern) {
        Automaton character = BasicAutomata.makeAnyChar().minus(BasicAutomata.makeChar(':'));
        List<Automaton> parts = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            parts.add(c == '*' ? character.repeat() : c == '?' ? character : BasicAutomata.makeChar(c));
        }
        return BasicOperations.concatenate(parts);
    }

    private static List<String> shortStrings() {
        List<String> strings = new ArrayList<>(List.of(""));
        for (int i = 0; strings.get(i).length() < 5; i++) {
            for (String letter : List.of("a", "b", "!")) {
                strings.add(strings.get(i) + letter);
            }
        }
        return strings;
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars('a', 'b', '*', '?').ofMaxLength(7);
    }

    @Provide
    Arbitrary<String> strings() {
        return Arbitraries.strings().withChars('a', 'b', 'c').ofMaxLength(9);
    }

    @Provide
    Arbitrary<String> actionPatterns() {
        Arbitrary<String> service = Arbitraries.of("a", "b", "*", "?", "a*", "*b", "??*");
        Arbitrary<String> name = Arbitraries.strings()
                .withChars('a', 'b', '*', '?')
                .ofMinLength(1)
                .ofMaxLength(6);
        return Combinators.combine(service, name).as((left, right) -> left + ":" + right);
    }

    @Provide
    Arbitrary<String> actions() {
        Arbitrary<String> part =
                Arbitraries.strings().withChars('a', 'b').ofMinLength(1).ofMaxLength(5);
        return Combinators.combine(part, part).as((left, right) -> left + ":" + right);
    }

    @Provide
    Arbitrary<Set<String>> contexts() {
        return Arbitraries.of(CONTEXTS).set().ofMaxSize(CONTEXTS.size());
    }
}
