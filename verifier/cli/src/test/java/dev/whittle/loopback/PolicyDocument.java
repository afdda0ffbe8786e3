package dev.whittle.loopback;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The document of a call that writes a policy, refused where IAM refuses it: no JSON, no statements, a statement that lacks a part, or
 * characters that the API reference does not admit. IAM looks closer at what actions, resources and conditions say.
 */
record PolicyDocument(String text) {
    private static final Pattern ADMITTED = Pattern.compile("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]{1,131072}");

    static PolicyDocument of(Call call) {
        String text = call.needed("PolicyDocument");
        if (!ADMITTED.matcher(text).matches()) {
            throw Refused.of(
                    "ValidationError",
                    "The specified value for policyDocument is invalid. It must contain only printable ASCII characters.");
        }
        Json json = JsonReader.readOne(
                        new SourceText("PolicyDocument", text), new Problems("PolicyDocument", text, Limits.DEFAULT))
                .orElseThrow(() -> malformed("Syntax errors in policy."));
        statements(json).forEach(PolicyDocument::check);
        return new PolicyDocument(text);
    }

    private static List<Json> statements(Json document) {
        Optional<Json> statement = document.get("Statement");
        List<Json> all = statement
                .filter(each -> each.asObject().isPresent())
                .map(List::of)
                .orElseGet(() -> Json.elements(statement));
        if (all.isEmpty()) {
            throw malformed("Syntax errors in policy.");
        }
        return all;
    }

    private static void check(Json statement) {
        if (statement
                .text("Effect")
                .filter(word -> List.of("Allow", "Deny").contains(word))
                .isEmpty()) {
            throw malformed("Syntax errors in policy.");
        }
        if (statement.get("Principal").or(() -> statement.get("NotPrincipal")).isPresent()) {
            throw malformed("Policy document should not specify a principal.");
        }
        needOne(statement, "Action", "Policy statement must contain actions.");
        needOne(statement, "Resource", "Policy statement must contain resources.");
    }

    private static void needOne(Json statement, String name, String message) {
        boolean isThere = statement
                .get(name)
                .or(() -> statement.get("Not" + name))
                .filter(value -> value.asText().isPresent()
                        || !Json.elements(Optional.of(value)).isEmpty())
                .isPresent();
        if (!isThere) {
            throw malformed(message);
        }
    }

    private static Refused malformed(String message) {
        return Refused.of("MalformedPolicyDocument", message);
    }

    /** As IAM keeps and sends it. */
    String encoded() {
        return Samples.encoded(text);
    }

    /** What counts against quotas: all but white space. */
    long size() {
        return size(text);
    }

    static long size(String text) {
        return text.chars().filter(letter -> " \t\n\r".indexOf(letter) < 0).count();
    }
}
