package dev.whittle.source.hcl;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads strings of JSON as Terraform does: once their escapes are resolved they are templates. One that is a single hole is the
 * expression in it. Places are those of the file, whatever is escaped: the characters of an expression may be more there.
 *
 * <p>Source: Terraform Language, "JSON Configuration Syntax", "Expression Mapping"; "HCL JSON Syntax Specification", HashiCorp.
 */
final class JsonTemplates {
    private static final char ESCAPE = '\\';

    /** How many characters an escape of a code unit has, and any other one. */
    private static final int UNIT_LENGTH = 6;

    private static final int ESCAPE_LENGTH = 2;

    private final Problems problems;
    private final String text;

    /** Where strings with holes end, by where they start. */
    private final NavigableMap<Integer, Integer> ends = new TreeMap<>();

    JsonTemplates(Problems problems) {
        this.problems = problems;
        this.text = problems.text().text();
    }

    /** The string with holes in which a stretch lies, if it does. */
    Optional<Span> around(Span stretch) {
        return Optional.ofNullable(ends.floorEntry(stretch.start()))
                .map(string -> new Span(string.getKey(), string.getValue()))
                .filter(string -> string.holds(stretch));
    }

    /** The name of a member as it is written, its quotes included. */
    Json.Str name(Json.Member member) {
        int end = member.start() + 1;
        while (text.charAt(end) != '"') {
            end += length(end);
        }
        return new Json.Str(member.name(), new Span(member.start(), end + 1));
    }

    /** What a string means; itself, and a problem, where it is no template. */
    Json read(Json.Str string) {
        if (!string.value().contains("${") && !string.value().contains("%{")) {
            return string;
        }
        int[] places = places(string);
        ends.put(string.span().start(), string.span().end());
        BareTemplate template = BareTemplate.of(string.value());
        Moved moved = new Moved(places, template.start());
        try {
            if (template.tokens().broken().isPresent()) {
                throw template.tokens().broken().get();
            }
            HclCursor cursor = new HclCursor(template.tokens(), problems.limits());
            Json.Opaque read =
                    (Json.Opaque) new HclExpressions(cursor).templates().read();
            return meant(string, read, template, moved);
        } catch (HclRefusal refusal) {
            problems.add(moved.place(refusal.offset()), "", refusal.reason());
            return string;
        }
    }

    private static Json meant(Json.Str string, Json.Opaque read, BareTemplate template, Moved moved) {
        boolean hasDirectives = read.kind().endsWith(HclTemplate.WITH_DIRECTIVES);
        if (read.parts().isEmpty() && !hasDirectives) {
            return new Json.Str(HclStrings.ofTemplate(string.value()), string.span());
        }
        List<Json> parts = read.parts().stream().map(moved::of).toList();
        // A literal in a hole is known, but can't be written as one that stands in the file itself.
        boolean isExpression = template.isOneHole(string.value().length())
                && (parts.get(0) instanceof Json.Opaque || parts.get(0) instanceof Json.Scalar);
        return isExpression
                ? parts.get(0)
                : new Json.Opaque(
                        HclTemplate.STRING + (hasDirectives ? HclTemplate.WITH_DIRECTIVES : HclTemplate.WITH_HOLES),
                        quoted(string.value()),
                        string.span(),
                        parts);
    }

    /** The same for equal strings alone, however they are escaped in the file; line ends are themselves. */
    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Where each character of a string's value is written, and where its closing quote stands. */
    private int[] places(Json.Str string) {
        int[] places = new int[string.value().length() + 1];
        int at = string.span().start() + 1;
        for (int i = 0; i < places.length; i++) {
            places[i] = at;
            at += length(at);
        }
        return places;
    }

    /** How many characters stand in the file for the one that is written there. */
    private int length(int at) {
        if (text.charAt(at) != ESCAPE) {
            return 1;
        }
        return text.charAt(at + 1) == 'u' ? UNIT_LENGTH : ESCAPE_LENGTH;
    }

    /** Values of a template's tokens at their places in the file. */
    private static final class Moved {
        private final int[] places;
        private final int start;

        /**
         * @param places of the characters of its text
         * @param start where its text starts in the tokens
         */
        private Moved(int[] places, int start) {
            this.places = places;
            this.start = start;
        }

        int place(int offset) {
            return places[Math.max(0, Math.min(places.length - 1, offset - start))];
        }

        private Span span(Json value) {
            return new Span(place(value.span().start()), place(value.span().end()));
        }

        Json of(Json value) {
            Span span = span(value);
            if (value instanceof Json.Str string) {
                return new Json.Str(string.value(), span);
            }
            if (value instanceof Json.Scalar scalar) {
                return new Json.Scalar(scalar.lexeme(), span);
            }
            if (value instanceof Json.Arr array) {
                return new Json.Arr(array.elements().stream().map(this::of).toList(), span);
            }
            if (value instanceof Json.Obj object) {
                List<Json.Member> members = new ArrayList<>();
                object.members()
                        .forEach(each ->
                                members.add(new Json.Member(each.name(), place(each.start()), of(each.value()))));
                return new Json.Obj(members, span);
            }
            Json.Opaque open = (Json.Opaque) value;
            return new Json.Opaque(
                    kind(open),
                    open.tokens(),
                    span,
                    open.parts().stream().map(this::of).toList());
        }

        /** The lines of a heredoc are none of the file's, so that it is a string like others. */
        private static String kind(Json.Opaque open) {
            if (!HclTemplate.isHeredoc(open)) {
                return open.kind();
            }
            boolean hasDirectives = open.kind().endsWith(HclTemplate.WITH_DIRECTIVES);
            return HclTemplate.STRING + (hasDirectives ? HclTemplate.WITH_DIRECTIVES : HclTemplate.WITH_HOLES);
        }
    }
}
