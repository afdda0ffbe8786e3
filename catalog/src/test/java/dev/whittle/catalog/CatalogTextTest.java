package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTextTest {
    @Test
    void write_smallCatalog_isThisText() {
        assertEquals(SmallCatalog.TEXT, CatalogText.write(SmallCatalog.catalog()));
    }

    @Test
    void read_smallText_isThisCatalog() {
        Catalog read = CatalogText.read("small", SmallCatalog.TEXT);
        assertEquals(SmallCatalog.catalog(), read);
        assertEquals(3, read.actionCount());
        assertEquals(CatalogText.sha256(SmallCatalog.TEXT), read.sha256());
    }

    @Test
    void write_catalogWithOperations_countsThemAndHasThemBelowTheirService() {
        assertEquals("""
                whittle-catalog 1
                date 2026-01-02
                origin test
                notice MIT, Copyright (c) 2026 Nobody
                levels L=List R=Read W=Write T=Tagging P=Permissions management
                services 2
                operations 3
                actions 3
                iam AWS Identity and Access Management (IAM)
                 ListUsers L
                 =CreateUser iam:CreateUser iam:TagUser
                s3 Amazon S3
                 GetObject R object
                 PutBucketPolicy WP access point,bucket
                 =GetObject s3-object-lambda:GetObject s3:GetObject
                 =HeadBucket s3:ListBucket
                """, CatalogText.write(SmallCatalog.withOperations()));
    }

    @Test
    void read_textWithOperations_isThisCatalog() {
        Catalog read = CatalogText.read("small", SmallCatalog.TEXT_WITH_OPERATIONS);
        assertEquals(SmallCatalog.withOperations(), read);
        assertEquals(3, read.operationCount());
        assertEquals(0, SmallCatalog.catalog().operationCount());
        assertNotEquals(SmallCatalog.catalog(), read);
    }

    @Test
    void read_operationsOfAServiceWithoutActions_areRead() {
        String text =
                SmallCatalog.TEXT_WITH_OPERATIONS.replace(" ListUsers L\n", "").replace("actions 3", "actions 2");
        assertEquals(text, CatalogText.write(CatalogText.read("small", text)));
    }

    /** A service may have the name of the header's line, and a number for its title. */
    @Test
    void read_serviceCalledOperations_isNoCount() {
        String text = SmallCatalog.TEXT.replaceFirst("iam .*", "operations 4");
        Catalog read = CatalogText.read("small", text);
        assertEquals("4", read.service("operations").orElseThrow().title());
        assertEquals(text, CatalogText.write(read));
    }

    /** No bundled snapshot has operations, so its reader need not spend time on them. */
    @Test
    void bundledReader_textWithOperations_isRefused() {
        byte[] bytes = SmallCatalog.TEXT_WITH_OPERATIONS.getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "`a.txt`, line 8: the text ends where `actions` must stand",
                assertThrows(CatalogException.class, () -> BundledReader.read("a.txt", bytes, ""))
                        .getMessage());
    }

    /** One edit of the text with operations, and what is said of it; {@code |} stands for a line feed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "operations 3| ~ \"\" ~ 15 ~ the text ends with 3 operations, but the header promises 0; it is cut",
                "operations 3 ~ operations 2 ~ 16 ~ the text ends with 3 operations, but the header promises 2",
                "operations 3 ~ operations 0 ~ 7 ~ a catalog without operations has no line that counts them",
                "operations 3 ~ operations 03 ~ 7 ~ count `03` must be a number such as",
                "operations 3 ~ operation 3 ~ 7 ~ `operation 3` must be `actions`, a space and its value",
                "operations 3|actions 3 ~ actions 3|operations 3 ~ 9 ~ service `iam` comes after `operations`, but",
                "\" =HeadBucket\" ~ =HeadBucket ~ 16 ~ service prefix `=HeadBucket` must be",
                "=HeadBucket s3:ListBucket ~ HeadBucket R ~ 16 ~ ` HeadBucket R` must be a service: its prefix",
                "=HeadBucket ~ =Head:Bucket ~ 16 ~ operation name `Head:Bucket` must be letters, digits",
                "=HeadBucket ~ \"= HeadBucket\" ~ 16 ~ operation name `` must be letters, digits",
                "=HeadBucket s3:ListBucket ~ =HeadBucket ~ 16 ~ operation `HeadBucket` authorizes no action",
                "=HeadBucket s3:ListBucket ~ \"=HeadBucket \" ~ 16 ~ action `` must be a service, a colon and a name",
                "=HeadBucket ~ \"=HeadBucket \" ~ 16 ~ action `` must be a service, a colon and a name",
                "s3:ListBucket ~ ListBucket ~ 16 ~ action `ListBucket` must be a service, a colon and a name",
                "s3:ListBucket ~ S3:ListBucket ~ 16 ~ service prefix `S3` must be lower-case letters",
                "s3:ListBucket ~ :ListBucket ~ 16 ~ service prefix `` must be lower-case letters",
                "s3:ListBucket ~ s3:List* ~ 16 ~ action name `List*` must be letters, digits",
                "s3:ListBucket ~ s3:a:b ~ 16 ~ action name `a:b` must be letters, digits",
                "s3:ListBucket ~ s3:ListBucket s3:Get ~ 16 ~ action `s3:Get` comes after `s3:ListBucket`, but names",
                "s3:ListBucket ~ s3:ListBucket s3:listbucket ~ 16 ~ action `s3:listbucket` stands twice (as `s3:List",
                "=HeadBucket ~ =getobject ~ 16 ~ operation `getobject` stands twice (as `GetObject` before)",
                "=HeadBucket ~ =Abort ~ 16 ~ operation `Abort` comes after `GetObject`, but names must rise",
            })
    void read_editedTextWithOperations_isRefusedWithItsLine(String from, String to, int line, String said) {
        String text = SmallCatalog.TEXT_WITH_OPERATIONS.replace(from.replace('|', '\n'), to.replace('|', '\n'));
        assertNotEquals(SmallCatalog.TEXT_WITH_OPERATIONS, text);
        assertRefused(text, line, said);
    }

    @Test
    void sha256_emptyText_isTheWellKnownOne() {
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", CatalogText.sha256(""));
    }

    @Test
    void read_serviceWithoutActions_isRead() {
        String text = SmallCatalog.TEXT.replace(" ListUsers L\n", "").replace("actions 3", "actions 2");
        Catalog read = CatalogText.read("small", text);
        assertEquals(0, read.service("iam").orElseThrow().actions().size());
        assertEquals(text, CatalogText.write(read));
    }

    /** One edit of the small text, and what is said of it; {@code |} stands for a line feed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "whittle-catalog 1 ~ whittle-catalog 2 ~ 1 ~ this is no catalog; the first line must be",
                "whittle-catalog 1 ~ \uFEFFwhittle-catalog 1 ~ 1 ~ this is no catalog",
                "whittle-catalog 1| ~ \"\" ~ 1 ~ this is no catalog",
                "date 2026-01-02 ~ date 2026-1-2 ~ 2 ~ date `2026-1-2` must be a day such as",
                "date 2026-01-02 ~ date 2026-02-30 ~ 2 ~ date `2026-02-30` must be a day such as",
                "date 2026-01-02 ~ date 2026-0x-02 ~ 2 ~ date `2026-0x-02` must be a day such as",
                "date 2026-01-02 ~ date +026-01-02 ~ 2 ~ date `+026-01-02` must be a day such as",
                "date 2026-01-02 ~ day 2026-01-02 ~ 2 ~ `day 2026-01-02` must be `date`, a space and its value",
                "origin test ~ origin ~ 3 ~ `origin` must be `origin`, a space and its value",
                "origin test ~ \"origin  test\" ~ 3 ~ origin ` test` must be one line of printable text",
                "origin test ~ \"origin \" ~ 3 ~ origin `` must be one line of printable text",
                "origin test ~ origin te\tst ~ 3 ~ origin `te\\u0009st` must be one line of printable text",
                "origin test| ~ \"\" ~ 3 ~ `notice MIT, Copyright (c) 2026 Nobody` must be `origin`",
                "L=List R=Read ~ R=Read L=List ~ 5 ~ the legend of access levels must be",
                "services 2 ~ services two ~ 6 ~ count `two` must be a number such as",
                "services 2 ~ services 02 ~ 6 ~ count `02` must be a number such as",
                "services 2 ~ services -2 ~ 6 ~ count `-2` must be a number such as",
                "services 2 ~ services 9999999999 ~ 6 ~ count `9999999999` must be a number such as",
                "services 2 ~ services 3 ~ 12 ~ the text ends with 2 services, but the header promises 3",
                "actions 3 ~ actions 4 ~ 12 ~ the text ends with 3 actions, but the header promises 4",
                "actions 3 ~ actions 2 ~ 12 ~ the text ends with 3 actions, but the header promises 2",
                "s3 Amazon S3 ~ S3 Amazon S3 ~ 10 ~ service prefix `S3` must be lower-case letters",
                "s3 Amazon S3 ~ s3 ~ 10 ~ `s3` must be a service: its prefix, a space, its title",
                "s3 Amazon S3 ~ \"s3 \" ~ 10 ~ title `` must be one line of printable text",
                "s3 Amazon S3 ~ \"s3  Amazon S3\" ~ 10 ~ title ` Amazon S3` must be one line of printable text",
                "s3 Amazon S3 ~ \"s3 Amazon S3 \" ~ 10 ~ title `Amazon S3 ` must be one line of printable text",
                "s3 Amazon S3 ~ a3 Amazon S3 ~ 10 ~ service `a3` comes after `iam`, but prefixes must rise",
                "s3 Amazon S3 ~ iam Amazon S3 ~ 10 ~ service `iam` stands twice",
                "s3 Amazon S3 ~ |s3 Amazon S3 ~ 10 ~ `` must be a service",
                "actions 3| ~ actions 3| Stray R| ~ 8 ~ ` Stray R` must be a service",
                "GetObject R object ~ GetObject ~ 11 ~ ` GetObject` must be an action: a space, its name, a space",
                "GetObject R object ~ Get*Object R object ~ 11 ~ action name `Get*Object` must be letters, digits",
                "GetObject R object ~ \" R object\" ~ 11 ~ action name `` must be letters, digits",
                "GetObject R object ~ GetObject X object ~ 11 ~ access levels `X` must be letters of the legend",
                "GetObject R object ~ GetObject RR object ~ 11 ~ access levels `RR` must be letters of the legend",
                "GetObject R object ~ GetObject WR object ~ 11 ~ access levels `WR` must be letters of the legend",
                "GetObject R object ~ \"GetObject  object\" ~ 11 ~ action `GetObject` has no access level",
                "GetObject R object ~ \"GetObject R \" ~ 11 ~ resource type `` must be one line",
                "GetObject R object ~ \"GetObject R object,\" ~ 11 ~ resource type `` must be one line",
                "GetObject R object ~ \"GetObject R  object\" ~ 11 ~ resource type ` object` must be one line",
                "GetObject R object ~ \"GetObject R object,bucket\" ~ 11 ~ resource type `bucket` comes after `object`",
                "GetObject R object ~ \"GetObject R object,object\" ~ 11 ~ resource type `object` comes after `object`",
                "GetObject R object ~ QetObject R object ~ 12 ~ action `PutBucketPolicy` comes after `QetObject`",
                "GetObject R object ~ putbucketPolicy R object ~ 12 ~ action `PutBucketPolicy` stands twice (as `putbucket",
            })
    void read_editedText_isRefusedWithItsLine(String from, String to, int line, String said) {
        String text = SmallCatalog.TEXT.replace(from.replace('|', '\n'), to.replace('|', '\n'));
        assertNotEquals(SmallCatalog.TEXT, text);
        assertRefused(text, line, said);
    }

    @Test
    void read_carriageReturns_isRefused() {
        assertRefused(SmallCatalog.TEXT.replace("\n", "\r\n"), 1, "this is no catalog");
    }

    @Test
    void read_cutAnywhere_isRefused() {
        for (String text : List.of(SmallCatalog.TEXT, SmallCatalog.TEXT_WITH_OPERATIONS)) {
            for (int length = 0; length < text.length(); length++) {
                String cut = text.substring(0, length);
                assertThrows(CatalogException.class, () -> CatalogText.read("cut", cut), cut);
            }
        }
    }

    @Test
    void read_cutInsideALine_namesThatLine() {
        assertRefused(
                SmallCatalog.TEXT.substring(0, SmallCatalog.TEXT.length() - 1), 12, "the text ends inside this line");
        assertRefused("whittle-catalog 1\n", 2, "the text ends where `date` must stand");
    }

    @Test
    void read_longHostileLine_isQuotedShortAndPrintable() {
        String message = assertThrows(
                        CatalogException.class,
                        () -> CatalogText.read(
                                "x",
                                SmallCatalog.TEXT.replace("origin test", "origin \u001b[31m" + "y".repeat(10_000))))
                .getMessage();
        assertTrue(message.startsWith("`x`, line 3: origin `\\u001B[31myyy"), message);
        assertTrue(message.length() < 500, message);
    }

    private static void assertRefused(String text, int line, String said) {
        String message = assertThrows(CatalogException.class, () -> CatalogText.read("a.txt", text))
                .getMessage();
        String expected = "`a.txt`, line " + line + ": " + said;
        assertTrue(message.startsWith(expected), () -> message + "\nmust begin with\n" + expected);
    }
}
