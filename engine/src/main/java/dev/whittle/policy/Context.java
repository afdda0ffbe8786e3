package dev.whittle.policy;

import dev.whittle.json.Json;
import dev.whittle.json.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The context of a statement: all of it but Effect, Action or NotAction, and Sid. Contexts are compared as values: a
 * string equals the list of it alone, lists are sets, key order does not count. What a context means is left open; a
 * proof holds for any meaning.
 *
 * <p>Two texts are one context only where the service is sure to read both alike:
 *
 * <ul>
 *   <li>A context that holds a <code>${</code> anywhere also holds its policy's language version, written as one more
 *       member, {@code Version}: a policy variable under 2012-10-17 is plain text under 2008-10-17, which a policy
 *       without Version is written in. Other contexts mean the same under both.
 *   <li>Names that differ only in letter case, such as a condition key written twice, keep their order: the service
 *       compares condition keys without letter case, and it is not documented which of two it takes.
 *   <li>A value that is only known later is the same where its tokens are, and may be a list; it may hold a variable, too.
 *   <li>Letter case, numbers and booleans beside strings, and strings that Unicode takes as equivalent stay apart.
 * </ul>
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements: Version", "... Condition", "Policy variables".
 *
 * @param canonical one text for all equal contexts, an object in JSON
 */
public record Context(String canonical) implements Comparable<Context> {
    /** Resource {@code *} with nothing else: true for every request. */
    public static final Context ALWAYS = new Context("{\"Resource\":[\"*\"]}");

    /** The language of a policy that names none. */
    private static final String FIRST_LANGUAGE = "2008-10-17";

    /** What every policy variable starts with, and the escapes of wildcards with it. */
    private static final String VARIABLE = "${";

    /** Before each value that is only known later; it may stand in a string too, which then is taken for more open than it is. */
    private static final String OPEN = "<<";

    /** Letter case does not count, by any mapping that could make two names one. */
    private static final Comparator<Json.Member> BY_NAME = Comparator.comparing(
            member -> member.name().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));

    /**
     * The context that these members form.
     *
     * @param version the policy's Version, if given
     */
    static Context of(List<Json.Member> members, Optional<String> version) {
        List<String> parts = canonicalMembers(members);
        boolean mayHoldVariables = parts.stream().anyMatch(part -> part.contains(VARIABLE))
                || members.stream().anyMatch(member -> isOpen(member.value()));
        // No element of a statement is called Version, so nothing else looks like this.
        if (mayHoldVariables) {
            parts.add(JsonWriter.quoted("Version") + ":" + JsonWriter.quoted(version.orElse(FIRST_LANGUAGE)));
        }
        return new Context(object(parts));
    }

    /** Whether it holds for every request. */
    public boolean isAlways() {
        return equals(ALWAYS);
    }

    /** Whether something of it is only known later. */
    public boolean isOpen() {
        return canonical.contains(OPEN);
    }

    /** The same where what is open may be something else, as in another version of the file. */
    public Context elsewhere() {
        return isOpen() ? new Context(canonical + " elsewhere") : this;
    }

    private static String object(List<String> parts) {
        return parts.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private static List<String> canonicalMembers(List<Json.Member> members) {
        return members.stream()
                .sorted(BY_NAME)
                .map(member -> JsonWriter.quoted(member.name()) + ":" + canonical(member.value()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String canonical(Json value) {
        if (value instanceof Json.Obj object) {
            return object(canonicalMembers(object.members()));
        }
        // It may be a list itself.
        if (value instanceof Json.Opaque open) {
            return canonical(open);
        }
        List<Json> elements = value instanceof Json.Arr array ? array.elements() : List.of(value);
        return elements.stream().map(Context::canonicalElement).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Looks like nothing else: strings are quoted, and lists and objects have brackets. */
    private static String canonical(Json.Opaque open) {
        return OPEN + JsonWriter.quoted(open.tokens()) + ">>";
    }

    private static boolean isOpen(Json value) {
        return value instanceof Json.Opaque
                || value.asArray().stream()
                        .flatMap(array -> array.elements().stream())
                        .anyMatch(Context::isOpen)
                || value.asObject().stream()
                        .flatMap(object -> object.members().stream())
                        .anyMatch(member -> isOpen(member.value()));
    }

    // INVARIANT: no two strings are quoted alike.
    private static String canonicalElement(Json element) {
        if (element instanceof Json.Str string) {
            return JsonWriter.quoted(string.value());
        }
        return element instanceof Json.Scalar scalar ? scalar.lexeme() : canonical(element);
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
