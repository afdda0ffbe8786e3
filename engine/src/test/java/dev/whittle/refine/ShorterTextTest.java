package dev.whittle.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShorterTextTest {
    private static String policy(String... statements) {
        return "{\"Statement\": [" + String.join(", ", statements) + "]}";
    }

    private static String allow(String actions, String rest) {
        return "{\"Effect\": \"Allow\", \"Action\": " + actions + ", \"Resource\": " + rest + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ["s3:Get*", "s3:GetObject"]                  | ["s3:Get*"]
                    ["s3:GetObject", "s3:Get*"]                  | ["s3:Get*"]
                    ["s3:GetObject", "S3:getobject", "s3:List*"] | ["s3:GetObject", "s3:List*"]
                    ["s3:Get*", "s3:*Object"]                    | ["s3:Get*", "s3:*Object"]
                    """)
    void withoutCovered_ofOneList_isWhatNoOtherCovers(String list, String left) {
        assertEquals(policy(allow(left, "\"x\"")), ShorterText.withoutCovered(policy(allow(list, "\"x\""))));
    }

    @Test
    void withoutCovered_ofAStatementThatAlwaysHolds_coversInOthers() {
        String always = allow("\"s3:Get*\"", "\"*\"");
        assertEquals(
                policy(always, allow("[\"s3:Put*\"]", "\"x\"")),
                ShorterText.withoutCovered(policy(
                        allow("[\"s3:GetObject\"]", "\"y\""), always, allow("[\"s3:Put*\", \"s3:GetAcl\"]", "\"x\""))));
    }

    @Test
    void withoutCovered_ofAnotherContextOrEffect_stays() {
        String text = policy(
                allow("\"s3:Get*\"", "\"x\""),
                allow("\"s3:GetObject\"", "\"y\""),
                "{\"Effect\": \"Deny\", \"Action\": \"s3:GetObject\", \"Resource\": \"x\"}",
                "{\"Effect\": \"Allow\", \"NotAction\": \"s3:GetObject\", \"Resource\": \"x\"}");
        assertEquals(text, ShorterText.withoutCovered(text));
    }

    @Test
    void withoutCovered_ofANotActionList_isWhatNoOtherOfTheListCovers() {
        assertEquals(
                policy("{\"Effect\": \"Allow\", \"NotAction\": [\"s3:*\"], \"Resource\": \"x\"}"),
                ShorterText.withoutCovered(policy(
                        "{\"Effect\": \"Allow\", \"NotAction\": [\"s3:*\", \"s3:Get*\"], \"Resource\": \"x\"}")));
    }

    @Test
    void together_ofOneContext_isOneStatementInThePlaceOfTheFirst() {
        assertEquals(
                policy(
                        "{\"Sid\": \"A\", \"Effect\": \"Allow\", \"Action\": [\"a:X\", \"c:Z\", \"c:Y\"], \"Resource\": \"x\"}",
                        allow("\"b:X\"", "\"y\"")),
                ShorterText.together(
                        policy(
                                "{\"Sid\": \"A\", \"Effect\": \"Allow\", \"Action\": \"a:X\", \"Resource\": \"x\"}",
                                allow("\"b:X\"", "\"y\""),
                                "{\"Sid\": \"C\", \"Resource\": [\"x\"], \"Action\": [\"c:Z\", \"c:Y\"], \"Effect\": \"Allow\"}")));
    }

    @Test
    void together_ofNotActionLists_stays() {
        String list = "{\"Effect\": \"Deny\", \"NotAction\": \"a:*\", \"Resource\": \"x\"}";
        String text = policy(list, list.replace("a:", "b:"));
        assertEquals(text, ShorterText.together(text));
    }

    @Test
    void bare_losesSidsAndTheBracketsOfSingleStrings() {
        assertEquals(
                "{\"Id\": \"i\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"a:X\", \"Principal\":"
                        + " {\"AWS\": \"Sid\"}, \"Resource\": [\"x\", \"y\"], \"Condition\": {\"Bool\": {\"k\": \"[]\"}}}}",
                ShorterText.bare("{\"Id\": \"i\", \"Statement\": {\"Sid\": \"A\", \"Effect\": \"Allow\", \"Action\":"
                        + " [\"a:X\"], \"Principal\": {\"AWS\": [\"Sid\"]}, \"Resource\": [\"x\", \"y\"], \"Condition\":"
                        + " {\"Bool\": {\"k\": [ \"[]\" ]}}}}"));
        assertEquals(
                "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"a:X\"}]}",
                ShorterText.bare(
                        "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"a:X\", \"\\u0053id\": \"A\"}]}"));
    }

    @Test
    void withoutWhiteSpace_keepsWhatStandsInStrings() {
        assertEquals(
                "{\"a b\":\"c \\\" d\\\\\",\"e\":[]}",
                ShorterText.withoutWhiteSpace(" { \"a b\" : \"c \\\" d\\\\\" ,\n\t\"e\" : [ ] }\r\n"));
    }

    @Test
    void of_eachStepIncludesThoseBeforeIt() {
        String text = policy(
                "{\"Sid\": \"A\", \"Effect\": \"Allow\", \"Action\": [\"a:*\", \"a:X\"], \"Resource\": [\"x\"]}",
                allow("\"b:X\"", "\"x\""));
        assertEquals(
                List.of(
                        "without patterns that others cover",
                        "statements of one context as one",
                        "without Sids and the brackets of single strings"),
                ShorterText.of(text).stream().map(ShorterText.Step::words).toList());
        assertEquals(
                policy(allow("[\"a:*\", \"b:X\"]", "\"x\"")),
                ShorterText.of(text).get(2).text());
        assertEquals(List.of(), ShorterText.of(policy(allow("\"a:*\"", "\"x\""))));
    }
}
