package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {
    @ParameterizedTest
    @ValueSource(strings = {"*", "s3:GetObject", "s3:*", "*:*", "?:?", "a-b_9:X-y_Z*?", "S3:GETOBJECT", "**:a"})
    void parse_starOrOneColonBetweenAllowedLetters_isAPattern(String text) {
        assertEquals(text, Pattern.parse(text).orElseThrow().text());
        assertEquals(text, Pattern.of(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "**",
                "?",
                "s3",
                "s3:",
                ":Get",
                ":",
                "s3:Get:Object",
                "s3::Get",
                "s3:Get Object",
                " s3:Get",
                "s3:Get\n",
                "s3:G\u00e9t",
                "s3:Get.Object",
                "s3/Get:x",
                "\u212a3:Get",
                "s3:${aws:x}",
                "s3:Get\u0000"
            })
    void parse_anythingElse_isNone(String text) {
        assertEquals(Optional.empty(), Pattern.parse(text));
    }

    @Test
    void parse_eachCharacter_isWhatTheRegularExpressionSays() {
        for (char c = 0; c < 0x300; c++) {
            String text = "a" + c + ":" + c;
            assertEquals(
                    text.matches("[A-Za-z0-9*?_-]+:[A-Za-z0-9*?_-]+"),
                    Pattern.parse(text).isPresent(),
                    text);
        }
    }

    @Test
    void of_noPattern_isRefusedWithTheText() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Pattern.of("s3"));
        assertEquals("`s3` is neither `*` nor `service:Name`", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, s3, GetObject, s3:getobject, true, true, false",
        "S3:Get*, s3, Get*, s3:get, false, true, false",
        "s3:?et*, s3, ?et*, s3:, false, true, false",
        "s?:Get*, s?, Get*, s, false, false, false",
        "*:Get, *, Get, '', false, false, false",
        "*, *, *, '', false, false, true"
    })
    void parts_ofAPattern_areThese(
            String text,
            String service,
            String name,
            String literalPrefix,
            boolean isLiteral,
            boolean namesOneService,
            boolean isEverything) {
        Pattern pattern = Pattern.of(text);
        assertEquals(service, pattern.service());
        assertEquals(name, pattern.name());
        assertEquals(literalPrefix, pattern.literalPrefix());
        assertEquals(isLiteral, pattern.isLiteral());
        assertEquals(namesOneService, pattern.namesOneService());
        assertEquals(isEverything, pattern.isEverything());
    }

    @Test
    void equality_letterCase_isNothing() {
        assertEquals(Pattern.of("s3:GetObject"), Pattern.of("S3:getobject"));
        assertEquals(
                Pattern.of("s3:GetObject").hashCode(),
                Pattern.of("S3:getobject").hashCode());
        assertNotEquals(Pattern.of("s3:Get*"), Pattern.of("s3:Get**"));
        assertNotEquals(Pattern.of("s3:Get*"), (Object) "s3:get*");
    }

    @Test
    void order_isThatOfTheFoldedText() {
        List<Pattern> sorted = List.copyOf(new TreeSet<>(List.of(
                Pattern.of("s3:b"), Pattern.of("S3:Ba"), Pattern.of("s3:A_"), Pattern.of("s3:AB"), Pattern.of("*"))));
        assertEquals(
                List.of("*", "s3:A_", "s3:AB", "s3:b", "S3:Ba"),
                sorted.stream().map(Pattern::text).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, s3:getobject, true",
        "s3:GetObject, s3:getobjectacl, false",
        "s3:Get*, s3:get, true",
        "s3:Get*, s3:getobject, true",
        "s3:Get*, s3:put, false",
        "s3:Get?, s3:get, false",
        "s3:Get?, s3:geta, true",
        "s3:Get?, s3:getab, false",
        "s3:*Configuration, s3:putconfiguration, true",
        "s3:*Configuration, s3:configurations, false",
        "s3:*b*b, s3:abab, true",
        "s3:*b*b, s3:ba, false",
        "*:Get*, s3:getobject, true",
        "s*:Get*, iam:getuser, false",
        "*, s3:getobject, true",
        "s3:*, s3-outposts:get, false"
    })
    void matches_foldedAction_asTheServiceDoes(String pattern, String action, boolean expected) {
        assertEquals(expected, Pattern.of(pattern).matches(action));
    }

    @Test
    void matchesService_wildcardInTheServicePart_isMatchedAlone() {
        assertTrue(Pattern.of("s*:Get").matchesService("s3"));
        assertTrue(Pattern.of("*").matchesService("s3"));
        assertFalse(Pattern.of("s?:Get").matchesService("sqs"));
        assertFalse(Pattern.of("s3:Get").matchesService("s3-outposts"));
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, s3:GET*, true",
        "s3:Get*, s3:*, true",
        "s3:*, s3:Get*, false",
        "s3:Get?*, s3:Get*, true",
        "s3:Get*, s3:Get?*, false",
        "s3:Get*?, s3:Get?*, true",
        "*:*, *, true",
        "*, *:*, false",
        "s3:*, *:*, true",
        "s3:*b*b*b, s3:*b*b, true",
        "s3:*b*b, s3:*b*b*b, false",
        "ec2:Describe*Instance*Status*, ec2:*Instance*, true",
        "s3:?et*Ob?ect*, s3:*Ob?ect*, true",
        "s3:a?c, s3:abc, false",
        "s3:abc, s3:a?c, true"
    })
    void within_containment_isDecided(String inner, String outer, boolean expected) {
        assertEquals(expected, Pattern.of(inner).within(Pattern.of(outer)));
    }

    /** Deciding it takes a set of positions for every run of letters: two to the power of the question marks. */
    @Test
    void within_hostilePatterns_givesUpSoonAndSaysNo() {
        Pattern inner = Pattern.of("s3:*a" + "?".repeat(60) + "*");
        Pattern outer = Pattern.of("s3:*a" + "?".repeat(59) + "*b*a*");
        assertFalse(Assertions.assertTimeout(Duration.ofSeconds(20), () -> inner.within(outer)));
        Pattern same = Pattern.of("s3:*a" + "?".repeat(60) + "**");
        assertFalse(Assertions.assertTimeout(Duration.ofSeconds(20), () -> inner.within(same)));
    }

    @ParameterizedTest
    @CsvSource({
        "s3:Get*, s3:*Object, true",
        "s3:Get*, s3:Put*, false",
        "s3:a?, s3:?b, true",
        "s3:a?, s3:?bc, false",
        "*, iam:PassRole, true",
        "s*:x, *3:X, true",
        "s3:*, s3:?, true"
    })
    void meets_stringInCommon_isFoundEitherWay(String left, String right, boolean expected) {
        assertEquals(expected, Pattern.of(left).meets(Pattern.of(right)));
        assertEquals(expected, Pattern.of(right).meets(Pattern.of(left)));
    }
}
