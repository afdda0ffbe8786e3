package dev.whittle.policy;

import dev.whittle.json.Json;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The context of a statement: all of it but Effect, Action or NotAction, and Sid. Contexts are compared as values: a
 * string equals the list of it alone, lists are sets, key order is nothing. What a context means is left open; a proof
 * holds whatever it is.
 *
 * @param canonical one text for all equal contexts
 */
public record Context(String canonical) implements Comparable<Context> {
    /** Resource {@code *} with nothing else: true for every request. */
    public static final Context ALWAYS = new Context("{\"Resource\":[\"*\"]}");

    /** The context that these members form. */
    static Context of(List<Json.Member> members) {
        return new Context(canonicalObject(members));
    }

    /** Whether it holds for every request. */
    public boolean isAlways() {
        return equals(ALWAYS);
    }

    private static String canonicalObject(List<Json.Member> members) {
        TreeMap<String, String> sorted = new TreeMap<>();
        members.forEach(member -> sorted.put(quoted(member.name()), canonical(member.value())));
        return sorted.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String canonical(Json value) {
        if (value instanceof Json.Obj object) {
            return canonicalObject(object.members());
        }
        List<Json> elements = value instanceof Json.Arr array ? array.elements() : List.of(value);
        return elements.stream().map(Context::canonicalElement).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String canonicalElement(Json element) {
        if (element instanceof Json.Str string) {
            return quoted(string.value());
        }
        return element instanceof Json.Scalar scalar ? scalar.lexeme() : canonical(element);
    }

    /** Quoted so that no two strings look alike; only the quote and the backslash need it for that. */
    private static String quoted(String string) {
        return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public int compareTo(Context other) {
        return canonical.compareTo(other.canonical);
    }

    @Override
    public String toString() {
        return canonical;
    }
}
