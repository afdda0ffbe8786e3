package dev.whittle.compare;

import static dev.whittle.compare.Written.allow;
import static dev.whittle.compare.Written.assertRelation;
import static dev.whittle.compare.Written.lost;
import static dev.whittle.compare.Written.only;
import static dev.whittle.compare.Written.policy;
import static dev.whittle.compare.Written.reason;
import static dev.whittle.compare.Written.relation;
import static dev.whittle.compare.Written.resources;
import static dev.whittle.compare.Written.statement;
import static dev.whittle.compare.Written.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.request.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small pairs of policies with variables, each with how it has to come out. */
class VariableComparisonTest {
    @Test
    void version_thatTellsVariables_isIncomparableWithTwoRequests() {
        String resource = "\"Resource\":\"arn:aws:s3:::b/${aws:username}\"";
        Comparison comparison = Asked.of(policy("2012-10-17", allow(resource)), policy("2008-10-17", allow(resource)))
                .compared();
        assertEquals(Comparison.Relation.INCOMPARABLE, comparison.relation());
        assertEquals(
                "arn:aws:s3:::b/${aws:username}", lost(comparison.bInsideA()).resource());
        Request named = lost(comparison.aInsideB());
        assertEquals("arn:aws:s3:::b/" + named.values("aws:username").get(0), named.resource());
        assertRelation("equal", policy("", allow(resource)), policy("2008-10-17", allow(resource)));
    }

    @Test
    void notResource_withAVariable_leavesOutLess() {
        String literal = only("\"NotResource\":\"arn:aws:s3:::b/*\"");
        String variable = only("\"NotResource\":\"arn:aws:s3:::b/${aws:username}\"");
        Comparison comparison = Asked.of(literal, variable).compared();
        assertTrue(comparison.bInsideA().isRefuted(), comparison.toString());
        assertTrue(relation(variable, variable).equals("equal")
                && relation(literal, only("\"NotResource\":\"arn:aws:s3:::*\"")).equals("wider"));
    }

    @Test
    void variable_isInsideItsPatternAndNotTheReverse() {
        String own = resources("arn:aws:s3:::b/${aws:username}/x");
        assertTrue(Asked.of(own, resources("arn:aws:s3:::b/*"))
                .compared()
                .aInsideB()
                .isProved());
        String part = resources("arn:aws:s3:::b/*/x");
        assertRelation("unknown", own, part);
        assertTrue(
                reason(own, part).contains("run-in-sixth-part")
                        || reason(own, part).contains("replay"),
                reason(own, part));
        assertRelation("incomparable", own, resources("arn:aws:s3:::b/${aws:userid}/x"));
        assertRelation("equal", own, resources("arn:aws:s3:::b/${AWS:UserName}/x"));
        assertRelation("narrower", own, resources("arn:aws:s3:::b/${aws:username}/*"));
        assertRelation("incomparable", own, resources("arn:aws:s3:::b/?/x"));
    }

    /** What a variable stands for may hold anything: a {@code *} on the right takes it, a {@code ?} does not. */
    @Test
    void variableInADeny_isNotReadAsAStar() {
        String everything = "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}";
        String own = statement("Deny", "\"Resource\":\"arn:aws:s3:::b/${aws:username}\"");
        String all = statement("Deny", "\"Resource\":\"arn:aws:s3:::b/*\"");
        assertRelation("wider", policy("2012-10-17", everything, own), policy("2012-10-17", everything, all));
    }

    @Test
    void variableWithADefault_isAnotherThanWithout() {
        String plain = resources("arn:aws:s3:::b/${aws:PrincipalTag/x}");
        String otherwise = resources("arn:aws:s3:::b/${aws:PrincipalTag/x, 'd'}");
        Comparison comparison = Asked.of(otherwise, plain).compared();
        Request request = lost(comparison.aInsideB());
        assertEquals("arn:aws:s3:::b/d", request.resource());
        assertEquals(List.of(), request.values("aws:principaltag/x"));
        assertRelation("equal", otherwise, otherwise);
        Comparison others = Asked.of(otherwise, resources("arn:aws:s3:::b/${aws:PrincipalTag/x, 'e'}"))
                .compared();
        assertTrue(!others.aInsideB().isProved() && !others.bInsideA().isProved(), others.toString());
    }

    @Test
    void escapes_standForTheirCharacter() {
        String star = resources("arn:aws:s3:::b/${*}");
        assertRelation("narrower", star, resources("arn:aws:s3:::b/*"));
        assertRelation("narrower", star, resources("arn:aws:s3:::b/?"));
        assertRelation("incomparable", star, resources("arn:aws:s3:::b/${?}"));
        assertRelation("incomparable", star, policy("2008-10-17", allow("\"Resource\":\"arn:aws:s3:::b/${*}\"")));
    }

    /** A value compared letter by letter is one that is compared without letter case, and one that a pattern takes; never the reverse. */
    @Test
    void lettersOfDifferentComparisons_areNotMixedUp() {
        String exact = when("\"StringEquals\":{\"aws:RequestTag/x\":\"${aws:username}\"}");
        String either = when("\"StringEqualsIgnoreCase\":{\"aws:RequestTag/x\":\"${aws:username}\"}");
        String pattern = when("\"StringLike\":{\"aws:RequestTag/x\":\"${aws:username}\"}");
        assertTrue(Asked.of(exact, either).compared().aInsideB().isProved());
        assertTrue(!Asked.of(either, exact).compared().aInsideB().isProved());
        assertTrue(Asked.of(exact, pattern).compared().aInsideB().isProved());
        Comparison reverse = Asked.of(either, pattern).compared();
        assertTrue(!reverse.aInsideB().isProved(), reverse.toString());
        assertTrue(!Asked.of(pattern, either).compared().bInsideA().isProved());
    }

    @Test
    void ignoreCase_ofLettersInEitherCase() {
        String exact = when("\"StringEquals\":{\"aws:RequestTag/x\":[\"ab\",\"aB\",\"Ab\",\"AB\"]}");
        assertRelation("equal", exact, when("\"StringEqualsIgnoreCase\":{\"aws:RequestTag/x\":\"aB\"}"));
        assertRelation(
                "narrower",
                when("\"StringEquals\":{\"aws:RequestTag/x\":[\"ab\",\"aB\",\"Ab\"]}"),
                when("\"StringEqualsIgnoreCase\":{\"aws:RequestTag/x\":\"ab\"}"));
    }

    /** Under the first Version a colon within braces is a colon like any other. */
    @Test
    void shortArn_ofTheFirstVersion_countsColonsInBraces() {
        String braces = policy("2008-10-17", allow("\"Resource\":\"arn:aws:${a:b}:u:1\""));
        assertRelation("equal", braces, braces);
        assertRelation(
                "equal",
                braces,
                policy("2008-10-17", allow("\"Resource\":[\"arn:aws:${a:b}:u:1\",\"arn:aws:${a:b}:u:1\"]")));
        assertRelation(
                "narrower",
                policy("2008-10-17", allow("\"Resource\":\"arn:aws:${a:b}:u:1\"")),
                policy("2008-10-17", allow("\"Resource\":\"arn:aws:${a:*\"")));
        assertTrue(Asked.of(braces, policy("2008-10-17", allow("\"Resource\":\"arn:aws:${a:b}:u:1:*\"")))
                .compared()
                .aInsideB()
                .isRefuted());
    }
}
