package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedKeysTest {
    private static final String TEXT = """
            whittle-published-keys 1
            # a note
            source https://docs.aws.amazon.com/a.html
             aws:a String
             aws:B String,ARN
            source https://docs.aws.amazon.com/b.html
             aws:b Bool
            """;

    /** Whatever a page says of a key is known at every date. */
    @ParameterizedTest
    @EnumSource
    void keys_areInEveryBundledVocabulary(BundledSnapshot snapshot) throws IOException {
        Vocabulary vocabulary = Vocabularies.of(Catalogs.bundled(snapshot.date));
        for (ConditionKey key : PublishedKeys.read()) {
            String folded = key.name().toLowerCase(Locale.ROOT);
            assertTrue(vocabulary.types(folded).containsAll(key.types()), key.name());
            String name = key.name().replaceAll("\\$\\{.*\\}", "x");
            assertEquals(name, vocabulary.spelling(name.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void read_keysOfTwoSources_areUnited() {
        assertEquals(
                "[ConditionKey[name=aws:a, types=[KeyType[type=STRING, multiplicity=SINGLE]]],"
                        + " ConditionKey[name=aws:B, types=[KeyType[type=STRING, multiplicity=SINGLE],"
                        + " KeyType[type=ARN, multiplicity=SINGLE], KeyType[type=BOOL, multiplicity=SINGLE]]]]",
                PublishedKeys.read("x", TEXT).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "keys 1 ~ keys 2 ~ 1 ~ the first line must be `whittle-published-keys 1`",
                "# a note ~ a note ~ 2 ~ `a note` must be `#` and a note",
                "https: ~ http: ~ 3 ~ `source http://docs.aws.amazon.com/a.html` must be `#` and a note",
                "# a note ~ \" aws:x String\" ~ 2 ~ ` aws:x String` must be `#` and a note",
                "aws:a ~ aws:c ~ 5 ~ condition key `aws:B` comes after `aws:c`, but names must rise",
                "Bool ~ Boolean ~ 7 ~ condition key type `Boolean` is not known; known are String",
            })
    void read_editedText_isRefusedWithItsLine(String from, String to, int line, String said) {
        String message = assertThrows(CatalogException.class, () -> PublishedKeys.read("x", TEXT.replace(from, to)))
                .getMessage();
        String expected = "`x`, line " + line + ": " + said;
        assertEquals(expected, message.substring(0, Math.min(expected.length(), message.length())));
    }
}
