package dev.whittle.request;

import dev.whittle.json.Json;
import dev.whittle.json.JsonWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fact of a request that its form does not settle, and on which a policy's answer may hang: what is proved holds whether or not
 * it is true, and a request refutes only where it does so either way. Equal facts are one fact.
 *
 * @param kind what it is about
 * @param subject what names it: an entry, a list or a statement
 */
public record OpenFact(Kind kind, String subject) implements Comparable<OpenFact> {
    /** The Version of a document that names none. Source: IAM User Guide, "IAM JSON policy elements: Version". */
    static final String FIRST_VERSION = "2008-10-17";

    private static final Pattern UNIQUE_ID = Pattern.compile("(?=.*[A-Z])[A-Z0-9]{16,}");
    private static final Pattern CANONICAL_ID = Pattern.compile("[a-z0-9]+");

    /** What an open fact is about. */
    public enum Kind {
        /** Whether the caller is who a principal's entry names by another name than its ARN. */
        CALLER("the caller is `", "`"),
        /** Whether the caller is a federated session that a user issued. */
        SESSION_OF_USER("the caller is a federated session of `", "`"),
        /** Whether NotPrincipal takes the caller as none of those on its list. */
        NOT_PRINCIPAL("the caller is none of `", "`"),
        /** Whether a statement that is not understood applies. */
        STATEMENT("the statement applies that is not understood: ", "");

        private final String before;
        private final String after;

        Kind(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    /**
     * Whether the caller is who an entry of a Principal names.
     *
     * @param entry its text: a canonical user id, a unique id, the ARN of a CloudFront identity, or a service's name
     */
    public static OpenFact caller(String entry) {
        return new OpenFact(Kind.CALLER, entry);
    }

    /** Whether the caller, a federated session, is one that the user with this ARN issued. */
    public static OpenFact sessionOfUser(String arn) {
        return new OpenFact(Kind.SESSION_OF_USER, arn);
    }

    /**
     * Whether a NotPrincipal takes the caller as none of those on its list.
     *
     * @param list the value of NotPrincipal: {@code "*"}, or an object of types; entries are sorted and written once
     */
    public static OpenFact notPrincipal(Json list) {
        Set<String> entries = new TreeSet<>();
        list.asText().ifPresent(entries::add);
        list.asObject()
                .ifPresent(types -> types.members()
                        .forEach(type -> Documents.elements(type.value())
                                .forEach(entry ->
                                        entry.asText().ifPresent(text -> entries.add(type.name() + ":" + text)))));
        return new OpenFact(Kind.NOT_PRINCIPAL, list(entries.stream().map(JsonWriter::quoted)));
    }

    /**
     * Whether a statement applies that is not understood.
     *
     * @param statement as it stands in its document; its Sid, the order of its elements and lists, and whether a value stands
     *     alone or in a list do not count
     * @param version the effective Version of the document, which counts where the statement holds <code>${</code>
     */
    public static OpenFact statement(Json statement, String version) {
        String text = statement
                .asObject()
                .map(object -> canonical(
                        object.members().stream().filter(each -> !each.name().equals("Sid"))))
                .orElseGet(() -> canonical(statement));
        return new OpenFact(Kind.STATEMENT, text.contains("${") ? version + " " + text : text);
    }

    private static String canonical(Stream<Json.Member> members) {
        return members.sorted(Comparator.comparing(Json.Member::name))
                .map(member -> JsonWriter.quoted(member.name()) + ":" + canonical(member.value()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String canonical(Json value) {
        if (value instanceof Json.Obj object) {
            return canonical(object.members().stream());
        }
        if (value instanceof Json.Arr array) {
            return list(array.elements().stream()
                    .map(OpenFact::canonicalElement)
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream());
        }
        return list(Stream.of(canonicalElement(value)));
    }

    private static String canonicalElement(Json element) {
        if (element instanceof Json.Scalar scalar) {
            return scalar.lexeme();
        }
        return element.asText().map(JsonWriter::quoted).orElseGet(() -> canonical(element));
    }

    private static String list(Stream<String> elements) {
        return elements.collect(Collectors.joining(",", "[", "]"));
    }

    /**
     * Whether the two can't both be true: nobody has two canonical user ids, or two unique ids.
     *
     * <p>Source: IAM User Guide, "IAM identifiers", "Unique identifiers"; AWS General Reference, "Canonical user ID".
     */
    public boolean excludes(OpenFact other) {
        return kind == Kind.CALLER
                && other.kind == Kind.CALLER
                && !subject.equals(other.subject)
                && List.of(UNIQUE_ID, CANONICAL_ID).stream()
                        .anyMatch(form -> form.matcher(subject).matches()
                                && form.matcher(other.subject).matches());
    }

    /** The fact in words. */
    public String words() {
        return kind.before + subject + kind.after;
    }

    @Override
    public int compareTo(OpenFact other) {
        int order = kind.compareTo(other.kind);
        return order != 0 ? order : subject.compareTo(other.subject);
    }
}
