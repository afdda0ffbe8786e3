package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.json.SourceText;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Contexts are equal where AWS reads the same, and nowhere else. */
class ContextProperties {
    private static final int TRIES = 20_000;

    /** How contexts are told apart: {@link Context} or a broken twin. */
    private interface Identity extends Function<RandomContext, Object> {}

    @Property(seed = "20261101", tries = TRIES)
    void equality_ofTwoDocuments_isThatOfTheirReadings(@ForAll("seeds") long seed) {
        mustAgree(ContextProperties::context, new Random(seed));
    }

    @Property(seed = "20261102", tries = 2_000)
    void canonicalText_ofAnyContext_isAnObjectInJson(@ForAll("seeds") long seed) throws Exception {
        Context context = context(RandomContext.draw(new Random(seed)));
        assertTrue(new ObjectMapper().readTree(context.canonical()).isObject());
    }

    /** Both outcomes are frequent: a property over unlike documents alone would say little. */
    @Example
    void pairs_ofTheGenerator_areOftenAlikeAndOftenNot() {
        Random random = new Random(20261103);
        int alike = 0;
        for (int i = 0; i < 1_000; i++) {
            RandomContext one = RandomContext.draw(random);
            alike += one.reading().equals(one.changed(random).reading()) ? 1 : 0;
        }
        assertTrue(alike > 100 && alike < 900, alike + " of 1,000");
    }

    @Example
    void equality_brokenTwins_areCaught() {
        Identity forgetsTheLanguage =
                drawn -> context(drawn).canonical().replaceFirst(",\"Version\":\"[^\"]*\"}$", "}");
        Identity takesNoVersionForTheNewOne = drawn ->
                context(new RandomContext(drawn.version().or(() -> Optional.of("2012-10-17")), drawn.elements()));
        Identity takesEveryVersion = drawn -> context(drawn) + drawn.version().orElse("");
        Identity looksAtResourcesAlone = drawn ->
                drawn.elements().getOrDefault("Resource", "").toString().contains("${")
                        ? context(drawn)
                        : context(new RandomContext(Optional.empty(), drawn.elements()));
        Identity forgetsLetterCase = drawn -> context(drawn).canonical().toLowerCase(Locale.ROOT);
        Identity forgetsQuotes = drawn -> context(drawn).canonical().replace("\\\"", "\"");
        Identity readsNumbersAsStrings =
                drawn -> context(drawn).canonical().replaceAll("([\\[,])(1|true)(?=[,\\]])", "$1\"$2\"");
        Identity composesLetters = drawn -> Normalizer.normalize(context(drawn).canonical(), Normalizer.Form.NFC);
        Identity forgetsOrderAltogether = drawn -> context(drawn)
                .canonical()
                .chars()
                .mapToObj(Character::toString)
                .sorted()
                .collect(Collectors.joining());
        Map<String, Identity> twins = Map.of(
                "forgetsTheLanguage", forgetsTheLanguage,
                "takesNoVersionForTheNewOne", takesNoVersionForTheNewOne,
                "takesEveryVersion", takesEveryVersion,
                "looksAtResourcesAlone", looksAtResourcesAlone,
                "forgetsLetterCase", forgetsLetterCase,
                "forgetsQuotes", forgetsQuotes,
                "readsNumbersAsStrings", readsNumbersAsStrings,
                "composesLetters", composesLetters,
                "forgetsOrderAltogether", forgetsOrderAltogether);
        twins.forEach((name, broken) -> {
            Random random = new Random(20261104);
            assertThrows(
                    AssertionError.class,
                    () -> {
                        for (int i = 0; i < TRIES; i++) {
                            mustAgree(broken, random);
                        }
                    },
                    name);
        });
    }

    private static void mustAgree(Identity identity, Random random) {
        RandomContext one = RandomContext.draw(random);
        RandomContext other = one.changed(random);
        assertEquals(
                one.reading().equals(other.reading()),
                identity.apply(one).equals(identity.apply(other)),
                () -> new TreeSet<>(List.of(one.text(), other.text())).toString());
    }

    private static Context context(RandomContext drawn) {
        return PolicyReader.read(new SourceText("random", drawn.text()))
                .statements()
                .get(0)
                .context();
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }
}
