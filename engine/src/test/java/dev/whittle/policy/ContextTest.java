package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"Resource\":\"*\" ~ \"Resource\":[\"*\"]",
                "\"Resource\":[\"a\",\"b\"] ~ \"Resource\":[\"b\",\"a\",\"b\"]",
                "\"Resource\":\"\\u0061\" ~ \"Resource\":\"a\"",
                "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"a\":\"true\"}}"
                        + " ~ \"Condition\":{\"Bool\":{\"a\":[\"true\"]}},\"Resource\":\"*\"",
                "\"Condition\":{\"A\":{\"x\":\"1\"},\"B\":{\"y\":\"2\"}}"
                        + " ~ \"Condition\":{\"B\":{\"y\":\"2\"},\"A\":{\"x\":\"1\"}}",
                "\"Principal\":{\"AWS\":\"1\",\"Service\":[\"2\",\"3\"]}"
                        + " ~ \"Principal\":{\"Service\":[\"3\",\"2\"],\"AWS\":[\"1\"]}",
                "\"Sid\":\"One\",\"Resource\":\"a\" ~ \"Sid\":\"Two\",\"Resource\":\"a\"",
            })
    void equality_sameValueWrittenInAnotherWay_isEqual(String one, String other) {
        assertEquals(context(one), context(other));
        assertEquals(context(one).hashCode(), context(other).hashCode());
        assertEquals(0, context(one).compareTo(context(other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"Resource\":\"*\" ~ \"NotResource\":\"*\"",
                "\"Resource\":\"a\" ~ \"Resource\":\"A\"",
                "\"Resource\":\"a,b\" ~ \"Resource\":[\"a\",\"b\"]",
                "\"Resource\":\"a\\\",\\\"b\" ~ \"Resource\":[\"a\",\"b\"]",
                "\"Resource\":\"a\\\\\" ~ \"Resource\":\"a\\\\\\\\\"",
                "\"Resource\":\"*\" ~ \"Principal\":\"*\"",
                "\"Principal\":\"*\" ~ \"Principal\":{\"AWS\":\"*\"}",
                "\"Resource\":\"*\" ~ \"Resource\":\"*\",\"Condition\":{}",
                "\"Condition\":{\"Bool\":{\"a\":true}} ~ \"Condition\":{\"Bool\":{\"a\":\"true\"}}",
                "\"Condition\":{\"Bool\":{\"a\":\"1\"}} ~ \"Condition\":{\"BoolIfExists\":{\"a\":\"1\"}}",
                "\"Condition\":{\"A\":{\"x\":\"1\",\"y\":\"2\"}} ~ \"Condition\":{\"A\":{\"x\":\"1\"},\"B\":{\"y\":\"2\"}}",
            })
    void equality_anotherValue_isAnotherContext(String one, String other) {
        assertNotEquals(context(one), context(other));
    }

    @Test
    void isAlways_resourceStarAlone_only() {
        assertTrue(context("\"Resource\":\"*\"").isAlways());
        assertTrue(context("\"Resource\":[\"*\",\"*\"],\"Sid\":\"x\"").isAlways());
        assertFalse(context("\"Resource\":\"**\"").isAlways());
        assertFalse(context("\"Resource\":[\"*\",\"a\"]").isAlways());
        assertFalse(context("\"Resource\":\"*\",\"Principal\":\"*\"").isAlways());
        assertFalse(context("\"Resource\":\"*\",\"Condition\":{}").isAlways());
        assertFalse(context("\"NotResource\":\"*\"").isAlways());
    }

    @Test
    void toString_aContext_isItsCanonicalText() {
        assertEquals(
                "{\"Condition\":{\"Bool\":{\"a\":[\"1\",2,true]}},\"Resource\":[\"x\"]}",
                context("\"Resource\":\"x\",\"Condition\":{\"Bool\":{\"a\":[true,\"1\",2]}}")
                        .toString());
    }

    private static Context context(String members) {
        return PolicyReader.read(
                        new SourceText("x", "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"," + members + "}}"))
                .statements()
                .get(0)
                .context();
    }
}
