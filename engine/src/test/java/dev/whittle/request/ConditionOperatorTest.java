package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.request.ConditionOperator.Absence;
import dev.whittle.request.ConditionOperator.Sense;
import dev.whittle.request.ConditionOperator.SetOperator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionOperatorTest {
    /** As AWS's page on condition operators lists them. */
    private static final List<String> PUBLISHED = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "Bool",
            "BinaryEquals",
            "IpAddress",
            "NotIpAddress",
            "ArnEquals",
            "ArnLike",
            "ArnNotEquals",
            "ArnNotLike");

    @Test
    void of_publishedOperator_hasAllItsForms() {
        for (String word : PUBLISHED) {
            ConditionOperator plain = ConditionOperator.of(word).orElseThrow();
            assertEquals(word.contains("Not"), plain.isNegated(), word);
            assertEquals(Absence.BY_SENSE, plain.absence());
            assertEquals(SetOperator.ONE, plain.set());
            assertEquals(
                    Optional.of(new ConditionOperator(plain.test(), plain.sense(), Absence.TRUE, SetOperator.ANY)),
                    ConditionOperator.of("foranyvalue:" + word.toUpperCase(java.util.Locale.ROOT) + "ifexists"));
            assertEquals(
                    Optional.of(new ConditionOperator(plain.test(), plain.sense(), Absence.BY_SENSE, SetOperator.ALL)),
                    ConditionOperator.of("ForAllValues:" + word));
        }
    }

    @Test
    void of_null_standsAlone() {
        assertEquals(
                Optional.of(new ConditionOperator(
                        ConditionOperator.Test.NULL, Sense.SOME, Absence.BY_SENSE, SetOperator.ONE)),
                ConditionOperator.of("Null"));
        for (String word : List.of("NullIfExists", "ForAnyValue:Null", "ForAllValues:Null", "NotNull")) {
            assertEquals(Optional.empty(), ConditionOperator.of(word), word);
        }
    }

    @Test
    void of_whatIsNoOperator_isNothing() {
        for (String word : List.of(
                "",
                "IfExists",
                "StringEqual",
                "NotBool",
                "BinaryNotEquals",
                "NumericNotLessThan",
                "ForAnyValue:",
                "ForAnyValue",
                "ForAnyValue:ForAllValues:StringEquals",
                "StringEqualsIfExistsIfExists",
                " StringEquals",
                "StringLike:IfExists",
                "\u017FtringEquals")) {
            assertEquals(Optional.empty(), ConditionOperator.of(word), word);
        }
    }
}
