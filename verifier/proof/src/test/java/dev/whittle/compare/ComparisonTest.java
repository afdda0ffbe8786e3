package dev.whittle.compare;

import static dev.whittle.compare.Written.BUCKET;
import static dev.whittle.compare.Written.allow;
import static dev.whittle.compare.Written.assertRelation;
import static dev.whittle.compare.Written.lost;
import static dev.whittle.compare.Written.only;
import static dev.whittle.compare.Written.policy;
import static dev.whittle.compare.Written.reason;
import static dev.whittle.compare.Written.relation;
import static dev.whittle.compare.Written.resources;
import static dev.whittle.compare.Written.statement;
import static dev.whittle.compare.Written.to;
import static dev.whittle.compare.Written.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.request.Request;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Small pairs, each with how it has to come out. */
class ComparisonTest {
    @Test
    void resource_narrowedByHand_isNarrowerAndTheBucketIsNamed() {
        String one = resources("arn:aws:s3:::logs/*");
        String other = resources("arn:aws:s3:::logs/*", "arn:aws:s3:::lost/*");
        assertRelation("narrower", one, other);
        Comparison comparison = Asked.of(one, other).compared();
        Request request = lost(comparison.bInsideA());
        assertTrue(request.resource().startsWith("arn:aws:s3:::lost/"), request.resource());
        assertEquals("s3:GetObject", request.action());
    }

    @Test
    void starAgainstStar_isEqual() {
        String all = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
        assertRelation("equal", policy("2012-10-17", all), policy("2008-10-17", all));
    }

    /** Where nothing is a wildcard, two stars are two characters. */
    @Test
    void stars_ofATextThatIsComparedLetterByLetter_areCounted() {
        for (String operator : List.of("StringEquals", "StringEqualsIgnoreCase", "StringNotEquals")) {
            assertRelation(
                    "incomparable",
                    when("\"" + operator + "\":{\"aws:RequestTag/x\":\"a*\"}"),
                    when("\"" + operator + "\":{\"aws:RequestTag/x\":\"a**\"}"));
        }
        assertRelation(
                "equal",
                when("\"StringLike\":{\"aws:RequestTag/x\":\"a*\"}"),
                when("\"StringLike\":{\"aws:RequestTag/x\":\"a**\"}"));
    }

