package dev.whittle.source;

import dev.whittle.json.Json;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a policy looks like, among the many other things in a file. */
final class PolicyShape {
    private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");

    /** How a document of its own begins: with a member of a policy. */
    private static final Pattern START = Pattern.compile("\\s*\\{\\s*\"(?:Version|Id|Statement)\"\\s*:");

    private PolicyShape() {}

    /** Whether an object is a policy's document, and no other thing with statements, such as a rule of a firewall. */
    static boolean isPolicy(Json value) {
        return value.get("Statement").filter(PolicyShape::areStatements).isPresent();
    }

    /** Whether a value is a statement or a list of them. */
    static boolean areStatements(Json value) {
        List<Json> statements = value.asArray().map(Json.Arr::elements).orElse(List.of(value));
        return statements.stream()
                .allMatch(each -> each instanceof Json.Opaque
                        || (each.get("Effect").isPresent()
                                && (each.get("Action").isPresent()
                                        || each.get("NotAction").isPresent())));
    }

    /** Whether a file may be nothing but a policy's document: its first member and two words tell, before anything is parsed. */
    static boolean mayBeAllOf(String text) {
        return START.matcher(text).lookingAt() && text.contains("\"Statement\"") && text.contains("\"Effect\"");
    }

    /** Whether a value is a policy's document, right or wrong: it has the members of one, and no others. */
    static boolean isDocument(Json value) {
        return value.get("Statement").isPresent()
                && value.asObject()
                        .filter(object -> object.members().stream().allMatch(each -> MEMBERS.contains(each.name())))
                        .isPresent();
    }

    /** Whether text may be a policy in JSON. */
    static boolean mayBeIn(String text) {
        return text.stripLeading().startsWith("{") && text.contains("Statement");
    }

    /** Whether it seems to be one, with escapes or without, so that it must not be passed over in silence. */
    static boolean isLikelyIn(String text) {
        return mayBeIn(text) && text.contains("Effect");
    }
}
