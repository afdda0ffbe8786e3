package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A policy variable in the newer language is plain text in the older one, which is that of no Version. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Resource\":\"arn:aws:s3:::b/${aws:username}/*\"",
                "\"Resource\":[\"a\",\"\\u0024{aws:username}\"]",
                "\"Resource\":\"a${*}\"",
                "\"Resource\":\"a${\"",
                "\"NotResource\":\"${aws:username}\"",
                "\"Principal\":{\"AWS\":[\"${aws:username}\"]},\"Resource\":\"*\"",
                "\"NotPrincipal\":{\"${a}\":\"1\"},\"Resource\":\"*\"",
                "\"Resource\":\"*\",\"Condition\":{\"StringLike\":{\"s3:prefix\":[\"x\",\"${aws:username}\"]}}",
                "\"Resource\":\"*\",\"Condition\":{\"StringLike\":{\"aws:ResourceTag/${a}\":\"x\"}}",
                "\"Resource\":\"*\",\"Condition\":{\"${a}\":{\"s3:prefix\":\"x\"}}",
            })
    void equality_whereAVariableMayStand_holdsWithinOneLanguageOnly(String members) {
        assertNotEquals(context("\"Version\":\"2012-10-17\",", members), context(members));
        assertNotEquals(
                context("\"Version\":\"2012-10-17\",", members), context("\"Version\":\"2008-10-17\",", members));
        assertEquals(context("\"Version\":\"2008-10-17\",", members), context(members));
        assertEquals(context("\"Version\":\"2012-10-17\",", members), context("\"Version\":\"2012-10-17\",", members));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Resource\":\"*\"",
                "\"Resource\":\"$ {aws:username}\"",
                "\"Resource\":[\"$\",\"{\"]",
                "\"Sid\":\"x\",\"Resource\":\"{$}\"",
            })
    void equality_whereNoVariableCanStand_holdsAcrossLanguages(String members) {
        assertEquals(context("\"Version\":\"2012-10-17\",", members), context(members));
    }

    /** Whichever of the two the service takes, it takes another one where they change places. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"Condition\":{\"Bool\":{\"a:x\":\"1\",\"A:X\":\"2\"}} ~ \"Condition\":{\"Bool\":{\"A:X\":\"2\",\"a:x\":\"1\"}}",
                "\"Condition\":{\"Bool\":{\"x\":\"1\"},\"bool\":{\"x\":\"2\"}}"
                        + " ~ \"Condition\":{\"bool\":{\"x\":\"2\"},\"Bool\":{\"x\":\"1\"}}",
                "\"Principal\":{\"AWS\":\"1\",\"aws\":\"2\"} ~ \"Principal\":{\"aws\":\"2\",\"AWS\":\"1\"}",
            })
    void equality_ofNamesThatDifferInLetterCaseAlone_keepsTheirOrder(String one, String other) {
        assertNotEquals(context(one), context(other));
        assertEquals(context(one), context(one));
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
        assertEquals(
                "{\"Resource\":[\"${aws:username}\"],\"Version\":\"2012-10-17\"}",
                context("\"Version\":\"2012-10-17\",", "\"Resource\":\"${aws:username}\"")
                        .toString());
        assertEquals(
                "{\"Resource\":[\"\\n\\uD800\u00e9\"]}",
                context("\"Resource\":\"\\n\\ud800\u00e9\"").toString());
    }

    private static Context context(String members) {
        return context("", members);
    }

    private static Context context(String head, String members) {
        return PolicyReader.read(new SourceText(
                        "x", "{" + head + "\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"," + members + "}}"))
                .statements()
                .get(0)
                .context();
    }
}
