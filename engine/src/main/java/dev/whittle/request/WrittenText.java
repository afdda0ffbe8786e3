package dev.whittle.request;

import dev.whittle.request.Glob.Fill;
import dev.whittle.request.Glob.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text of a policy, character by character: which of them stand for themselves, which are wildcards, and where variables are.
 *
 * <p>Source: IAM User Guide, "IAM policy elements: Variables and tags" (variables and the escapes of special characters exist under
 * Version 2012-10-17 alone) and "IAM JSON policy elements: Resource".
 */
final class WrittenText {
    private static final String OPEN = "${";

    private WrittenText() {}

    /**
     * The tokens of a text, one for each character: characters, wildcards of the kinds that cross anything, and
     * variables.
     *
     * @param language whether <code>${</code> starts a variable
     */
    static List<Glob.Token> tokens(String text, Variables language, Fill.Use use) {
        List<Glob.Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int end = language == Variables.EXIST && text.startsWith(OPEN, at) ? text.indexOf('}', at) : -1;
            if (end > 0) {
                tokens.add(inBraces(text.substring(at + OPEN.length(), end), use));
                at = end + 1;
                continue;
            }
            tokens.add(
                    point == '*'
                            ? Wildcard.RUN
                            : point == '?' ? Wildcard.ONE : new Glob.Text(Character.toString(point)));
            at += Character.charCount(point);
        }
        return tokens;
    }

    private static Glob.Token inBraces(String written, Fill.Use use) {
        return isEscape(written)
                ? new Glob.Text(written)
                : new Fill(PolicyVariable.of(written).orElseThrow(), use);
    }

    private static boolean isEscape(String written) {
        return written.equals("*") || written.equals("?") || written.equals("$");
    }

    /** What is written in braces there and is neither a variable nor an escape. */
    static Optional<String> strangeVariable(String text, Variables language) {
        int at = language == Variables.EXIST ? text.indexOf(OPEN) : -1;
        while (at >= 0) {
            int end = text.indexOf('}', at);
            String written = text.substring(at + OPEN.length(), end < 0 ? text.length() : end);
            if (end < 0 || (!isEscape(written) && PolicyVariable.of(written).isEmpty())) {
                return Optional.of(written);
            }
            at = text.indexOf(OPEN, end);
        }
        return Optional.empty();
    }

    /** The variables of a text, in order; it has no strange ones. */
    static List<PolicyVariable> variables(String text, Variables language) {
        return tokens(text, language, Fill.Use.EXACT).stream()
                .filter(Fill.class::isInstance)
                .map(token -> ((Fill) token).variable())
                .toList();
    }
}
