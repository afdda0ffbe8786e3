package dev.whittle.verify;

import dev.whittle.policy.Policy;

/** Small policies, written in few words. */
final class Policies {
    /** The context that always holds. */
    static final String ANY = "\"Resource\":\"*\"";

    static final String ARN = "arn:aws:s3:::x";
    static final String X = "\"Resource\":\"" + ARN + "\"";
    static final String Y = "\"Resource\":\"arn:aws:s3:::y\"";
    static final String Z = "\"Resource\":\"arn:aws:s3:::z\"";

    private Policies() {}

    /** A policy of one Allow statement with an Action list. */
    static Policy allow(String resource, String... patterns) {
        return policy(statement("Allow", "Action", "\"Resource\":\"" + resource + "\"", patterns));
    }

    /** A policy of one Allow statement with a NotAction list, on every resource. */
    static Policy notAction(String... patterns) {
        return policy(statement("Allow", "NotAction", ANY, patterns));
    }

    static Policy policy(String... statements) {
        return Pair.policy("{\"Statement\":[" + String.join(",", statements) + "]}");
    }

    static String statement(String effect, String element, String context, String... patterns) {
        return "{\"Effect\":\"" + effect + "\",\"" + element + "\":[\"" + String.join("\",\"", patterns) + "\"],"
                + context + "}";
    }
}
