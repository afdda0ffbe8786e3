package dev.whittle.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.policy.Pattern;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Covers against the definition, pair by pair. */
class CoversProperties {
    @Property(seed = "301", tries = 2_000)
    void isCovered_isTheDefinition(@ForAll("lists") List<Pattern> patterns) {
        Covers covers = new Covers(patterns);
        for (int i = 0; i < patterns.size(); i++) {
            int place = i;
            assertEquals(
                    IntStream.range(0, patterns.size()).anyMatch(other -> covers(patterns, place, other)),
                    covers.isCovered(place, other -> other < place),
                    () -> patterns.get(place) + " in " + patterns);
        }
    }

    private static boolean covers(List<Pattern> patterns, int place, int other) {
        return other != place
                && patterns.get(place).within(patterns.get(other))
                && (other < place || !patterns.get(other).within(patterns.get(place)));
    }

    /** Few letters and short texts, so that prefixes nest. */
    @Provide
    Arbitrary<List<Pattern>> lists() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars('a', 'b', '*', '?')
                .ofMinLength(1)
                .ofMaxLength(5);
        Arbitrary<String> services = Arbitraries.of("s", "s", "t", "*", "s*", "?");
        Arbitrary<Pattern> patterns = Arbitraries.frequencyOf(
                Tuple.of(
                        19,
                        Combinators.combine(services, names).as((service, name) -> Pattern.of(service + ":" + name))),
                Tuple.of(1, Arbitraries.of(Pattern.of("*"))));
        return patterns.list().ofMaxSize(12);
    }
}
