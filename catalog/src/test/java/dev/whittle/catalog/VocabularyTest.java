package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the bundled vocabularies say of keys and resources that everybody knows. */
class VocabularyTest {
    private static final KeyType STRING = new KeyType(ValueType.STRING, Multiplicity.SINGLE);
    private static final KeyType STRINGS = new KeyType(ValueType.STRING, Multiplicity.MULTIPLE);
    private static final Vocabulary NEWEST = Vocabularies.of(Catalogs.newest());

    @Test
    void types_ofKnownKeys_areThePublishedOnes() {
        assertEquals(Set.of(STRING), NEWEST.types("s3:prefix"));
        assertEquals(Set.of(STRINGS), NEWEST.types("aws:tagkeys"));
        assertEquals(Set.of(STRING), NEWEST.types("aws:requesttag/env"));
        assertEquals(Set.of(STRING), NEWEST.types("s3:existingobjecttag/a/b"));
        assertEquals(Set.of(new KeyType(ValueType.ARN, Multiplicity.SINGLE)), NEWEST.types("aws:principalarn"));
        assertEquals(Set.of(STRING, STRINGS), NEWEST.types("identitystore:userid"));
    }

    @Test
    void types_ofOtherKeys_areNone() {
        for (String key : List.of("s3:nothing", "aws:requesttag/", "aws:requesttag", "S3:prefix", "")) {
            assertEquals(Set.of(), NEWEST.types(key), key);
        }
    }

    @Test
    void spelling_isThePublishedOneAndTheGivenRest() {
        assertEquals("aws:PrincipalArn", NEWEST.spelling("aws:principalarn"));
        assertEquals("aws:RequestTag/env", NEWEST.spelling("aws:requesttag/env"));
        assertEquals("events:Metadata/a/Matcher", NEWEST.spelling("events:metadata/a/matcher"));
        assertEquals("s3:nothing", NEWEST.spelling("s3:nothing"));
    }

    @Test
    void takes_resourcesOfTheActionsTypes_only() {
        assertTrue(takes("s3", "GetObject", "arn:aws:s3:::b/k/l:m"));
        assertFalse(takes("s3", "GetObject", "arn:aws:s3:::b"));
        assertTrue(takes("s3", "ListBucket", "arn:aws-cn:s3:::b"));
        assertFalse(takes("s3", "ListBucket", "arn:aws:s3:::b/k"));
        assertFalse(takes("s3", "ListAllMyBuckets", "arn:aws:s3:::b"));
        assertTrue(takes("iam", "GetUser", "arn:aws:iam::123456789012:user/path/name"));
        assertFalse(takes("iam", "GetUser", "arn:aws:iam::123456789012:role/name"));
        assertFalse(takes("iam", "GetUser", "*"));
    }

    @Test
    void examples_areTaken() {
        assertEquals(
                List.of("arn:aws:s3:us-east-1:123456789012:accesspoint/example", "arn:aws:s3:::example"),
                examples("s3", "ListBucket"));
        for (CatalogService service : Catalogs.newest().services()) {
            for (CatalogAction action : service.actions()) {
                List<String> examples = NEWEST.examples(service, action);
                assertTrue(examples.size() >= action.resourceTypes().size(), action.name());
                for (String example : examples) {
                    assertTrue(NEWEST.takes(service, action, example), example);
                }
            }
        }
    }

    @Test
    void arnFormats_areThePublishedOnes() {
        CatalogService s3 = Catalogs.newest().service("s3").orElseThrow();
        assertEquals(List.of("arn:${Partition}:s3:::${BucketName}"), NEWEST.arnFormats(s3, "bucket"));
        assertEquals(List.of(), NEWEST.arnFormats(s3, "nothing"));
    }

    @Test
    void of_eachBundledCatalog_isThatOfItsDate() {
        for (LocalDate date : Catalogs.bundledDates()) {
            Catalog catalog = Catalogs.bundled(date);
            Vocabulary vocabulary = Vocabularies.of(catalog);
            assertEquals(date, vocabulary.date());
            assertSame(vocabulary, Vocabularies.of(catalog));
        }
        assertSame(NEWEST, Vocabularies.of(CatalogText.read("small", SmallCatalog.TEXT)));
    }

    private static boolean takes(String service, String action, String resource) {
        CatalogService found = Catalogs.newest().service(service).orElseThrow();
        return NEWEST.takes(found, found.action(action).orElseThrow(), resource);
    }

    private static List<String> examples(String service, String action) {
        CatalogService found = Catalogs.newest().service(service).orElseThrow();
        return NEWEST.examples(found, found.action(action).orElseThrow());
    }
}
