package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
import net.jqwik.api.Tuple;

/** Reading and writing are inverse to each other, and a catalog has one text. */
class CatalogTextProperties {
    @Property(seed = "20260926")
    void readAfterWrite_isTheCatalog(@ForAll("catalogs") Catalog catalog) {
        mustComeBack(catalog, CatalogText::write);
    }

    @Property(seed = "20260927")
    void bundledReader_isTheStrictReader(@ForAll("bundled") Catalog catalog) {
        mustComeBackQuickly(catalog, CatalogText.write(catalog));
    }

    /** Whatever is done to a text, it is refused or it is the one text of another catalog. */
    @Property(seed = "20260928")
    void editedText_isRefusedOrIsTheOnlyTextOfItsCatalog(@ForAll("catalogs") Catalog catalog, @ForAll Random random) {
        mustBeRefusedOrTheOnlyText(edited(CatalogText.write(catalog), random), text -> CatalogText.read("x", text));
    }

    @Property(seed = "20260929")
    void cutText_isRefused(@ForAll("catalogs") Catalog catalog, @ForAll Random random) {
        String text = CatalogText.write(catalog);
        String cut = text.substring(0, random.nextInt(text.length()));
        assertThrows(CatalogException.class, () -> CatalogText.read("x", cut));
    }

    @Property(seed = "20260930")
    void packedText_comesBack(@ForAll("catalogs") Catalog catalog) throws IOException {
        String text = CatalogText.write(catalog);
        byte[] unpacked =
                SnapshotBytes.unpack("x", new ByteArrayInputStream(SnapshotBytes.pack(text)), CatalogLimits.DEFAULT);
        assertEquals(text, SnapshotBytes.decode("x", unpacked));
    }

    /** The broken twins of the first law: it must catch writers that lose or mix up something. */
    @Example
    void readAfterWrite_byBrokenWriters_isCaught() {
        List<Function<Catalog, String>> broken = List.of(
                catalog -> CatalogText.write(catalog).replace(" access point,bucket", ""),
                catalog -> CatalogText.write(catalog).replace(" WP ", " W "),
                catalog -> CatalogText.write(catalog).replace("GetObject", "getObject"),
                catalog -> CatalogText.write(catalog).replace("Amazon S3", "Amazon"),
                catalog -> CatalogText.write(catalog).replace(" s3:GetObject\n", "\n"),
                catalog -> CatalogText.write(catalog).replace("=HeadBucket", "=HeadObject"),
                catalog ->
                        CatalogText.write(catalog).replace("operations 3\n", "").replaceAll(" =.*\n", ""));
        for (Function<Catalog, String> writer : broken) {
            assertThrows(AssertionError.class, () -> mustComeBack(SmallCatalog.withOperations(), writer));
        }
    }

    @Example
    void bundledReader_ofAnotherText_isCaught() {
        List<String> others = List.of(
                SmallCatalog.TEXT.replace("Amazon S3", "Amazon"),
                SmallCatalog.TEXT.replace("R object", "R bucket"),
                SmallCatalog.TEXT.replace("origin test", "origin best"));
        for (String other : others) {
            assertThrows(AssertionError.class, () -> mustComeBackQuickly(SmallCatalog.catalog(), other));
        }
    }

    /** A reader that forgives anything gives a catalog a second text, and one that forgives a cut reads cut text. */
    @Example
    void editedText_byForgivingReaders_isCaught() {
        String cut = SmallCatalog.TEXT.stripTrailing();
        assertThrows(
                AssertionError.class,
                () -> mustBeRefusedOrTheOnlyText(cut, text -> CatalogText.read("x", text + "\n")));
        String returns = SmallCatalog.TEXT.replace("\n", "\r\n");
        assertThrows(
                AssertionError.class,
                () -> mustBeRefusedOrTheOnlyText(returns, text -> CatalogText.read("x", text.replace("\r", ""))));
    }

    private static void mustComeBackQuickly(Catalog catalog, String text) {
        Catalog read = BundledReader.read("x", text.getBytes(StandardCharsets.UTF_8), catalog.sha256());
        assertEquals(catalog, read);
        assertEquals(CatalogText.write(catalog), CatalogText.write(read));
    }

    private static void mustBeRefusedOrTheOnlyText(String text, Function<String, Catalog> reader) {
        Catalog read;
        try {
            read = reader.apply(text);
        } catch (CatalogException refused) {
            return;
        }
        assertEquals(text, CatalogText.write(read));
    }

    private static void mustComeBack(Catalog catalog, Function<Catalog, String> writer) {
        String text = writer.apply(catalog);
        Catalog read = CatalogText.read("x", text);
        assertEquals(catalog, read);
        assertEquals(catalog.actionCount(), read.actionCount());
        assertEquals(text, CatalogText.write(read));
        assertEquals(catalog.sha256(), read.sha256());
    }

