package dev.whittle.source;

import dev.whittle.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls that give another value each time, so that two of them are never known to be equal. A statement with one is not read.
 *
 * <p>Source: Terraform Language, "Functions: uuid, timestamp, bcrypt".
 */
final class FleetingCalls {
    /** In tokens, where names and brackets stand apart, and within strings. */
    private static final Pattern CALL = Pattern.compile("\\b(uuid|timestamp|bcrypt|random\\w*)\\s*\\(");

    private static final String STATEMENT = "Statement";

    private FleetingCalls() {}

    /** A policy's document, the statements with such calls open as a whole. */
    static Json openIn(Json document) {
        return document instanceof Json.Obj policy
                ? new Json.Obj(
                        policy.members().stream()
                                .map(member -> member.name().equals(STATEMENT)
                                        ? new Json.Member(member.name(), member.start(), opened(member.value()))
                                        : member)
                                .toList(),
                        policy.span())
                : document;
    }

    private static Json opened(Json statements) {
        if (statements instanceof Json.Arr list) {
            return new Json.Arr(
                    list.elements().stream().map(FleetingCalls::opened).toList(), list.span());
        }
        return statements instanceof Json.Obj statement
                ? callIn(statement).map(name -> open(statement, name)).orElse(statement)
                : statements;
    }

    private static Json open(Json statement, String name) {
        return new Json.Opaque(
                "a statement with a call of " + name + "(), which gives another value each time",
                name,
                statement.span(),
                List.of());
    }

    private static Optional<String> callIn(Json value) {
        if (value instanceof Json.Opaque open) {
            Matcher call = CALL.matcher(open.tokens());
            return call.find() ? Optional.of(call.group(1)) : Optional.empty();
        }
        List<Json> parts = value instanceof Json.Obj object
                ? object.members().stream().map(Json.Member::value).toList()
                : Json.elements(Optional.of(value));
        return parts.stream().flatMap(each -> callIn(each).stream()).findFirst();
    }
}
