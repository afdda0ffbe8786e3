package dev.whittle.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.request.Request;
import java.util.List;

/** Policies as texts, and how two of them relate. */
final class Written {
    private Written() {}

    static final String BUCKET = "\"Resource\":\"arn:aws:s3:::b/*\"";

    static final String ROLE = "arn:aws:iam::111111111111:role/r";

    static final String SESSION = "arn:aws:sts::111111111111:assumed-role/r/s";

    static final String CANONICAL = "0a".repeat(32);

    static String policy(String version, String... statements) {
        return "{" + (version.isEmpty() ? "" : "\"Version\":\"" + version + "\",") + "\"Statement\":["
                + String.join(",", statements) + "]}";
    }

    static String statement(String effect, String rest) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"s3:GetObject\"," + rest + "}";
    }

    static String allow(String rest) {
        return statement("Allow", rest);
    }

    /** A policy of one Allow statement, written in this year's Version. */
    static String only(String rest) {
        return policy("2012-10-17", allow(rest));
    }

    static String when(String condition) {
        return only(BUCKET + ",\"Condition\":{" + condition + "}");
    }

    static String resources(String... arns) {
        return only("\"Resource\":[\"" + String.join("\",\"", arns) + "\"]");
    }

    static String to(String principal) {
        return only(BUCKET + ",\"Principal\":" + principal);
    }

    static String toAws(String... entries) {
        return to("{\"AWS\":[\"" + String.join("\",\"", entries) + "\"]}");
    }

    static String relation(String one, String other) {
        return Asked.of(one, other).compared().relation().word();
    }

    /** What is known of the first allowing nothing that the second does not. */
    static String word(String one, String other) {
        return Asked.of(one, other).compared().aInsideB().word();
    }

    /** Both ways round. */
    static void assertRelation(String expected, String one, String other) {
        assertEquals(expected, relation(one, other), one + " against " + other);
        String converse = switch (expected) {
            case "narrower" -> "wider";
            case "wider" -> "narrower";
            default -> expected;
        };
        assertEquals(converse, relation(other, one), other + " against " + one);
    }

    static Request lost(Inclusion refuted) {
        return refuted.counterexample().orElseThrow().request();
    }

    static String reason(String one, String other) {
        Comparison comparison = Asked.of(one, other).compared();
        return List.of(comparison.aInsideB(), comparison.bInsideA()).stream()
                .flatMap(each -> each.reason().stream())
                .findFirst()
                .orElseThrow();
    }
}