    /** One line or character dropped, doubled or swapped with the next. */
    private static String edited(String text, Random random) {
        if (random.nextBoolean()) {
            List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
            edit(lines, random);
            return String.join("", lines);
        }
        List<String> points = new ArrayList<>();
        text.codePoints().forEach(point -> points.add(Character.toString(point)));
        edit(points, random);
        return String.join("", points);
    }

    private static void edit(List<String> parts, Random random) {
        int at = random.nextInt(parts.size() - 1);
        switch (random.nextInt(3)) {
            case 0 -> parts.remove(at);
            case 1 -> parts.add(at, parts.get(at));
            default -> Collections.swap(parts, at, at + 1);
        }
    }

    @Provide
    Arbitrary<Catalog> catalogs() {
        return all();
    }

    @Provide
    Arbitrary<Catalog> bundled() {
        return of(services());
    }

    /** Catalogs of a few services, some of them with operations. */
    static Arbitrary<Catalog> all() {
        return of(Combinators.combine(services(), operations())
                .as((service, operations) ->
                        new CatalogService(service.prefix(), service.title(), service.actions(), operations)));
    }

    private static Arbitrary<Catalog> of(Arbitrary<CatalogService> service) {
        Arbitrary<LocalDate> dates = Arbitraries.integers().between(0, 20_000).map(days -> LocalDate.ofEpochDay(days));
        Arbitrary<List<CatalogService>> services =
                service.list().ofMaxSize(5).map(CatalogTextProperties::eachPrefixOnce);
        return Combinators.combine(dates, lines(), lines(), services).as(Catalog::of);
    }

    private static Arbitrary<CatalogService> services() {
        Arbitrary<List<CatalogAction>> actions =
                actions().list().ofMaxSize(6).map(some -> eachOnce(some, CatalogAction::name));
        return Combinators.combine(prefixes(), lines(), actions)
                .as((prefix, title, some) -> new CatalogService(prefix, title, some));
    }

    private static Arbitrary<CatalogAction> actions() {
        Arbitrary<AccessLevels> levels =
                Arbitraries.of(AccessLevel.class).set().ofMinSize(1).map(some -> AccessLevels.copyOf(some));
        Arbitrary<List<String>> types =
                lines().filter(line -> line.indexOf(',') < 0).set().ofMaxSize(3).map(CatalogTextProperties::rising);
        return Combinators.combine(names(), levels, types).as(CatalogAction::new);
    }

    /** None in half of the services: the header's line is there only where one has some. */
    private static Arbitrary<List<CatalogOperation>> operations() {
        Arbitrary<String> action = Combinators.combine(prefixes(), names()).as((prefix, name) -> prefix + ":" + name);
        Arbitrary<List<String>> actions =
                action.list().ofMinSize(1).ofMaxSize(3).map(some -> eachOnce(some, text -> text));
        Arbitrary<List<CatalogOperation>> some = Combinators.combine(names(), actions)
                .as(CatalogOperation::new)
                .list()
                .ofMaxSize(4)
                .map(all -> eachOnce(all, CatalogOperation::name));
        return Arbitraries.oneOf(Arbitraries.just(List.of()), some);
    }

    private static Arbitrary<String> prefixes() {
        Arbitrary<String> any =
                Arbitraries.strings().withChars("abz09-_").ofMinLength(1).ofMaxLength(3);
        return Arbitraries.frequencyOf(Tuple.of(9, any), Tuple.of(1, Arbitraries.of("operations", "actions")));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().withChars("aAbBzZ09-_").ofMinLength(1).ofMaxLength(5);
    }

    /** Text that fits on a line, also outside ASCII and outside the first plane. */
    private static Arbitrary<String> lines() {
        return Arbitraries.of("a", "B", "4", " ", ",", "(", "é", "\uFFFD", "\uE000", "\uD83E\uDE93", "\"", "\\")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> String.join("", parts))
                .filter(line -> line.equals(line.strip()));
    }

    private static List<CatalogService> eachPrefixOnce(Collection<CatalogService> services) {
        TreeMap<String, CatalogService> byPrefix = new TreeMap<>();
        services.forEach(service -> byPrefix.put(service.prefix(), service));
        return List.copyOf(byPrefix.values());
    }

    private static <T> List<T> eachOnce(Collection<T> all, Function<T, String> name) {
        TreeMap<String, T> byName = new TreeMap<>();
        all.forEach(each -> byName.put(name.apply(each).toLowerCase(Locale.ROOT), each));
        return List.copyOf(byName.values());
    }

    private static List<String> rising(Collection<String> texts) {
        TreeSet<String> sorted = new TreeSet<>(Spelling::compareCodePoints);
        sorted.addAll(texts);
        return List.copyOf(sorted);
    }
}