    /** AWS includes some keys in every request, so that none is shown without; nothing is proved by it. */
    @Test
    void keysThatEveryRequestHas_areNeverAbsentInARequestThatIsShown() {
        String allowed = when("\"Bool\":{\"aws:SecureTransport\":\"true\"}");
        String denied = policy(
                "2012-10-17",
                allow(BUCKET),
                statement("Deny", BUCKET + ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"));
        assertRelation("unknown", allowed, denied);
        assertTrue(reason(denied, allowed).contains("the keys that every request has"), reason(denied, allowed));
        Comparison other = Asked.of(
                        when("\"StringNotEquals\":{\"aws:RequestedRegion\":\"eu-west-1\"}"),
                        resources("arn:aws:s3:::c/*"))
                .compared();
        assertEquals(1, lost(other.aInsideB()).values("aws:requestedregion").size());
    }

    /** A value that is no address at all is none that a key of addresses has. */
    @Test
    void valueOfAnotherType_isNotShown() {
        assertRelation(
                "unknown",
                when("\"IpAddress\":{\"aws:SourceIp\":[\"0.0.0.0/0\",\"::/0\"]}"),
                when("\"Null\":{\"aws:SourceIp\":\"false\"}"));
    }

    @Test
    void ifExists_letsInRequestsWithoutTheKey() {
        String strict = when("\"StringEquals\":{\"aws:RequestTag/x\":\"a\"}");
        String lax = when("\"StringEqualsIfExists\":{\"aws:RequestTag/x\":\"a\"}");
        assertRelation("narrower", strict, lax);
        assertEquals(
                List.of(), lost(Asked.of(lax, strict).compared().aInsideB()).values("aws:requesttag/x"));
        assertRelation(
                "equal",
                when("\"StringNotEquals\":{\"aws:RequestTag/x\":\"a\"}"),
                when("\"StringNotEqualsIfExists\":{\"aws:RequestTag/x\":\"a\"}"));
        assertRelation(
                "equal",
                strict,
                when("\"StringEqualsIfExists\":{\"aws:RequestTag/x\":\"a\"},"
                        + "\"Null\":{\"aws:RequestTag/x\":\"false\"}"));
    }

    @Test
    void forAllValues_isTrueOfAnAbsentKey() {
        String all = when("\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"a\",\"b\"]}");
        String any = when("\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":[\"a\",\"b\"]}");
        assertRelation("incomparable", all, any);
        Comparison comparison = Asked.of(all, any).compared();
        assertEquals(List.of(), lost(comparison.aInsideB()).values("aws:tagkeys"));
        assertEquals(2, lost(comparison.bInsideA()).values("aws:tagkeys").size());
        assertRelation("narrower", when("\"ForAllValues:StringEquals\":{\"aws:TagKeys\":\"a\"}"), all);
        String both = when("\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"a\",\"b\"]},"
                + "\"Null\":{\"aws:TagKeys\":\"false\"}");
        assertRelation("narrower", both, any);
        assertRelation(
                "equal",
                when("\"ForAllValues:StringNotEquals\":{\"aws:TagKeys\":\"a\"}"),
                policy(
                        "2012-10-17",
                        allow(BUCKET),
                        statement(
                                "Deny",
                                BUCKET + ",\"Condition\":{\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":\"a\"}}")));
    }

    @Test
    void network_insideAWiderOne_isNarrower() {
        String small = when("\"IpAddress\":{\"aws:SourceIp\":\"10.1.0.0/16\"}");
        assertRelation("narrower", small, when("\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}"));
        assertRelation("incomparable", small, when("\"IpAddress\":{\"aws:SourceIp\":\"10.2.0.0/16\"}"));
        assertRelation("equal", small, when("\"IpAddress\":{\"aws:SourceIp\":[\"10.1.0.0/17\",\"10.1.128.77/17\"]}"));
        assertRelation("incomparable", small, when("\"NotIpAddress\":{\"aws:SourceIp\":\"10.1.0.0/16\"}"));
        assertRelation(
                "incomparable",
                when("\"IpAddress\":{\"aws:SourceIp\":\"0.0.0.0/0\"}"),
                when("\"IpAddress\":{\"aws:SourceIp\":\"::/0\"}"));
    }

    @Test
    void date_beforeALaterOne_isNarrower() {
        String early = when("\"DateLessThan\":{\"aws:CurrentTime\":\"2026-01-01T00:00:00Z\"}");
        assertRelation("narrower", early, when("\"DateLessThan\":{\"aws:CurrentTime\":\"2026-01-02T00:00:00Z\"}"));
        assertRelation("equal", early, when("\"DateLessThan\":{\"aws:CurrentTime\":\"2026-01-01T01:00:00+01:00\"}"));
        assertRelation("equal", early, when("\"DateLessThan\":{\"aws:CurrentTime\":\"1767225600\"}"));
        String until = when("\"DateLessThanEquals\":{\"aws:CurrentTime\":\"2026-01-01T00:00:00Z\"}");
        assertRelation("narrower", early, until);
    }

    @Test
    void number_betweenTwoWholeOnes_isShown() {
        String less = when("\"NumericLessThan\":{\"s3:max-keys\":\"10\"}");
        String most = when("\"NumericLessThanEquals\":{\"s3:max-keys\":\"9\"}");
        assertRelation("wider", less, most);
        assertEquals(
                List.of("9.5"), lost(Asked.of(less, most).compared().aInsideB()).values("s3:max-keys"));
        assertRelation("equal", less, when("\"NumericLessThan\":{\"s3:max-keys\":10}"));
        assertRelation("equal", less, when("\"NumericLessThan\":{\"s3:max-keys\":\"1e1\"}"));
    }

    @Test
    void negatedOperator_isTrueOfAnAbsentKey() {
        String not = when("\"StringNotEquals\":{\"aws:RequestTag/x\":\"a\"}");
        String given =
                when("\"StringNotEquals\":{\"aws:RequestTag/x\":\"a\"},\"Null\":{\"aws:RequestTag/x\":\"false\"}");
        assertRelation("wider", not, given);
        assertEquals(List.of(), lost(Asked.of(not, given).compared().aInsideB()).values("aws:requesttag/x"));
    }

    @Test
    void nothingAsked_ofAKeyThatIsThereOrNot_isBoth() {
        String there = allow(BUCKET + ",\"Condition\":{\"Null\":{\"aws:RequestTag/x\":\"false\"}}");
        String absent = allow(BUCKET + ",\"Condition\":{\"Null\":{\"aws:RequestTag/x\":\"true\"}}");
        assertRelation("equal", policy("2012-10-17", there, absent), only(BUCKET));
        assertRelation("incomparable", policy("2012-10-17", there), policy("2012-10-17", absent));
        assertRelation("equal", when("\"Null\":{\"aws:RequestTag/x\":[\"true\",\"false\"]}"), only(BUCKET));
    }

    @Test
    void boolKey_hasTwoValues() {
        String yes = allow(BUCKET + ",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}");
        String no = allow(BUCKET + ",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":false}}");
        String absent = allow(BUCKET + ",\"Condition\":{\"Null\":{\"aws:MultiFactorAuthPresent\":\"true\"}}");
        assertRelation("narrower", policy("2012-10-17", yes, no), only(BUCKET));
        assertRelation("equal", policy("2012-10-17", yes, no, absent), only(BUCKET));
        String tag = "\"Condition\":{\"Bool\":{\"aws:RequestTag/x\":";
        String third = allow(BUCKET + ",\"Condition\":{\"Null\":{\"aws:RequestTag/x\":\"true\"}}");
        assertRelation(
                "narrower",
                policy(
                        "2012-10-17",
                        allow(BUCKET + "," + tag + "\"true\"}}"),
                        allow(BUCKET + "," + tag + "\"false\"}}"),
                        third),
                only(BUCKET));
        assertRelation("equal", policy("2012-10-17", yes), when("\"Bool\":{\"aws:MultiFactorAuthPresent\":true}"));
    }

    @Test
    void shortArn_isFilledUpInAnIdentityPolicy() {
        assertRelation("equal", resources("arn:aws:s3"), resources("arn:aws:s3:*:*:*"));
        assertRelation("wider", resources("arn:aws:s3"), resources("arn:aws:s3:*:*:*:*"));
        assertRelation("narrower", resources("arn:aws:s3:::b"), resources("arn:aws:s3"));
        assertRelation("unknown", only("\"Principal\":\"*\",\"Resource\":\"arn:aws:s3\""), to("\"*\""));
    }

    @Test
    void arnOperators_keepWildcardsInTheirParts() {
        String part = when("\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:sns:*:1:t\"}");
        String text = when("\"StringLike\":{\"aws:SourceArn\":\"arn:aws:sns:*:1:t\"}");
        assertRelation("narrower", part, text);
        assertRelation("equal", part, when("\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:sns:*:1:t\"}"));
        assertRelation(
                "narrower",
                when("\"ArnLike\":{\"aws:SourceArn\":\"*\"}"),
                when("\"Null\":{\"aws:SourceArn\":\"false\"}"));
    }

    @Test
    void reading_onWhichAnAnswerHangs_isNamed() {
        String star = resources("arn:aws:s3:::*b");
        String two = resources("arn:aws:s3:::*b", "arn:aws:s3:::*:*b");
        assertRelation("unknown", star, two);
        assertTrue(reason(star, two).contains("run-in-sixth-part"), reason(star, two));
        String date = when("\"DateEquals\":{\"aws:CurrentTime\":\"2026-01-01\"}");
        String instant = when("\"DateEquals\":{\"aws:CurrentTime\":\"2026-01-01T00:00:00Z\"}");
        assertTrue(reason(date, instant).contains("shortened-date"), reason(date, instant));
        String bare = when("\"IpAddress\":{\"aws:SourceIp\":\"2001:db8::1\"}");
        String whole = when("\"IpAddress\":{\"aws:SourceIp\":\"2001:db8::1/128\"}");
        assertTrue(reason(bare, whole).contains("bare-v6-address"), reason(bare, whole));
    }

    @Test
    void statementThatIsNotUnderstood_isEqualToItselfAndUnknownToOthers() {
        String strange = allow(BUCKET + ",\"Condition\":{\"StringSounds\":{\"aws:RequestTag/x\":\"a\"}}");
        assertRelation("equal", policy("2012-10-17", strange), policy("2008-10-17", strange));
        assertRelation("unknown", policy("2012-10-17", strange), only(BUCKET));
        assertTrue(reason(policy("2012-10-17", strange), only(BUCKET)).contains("not understood"));
        assertRelation(
                "unknown",
                policy("2012-10-17", allow("\"Resource\":\"arn:aws:s3:::c\""), strange),
                policy("2012-10-17", strange));
    }

    /** What is allowed both within and by a limit; a limit of several levels is each of them. */
    @Test
    void limits_areMet() {
        Asked asked = Asked.of(List.of(
                resources("arn:aws:s3:::*"),
                resources("arn:aws:s3:::b*"),
                resources("arn:aws:s3:::*b"),
                resources("arn:aws:s3:::b"),
                policy(
                        "2012-10-17",
                        allow("\"Resource\":\"*\""),
                        statement("Deny", "\"Resource\":\"arn:aws:s3:::b\""))));
        Side all = side(asked, List.of(0), List.of());
        Side bounded = side(asked, List.of(0), List.of(List.of(1)));
        Side twice = side(asked, List.of(0), List.of(List.of(1), List.of(2)));
        Side united = side(asked, List.of(0), List.of(List.of(1, 2)));
        Side denied = side(asked, List.of(0), List.of(List.of(4)));
        Side one = side(asked, List.of(3), List.of());
        assertEquals("narrower", word(asked, bounded, all));
        assertEquals("narrower", word(asked, twice, bounded));
        assertEquals("narrower", word(asked, bounded, united));
        assertEquals("equal", word(asked, bounded, side(asked, List.of(1), List.of())));
        assertEquals("narrower", word(asked, one, twice));
        assertEquals("narrower", word(asked, denied, all));
        assertEquals("incomparable", word(asked, one, denied));
        assertEquals("equal", word(asked, side(asked, List.of(0, 1), List.of()), all));
    }

    private static Side side(Asked asked, List<Integer> united, List<List<Integer>> limits) {
        return new Side(
                united.stream().map(asked.policies()::get).toList(),
                limits.stream()
                        .map(limit -> limit.stream().map(asked.policies()::get).toList())
                        .toList());
    }

    private static String word(Asked asked, Side one, Side other) {
        return asked.compared(one, other).relation().word();
    }

    /** No request has these two keys so. */
    @Test
    void keysThatCannotStandTogether_areNotShown() {
        String user = when("\"StringEquals\":{\"aws:username\":\"u\",\"aws:PrincipalType\":\"AssumedRole\"}");
        String never = when("\"StringEquals\":{\"aws:username\":\"u\"},\"Null\":{\"aws:username\":\"true\"}");
        assertRelation("unknown", user, never);
        assertTrue(reason(user, never).contains("correlated keys"), reason(user, never));
        String times = when("\"DateLessThan\":{\"aws:CurrentTime\":\"2026-01-01T00:00:00Z\"},"
                + "\"DateGreaterThan\":{\"aws:EpochTime\":\"2026-01-02T00:00:00Z\"}");
        assertEquals("unknown", relation(times, never));
    }

    @Test
    void denyOfTheOther_thatTouchesAPart_isNotForgotten() {
        String plain = only("\"Resource\":[\"arn:aws:s3:::b/*\",\"arn:aws:s3:::c/*\"]");
        String denied = policy(
                "2012-10-17",
                allow("\"Resource\":[\"arn:aws:s3:::b/*\",\"arn:aws:s3:::c/*\"]"),
                statement("Deny", "\"Resource\":\"arn:aws:s3:::c/x*\""));
        assertRelation("wider", plain, denied);
        Request request = lost(Asked.of(plain, denied).compared().aInsideB());
        assertTrue(request.resource().startsWith("arn:aws:s3:::c/x"));
        String elsewhere = policy(
                "2012-10-17",
                allow("\"Resource\":[\"arn:aws:s3:::b/*\",\"arn:aws:s3:::c/*\"]"),
                statement("Deny", "\"Resource\":\"arn:aws:s3:::d/x*\""));
        assertRelation("equal", plain, elsewhere);
    }

    @Test
    void commonEnd_thatTheClaimNeeds_isNotCutAway() {
        assertRelation("narrower", resources("arn:aws:s3:::b/cAssets/*"), resources("arn:aws:s3:::b/*Assets*"));
        assertRelation("narrower", resources("arn:aws:s3:::*/DataTest*.yaml"), resources("arn:aws:s3:::*/Da*.yaml"));
        assertRelation("narrower", resources("arn:aws:s3:::ab"), resources("arn:aws:s3:::a*b"));
        assertRelation("narrower", resources("arn:aws:s3:::aa"), resources("arn:aws:s3:::a*a"));
        assertRelation("incomparable", resources("arn:aws:s3:::a"), resources("arn:aws:s3:::a*a"));
    }

    @Test
    void keysInAnotherCase_areTheSame() {
        assertRelation(
                "equal",
                when("\"StringEquals\":{\"aws:RequestTag/X\":\"a\"}"),
                when("\"StringEquals\":{\"AWS:requesttag/x\":\"a\"}"));
        assertRelation("equal", only(BUCKET), when(""));
        assertRelation(
                "incomparable",
                when("\"StringEquals\":{\"aws:RequestTag/x\":\"a\"}"),
                when("\"StringEquals\":{\"aws:RequestTag/x\":\"A\"}"));
    }

    @Test
    void unknownKeys_areAssumedSingleAndNamed() {
        String one = when("\"StringEquals\":{\"x:one\":\"a\"}");
        assertEquals(Set.of("x:one"), Asked.of(one, one).compared().assumes());
        String some = when("\"ForAnyValue:StringEquals\":{\"x:one\":\"a\"}");
        assertEquals(Set.of(), Asked.of(some, some).compared().assumes());
        assertRelation("unknown", one, some);
    }

    @Test
    void starWithinActions_crossesNothingButNames() {
        String some =
                policy("2012-10-17", "{\"Effect\":\"Allow\",\"Action\":[\"s3:Get*\",\"S3:PUT*\"],\"Resource\":\"*\"}");
        String all = policy("2012-10-17", "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}");
        assertRelation("narrower", some, all);
        String not = policy("2012-10-17", "{\"Effect\":\"Allow\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"}");
        assertRelation("incomparable", not, all);
        assertRelation(
                "equal",
                policy("2012-10-17", "{\"Effect\":\"Allow\",\"Action\":\"*:*\",\"Resource\":\"*\"}"),
                policy("2012-10-17", "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}"));
    }
}
