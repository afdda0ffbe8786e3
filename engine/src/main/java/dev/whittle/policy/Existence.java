package dev.whittle.policy;

import dev.whittle.json.Json;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Span;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * On what it hangs whether a statement of code is in the policy: it is where all of these hold. It is a part of the statement's
 * context.
 *
 * @param tokens one for each; equal ones hold together; none where the statement is always there
 */
public record Existence(Set<String> tokens) {
    /** The name of the member that tells it in a statement's tree. No element's name holds the character. */
    static final String MEMBER = "\0exists";

    /** Of a statement that is always there. */
    public static final Existence ALWAYS = new Existence(Set.of());

    /** What starts the token of a condition that has to hold, and of one that must not; its quoted name follows. */
    private static final String WHERE = "where ";

    private static final String UNLESS = "unless ";

    public Existence {
        tokens = Set.copyOf(tokens);
    }

    /** Of a statement's tree. */
    public static Existence of(Json statement) {
        return statement
                .get(MEMBER)
                .flatMap(Json::asArray)
                .map(array -> new Existence(array.elements().stream()
                        .filter(Json.Opaque.class::isInstance)
                        .map(each -> ((Json.Opaque) each).tokens())
                        .collect(Collectors.toSet())))
                .orElse(ALWAYS);
    }

    /** Whether a member of a statement's tree tells it, and is no element. */
    public static boolean isToldBy(Json.Member member) {
        return member.name().equals(MEMBER);
    }

    /** The same, if a named condition holds as well. */
    public Existence where(String condition) {
        return and(WHERE + JsonWriter.quoted(condition));
    }

    /** The same, if a named condition does not hold. */
    public Existence unless(String condition) {
        return and(UNLESS + JsonWriter.quoted(condition));
    }

    /** The same, if something else holds as well. */
    public Existence and(String token) {
        return new Existence(Stream.concat(tokens.stream(), Stream.of(token)).collect(Collectors.toSet()));
    }

    /** A statement's tree that tells it. */
    public Json.Obj in(Json.Obj statement) {
        if (tokens.isEmpty()) {
            return statement;
        }
        Span span = statement.span();
        List<Json> told = new TreeSet<>(tokens)
                .stream()
                        .<Json>map(token -> new Json.Opaque("a statement that may be left out", token, span, List.of()))
                        .toList();
        Json.Member member = new Json.Member(MEMBER, span.start(), new Json.Arr(told, span));
        return new Json.Obj(
                Stream.concat(statement.members().stream(), Stream.of(member)).toList(), span);
    }

    /** Whether the statement is always there. */
    public boolean isAlways() {
        return tokens.isEmpty();
    }

    /** Whether this one is there wherever the other is; false also where only the tokens' meaning could tell. */
    public boolean holdsWherever(Existence other) {
        return other.tokens.containsAll(tokens);
    }

    /** Whether the two are never there together; false also where only the tokens' meaning could tell. */
    boolean excludes(Existence other) {
        return tokens.stream().anyMatch(token -> other.tokens.contains(opposite(token)));
    }

    /** The token of the same condition's other branch; one that no statement has where there is none. */
    private static String opposite(String token) {
        return token.startsWith(WHERE)
                ? UNLESS + token.substring(WHERE.length())
                : token.startsWith(UNLESS) ? WHERE + token.substring(UNLESS.length()) : "";
    }
}
