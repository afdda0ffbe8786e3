package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTextTest {
    @Test
    void write_smallVocabulary_isThisText() {
        assertEquals(SmallVocabulary.TEXT, VocabularyText.write(SmallVocabulary.vocabulary()));
    }

    @Test
    void read_smallText_isThisVocabulary() {
        Vocabulary read = VocabularyText.read("small", SmallVocabulary.TEXT);
        assertEquals(SmallVocabulary.vocabulary(), read);
        assertEquals(CatalogText.sha256(SmallVocabulary.TEXT), read.sha256());
        assertEquals("MIT, Copyright (c) 2026 Nobody", read.notice());
    }

    /** One edit of the small text, the line where it is refused, and what is said of it; {@code |} stands for a line feed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "vocabulary 1 ~ vocabulary 2 ~ 1 ~ this is no vocabulary; the first line must be `whittle-vocabulary 1`",
                "date 2026-01-02 ~ date 2026-1-2 ~ 2 ~ date `2026-1-2` must be a day such as",
                "origin test ~ \"origin test \" ~ 3 ~ origin `test ` must be one line of printable text",
                "services 2 ~ services 3 ~ 19 ~ the text ends with 2 services, but the header promises 3",
                "keys 5 ~ keys 6 ~ 19 ~ the text ends with 5 keys, but the header promises 6",
                "keys 5 ~ keys 05 ~ 6 ~ count `05` must be a number such as",
                "arn-formats 4 ~ arn-formats 5 ~ 19 ~ the text ends with 4 ARN formats, but the header promises 5",
                "arn-formats 4 ~ resources 4 ~ 7 ~ `resources 4` must be `arn-formats`, a space and its value",
                "4|*| ~ 4| ~ 8 ~ ` aws:EpochTime Numeric,Date` must be `*`, below which the keys of no service stand",
                "4|*| ~ 4|a|*| ~ 8 ~ `a` must be `*`, below which the keys of no service stand",
                "|iam| ~ | =a arn:a:b:::c|iam| ~ 11 ~ service prefix ` =a arn:a:b:::c` must be lower-case letters",
                "|iam| ~ |*| ~ 11 ~ service prefix `*` must be lower-case letters",
                "|iam| ~ |iam IAM| ~ 11 ~ service prefix `iam IAM` must be lower-case letters",
                "|iam| ~ |s3| ~ 12 ~ service `s3` stands twice",
                "|iam| ~ |s4| ~ 12 ~ service `s3` comes after `s4`, but prefixes must rise",
                "aws:EpochTime ~ aws:Q ~ 10 ~ condition key `aws:PrincipalTag/${TagKey}` comes after `aws:Q`, but names",
                "aws:EpochTime ~ aws:principaltag/${TAGKEY} ~ 10 ~ condition key `aws:PrincipalTag/${TagKey}` stands twice",
                "Numeric,Date ~ Date,Numeric ~ 9 ~ type `Numeric` of condition key `aws:EpochTime` comes after `Date`",
                "Numeric,Date ~ Date,Date ~ 9 ~ type `Date` of condition key `aws:EpochTime` comes after `Date`",
                "Numeric,Date ~ Numeric,Day ~ 9 ~ condition key type `Day` is not known; known are String, ARN, Bool, Num",
                "Numeric,Date ~ Numeric, ~ 9 ~ condition key type `` is not known",
                "Numeric,Date ~ numeric ~ 9 ~ condition key type `numeric` is not known",
                "Numeric,Date ~ ArrayOfArrayOfDate ~ 9 ~ condition key type `ArrayOfArrayOfDate` is not known",
                "\" Numeric,Date\" ~ \"\" ~ 9 ~ ` aws:EpochTime` must be a condition key: a space, its name, a space",
                "aws:EpochTime ~ \" aws:EpochTime\" ~ 9 ~ condition key type `aws:EpochTime Numeric` is not known",
                "aws:EpochTime ~ awsEpochTime ~ 9 ~ condition key `awsEpochTime` must be a prefix, a colon and a name",
                "aws:EpochTime ~ :EpochTime ~ 9 ~ condition key `:EpochTime` must be a prefix, a colon and a name",
                "aws:EpochTime ~ aws:Epoch*Time ~ 9 ~ condition key `aws:Epoch*Time` must be a prefix, a colon and a name",
                "${TagKey} ~ ${TagKey ~ 10 ~ condition key `aws:PrincipalTag/${TagKey` must be a prefix, a colon",
                "${TagKey} ~ ${} ~ 10 ~ condition key `aws:PrincipalTag/${}` must be a prefix, a colon",
                "${TagKey} ~ ${A}${B} ~ 10 ~ condition key `aws:PrincipalTag/${A}${B}` must be a prefix, a colon",
                "${TagKey} ~ <key> ~ 10 ~ condition key `aws:PrincipalTag/<key>` must be a prefix, a colon",
                "=bucket ~ =bot ~ 17 ~ resource type `bot` comes after `bot alias`, but resource types must rise",
                "\" =bucket arn\" ~ \" =bucketarn\" ~ 17 ~ ` =bucketarn:${Partition}:s3:::${BucketName}` must be a resource",
                "=bucket ~ \"=bucket \" ~ 17 ~ resource type `bucket ` must be one line of printable text",
                "=bucket ~ = ~ 17 ~ resource type `` must be one line of printable text",
                "=bucket ~ \"=bucket,x\" ~ 17 ~ resource type `bucket,x` must not hold a comma",
                "=bucket ~ \"bucket\" ~ 17 ~ service prefix ` bucket arn:${Partition}:s3:::${BucketName}` must be",
                "s3:*: ~ s3:*: : ~ 19 ~ ARN format `arn:aws:s3:*: :${Account}:object/{Name-1}-*` must have six parts",
                "object/{ ~ object/} ~ 19 ~ ARN format `arn:aws:s3:*:${Account}:object/}Name-1}-*` must have six parts",
                "object/{Name-1} ~ object/{Name/1} ~ 19 ~ ARN format `arn:aws:s3:*:${Account}:object/{Name/1}-*` must",
                "object/{Name-1} ~ object/$x ~ 19 ~ ARN format `arn:aws:s3:*:${Account}:object/$x-*` must have six",
                "object/{Name-1} ~ object/? ~ 19 ~ ARN format `arn:aws:s3:*:${Account}:object/?-*` must have six",
                ":object/{Name-1}-* ~ \"\" ~ 19 ~ ARN format `arn:aws:s3:*:${Account}` must have six parts",
                "=object arn:aws:s3:*:${Account}:object/{Name-1}-* ~ =object arn:${Partition}:s3:::${BucketName}/${ObjectName}"
                        + " ~ 19 ~ resource type `object` has an ARN format twice",
            })
    void read_editedText_isRefusedWithItsLine(String from, String to, int line, String said) {
        String text = SmallVocabulary.TEXT.replace(from.replace('|', '\n'), to.replace('|', '\n'));
        assertNotEquals(SmallVocabulary.TEXT, text);
        String message = assertThrows(CatalogException.class, () -> VocabularyText.read("x", text))
                .getMessage();
        String expected = "`x`, line " + line + ": " + said;
        assertEquals(expected, message.substring(0, Math.min(expected.length(), message.length())));
    }

    @Test
    void read_cutAnywhere_isRefused() {
        for (int length = 0; length < SmallVocabulary.TEXT.length(); length++) {
            String cut = SmallVocabulary.TEXT.substring(0, length);
            assertThrows(CatalogException.class, () -> VocabularyText.read("cut", cut), cut);
        }
    }

    /** Wrong resource types of a bundled vocabulary are told when somebody asks for them, with the line of the whole text. */
    @Test
    void bundled_withAWrongFormat_refusesWhenItIsAskedFor() {
        String text = SmallVocabulary.TEXT.replace("{Name-1}", "{Name-1");
        Vocabulary read = BundledVocabulary.read("broken", text, "?");
        CatalogService s3 = new CatalogService("s3", "S3", List.of());
        assertEquals(List.of(), read.arnFormats(new CatalogService("iam", "IAM", List.of()), "user"));
        String message = assertThrows(CatalogException.class, () -> read.arnFormats(s3, "bucket"))
                .getMessage();
        assertEquals("`broken`, line 19: ARN format", message.substring(0, 29));
    }
}
