package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Reading and writing are inverse to each other, and a vocabulary has one text. */
class VocabularyTextProperties {
    private static final List<String> NAMES = List.of("a", "B", "bucket", "Tag-Keys", "c_9", "x.y", "org/z");

    @Property(seed = "20261101")
    void readAfterWrite_isTheVocabulary(@ForAll("vocabularies") Vocabulary vocabulary) {
        mustComeBack(vocabulary, VocabularyText::write);
    }

    @Property(seed = "20261102")
    void bundledReader_isTheStrictReader(@ForAll("vocabularies") Vocabulary vocabulary) {
        Vocabulary read = BundledVocabulary.read("x", VocabularyText.write(vocabulary), vocabulary.sha256());
        assertEquals(vocabulary, read);
        assertEquals(VocabularyText.write(vocabulary), VocabularyText.write(read));
    }

    @Property(seed = "20261103")
    void editedText_isRefusedOrIsTheOnlyTextOfItsVocabulary(
            @ForAll("vocabularies") Vocabulary vocabulary, @ForAll Random random) {
        String text = edited(VocabularyText.write(vocabulary), random);
        try {
            assertEquals(text, VocabularyText.write(VocabularyText.read("x", text)));
        } catch (CatalogException refused) {
            assertEquals("`x`, line ", refused.getMessage().substring(0, 10));
        }
    }

    @Property(seed = "20261104", tries = 500)
    void delta_leadsFromOneToTheOther(
            @ForAll("vocabularies") Vocabulary base, @ForAll("vocabularies") Vocabulary wanted) {
        String from = VocabularyText.write(base);
        String to = VocabularyText.write(wanted);
        byte[] steps = SnapshotDelta.between(from, to).getBytes(StandardCharsets.UTF_8);
        byte[] made = SnapshotDelta.apply("steps", from.getBytes(StandardCharsets.UTF_8), steps);
        assertEquals(to, new String(made, StandardCharsets.UTF_8));
    }

    /** Lines stand in the order that the steps go by, so a small change has few steps. */
    @Example
    void delta_ofOneLine_isShort() {
        String later = SmallVocabulary.TEXT.replace("keys 5", "keys 6").replace(" =bot", " s3:prefiy Bool\n =bot");
        assertEquals("""
                whittle-catalog-delta 1
                =5
                -1
                +keys 6
                =9
                + s3:prefiy Bool
                =4
                """, SnapshotDelta.between(SmallVocabulary.TEXT, later));
    }

    /** The broken twins of the first law. */
    @Example
    void readAfterWrite_byBrokenWriters_isCaught() {
        List<Function<Vocabulary, String>> broken = List.of(
                made -> VocabularyText.write(made).replace("Numeric,Date", "Numeric"),
                made -> VocabularyText.write(made).replace("ArrayOfString", "String"),
                made -> VocabularyText.write(made).replace("s3:Prefix", "s3:prefix"),
                made -> VocabularyText.write(made).replace("=object arn:aws:s3:*", "=object arn:aws:s3:"),
                made -> VocabularyText.write(made)
                        .replaceAll(" =object arn:aws.*\n", "")
                        .replace("arn-formats 4", "arn-formats 3"));
        for (Function<Vocabulary, String> writer : broken) {
            assertThrows(AssertionError.class, () -> mustComeBack(SmallVocabulary.vocabulary(), writer));
        }
    }

    private static void mustComeBack(Vocabulary vocabulary, Function<Vocabulary, String> writer) {
        String text = writer.apply(vocabulary);
        Vocabulary read = VocabularyText.read("x", text);
        assertEquals(vocabulary, read);
        assertEquals(vocabulary.sha256(), read.sha256());
        assertEquals(text, VocabularyText.write(read));
    }

    /** One line or character dropped, doubled or swapped with the next. */
    private static String edited(String text, Random random) {
        List<String> parts = new ArrayList<>(List.of(text.split(random.nextBoolean() ? "(?<=\n)" : "(?<=.)|(?<=\n)")));
        int at = random.nextInt(parts.size() - 1);
        switch (random.nextInt(3)) {
            case 0 -> parts.remove(at);
            case 1 -> parts.add(at, parts.get(at));
            default -> Collections.swap(parts, at, at + 1);
        }
        return String.join("", parts);
    }

    @Provide
    Arbitrary<Vocabulary> vocabularies() {
        Arbitrary<List<VocabularyService>> services = Combinators.combine(keys(), services())
                .as((global, others) -> {
                    List<VocabularyService> all = new ArrayList<>();
                    all.add(new VocabularyService(VocabularyService.GLOBAL, global, List.of()));
                    all.addAll(others);
                    return all;
                });
        return Combinators.combine(Arbitraries.integers().between(0, 20_000), services)
                .as((day, all) -> Vocabulary.of(LocalDate.ofEpochDay(day), "o " + day, "n", all));
    }

    private static Arbitrary<List<VocabularyService>> services() {
        Arbitrary<String> prefixes = Arbitraries.of("a4b", "iam", "s3", "s3-outposts", "services", "x_y");
        return Combinators.combine(prefixes, keys(), resourceTypes())
                .as(VocabularyService::new)
                .list()
                .ofMaxSize(4)
                .map(some -> {
                    TreeMap<String, VocabularyService> each = new TreeMap<>();
                    some.forEach(service -> each.put(service.prefix(), service));
                    return List.copyOf(each.values());
                });
    }

    private static Arbitrary<List<ConditionKey>> keys() {
        Arbitrary<String> names = Combinators.combine(
                        Arbitraries.of("aws:", "s3:", "gitlab.com:"),
                        Arbitraries.of(NAMES),
                        Arbitraries.of("", "/${TagKey}", "${X}.y"))
                .as((prefix, name, gap) -> prefix + name + gap);
        Arbitrary<List<KeyType>> types = Combinators.combine(
                        Arbitraries.of(ValueType.class), Arbitraries.of(Multiplicity.class))
                .as(KeyType::new)
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(some -> List.copyOf(new TreeSet<>(some)));
        return Combinators.combine(names, types)
                .as(ConditionKey::new)
                .list()
                .ofMaxSize(6)
                .map(PublishedKeys::united);
    }

    private static Arbitrary<List<ResourceType>> resourceTypes() {
        Arbitrary<ArnFormat> formats = Combinators.combine(
                        Arbitraries.of("", "${Region}", "*"), Arbitraries.of(NAMES), Arbitraries.of("", "/*", ":${Id}"))
                .as((region, name, end) -> ArnFormat.of("arn:${Partition}:s3:" + region + "::" + name + end));
        Arbitrary<String> names =
                Arbitraries.of("bucket", "bot", "bot alias", "Bucket", "=x", "\uE000", "\uD83D\uDE00");
        return Combinators.combine(
                        names, formats.set().ofMinSize(1).ofMaxSize(3).map(List::copyOf))
                .as(ResourceType::new)
                .list()
                .ofMaxSize(4)
                .map(some -> {
                    TreeMap<String, ResourceType> each = new TreeMap<>(Spelling::compareCodePoints);
                    some.forEach(type -> each.put(type.name(), type));
                    return List.copyOf(each.values());
                });
    }
}
