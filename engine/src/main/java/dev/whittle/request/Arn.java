package dev.whittle.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of an ARN: {@code arn}, partition, service, region, account and resource, with colons between. The sixth may hold
 * colons; where variables exist, a colon within
 * <code>${...}</code> separates nothing.
 *
 * <p>Source: IAM User Guide, "IAM identifiers", "IAM ARNs"; AWS General Reference, "Amazon Resource Names".
 */
final class Arn {
    /** How many parts there are. */
    static final int PARTS = 6;

    static final String START = "arn";

    private Arn() {}

    /** The parts there are, at most six; at least one. */
    static List<String> parts(String text, Variables language) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < text.length() && parts.size() < PARTS - 1) {
            int variable = language == Variables.EXIST ? endOfVariable(text, at) : at;
            if (variable > at) {
                at = variable;
                continue;
            }
            if (text.charAt(at) == ':') {
                parts.add(text.substring(start, at));
                start = at + 1;
            }
            at++;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** The six parts; nothing where there are fewer. */
    static Optional<List<String>> six(String text, Variables language) {
        List<String> parts = parts(text, language);
        return parts.size() == PARTS ? Optional.of(parts) : Optional.empty();
    }

    /** Whether a request's value is an ARN: six parts, the first of them {@code arn}. */
    static boolean isWellFormed(String value) {
        return value.startsWith(START + ":")
                && value.chars().filter(c -> c == ':').count() >= PARTS - 1;
    }

    /** The offset after the variable that starts here; the offset itself where none does. */
    private static int endOfVariable(String text, int at) {
        if (!text.startsWith("${", at)) {
            return at;
        }
        int end = text.indexOf('}', at);
        return end < 0 ? at : end + 1;
    }
}
