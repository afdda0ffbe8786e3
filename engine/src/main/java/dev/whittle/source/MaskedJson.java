package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads JSON that stands as text in a larger one and into which values are filled later. It is read where it stands, over a text of
 * the same length in which each hole is covered by a filler, so that places are the larger text's own. The filler serves reading alone
 * and comes into no value: a string with holes is a {@link Json.Opaque} of its literal stretches and of the holes' own tokens in their
 * order, and an object with such a name is one of all its tokens.
 */
// TRUSTED: what is filled into a string ends neither the string nor the value around it.
final class MaskedJson {
    /** Covers a hole. Of private use, so that no text has a reason to hold it. */
    private static final char FILLER = '\uE001';

    /** An escape that doesn't end before a hole, and the most characters of it. */
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{0,3})?$");

    private static final int LONGEST_BROKEN = 5;

    /**
     * A stretch in whose place something else comes.
     *
     * @param tokens what it is told by: where these are equal, the same comes; empty where nothing comes, since it only escapes
     *     what stands behind it
     */
    record Hole(Span span, String tokens) {
        /** What only escapes what stands behind it. */
        static Hole escape(Span span) {
            return new Hole(span, "");
        }

        private boolean isEscape() {
            return tokens.isEmpty();
        }

        private int length() {
            return span.end() - span.start();
        }
    }

    private final String text;
    private final Span content;
    private final List<Hole> holes;
    private final Problems problems;
    private int next;

    private MaskedJson(String text, Span content, List<Hole> holes, Problems problems) {
        this.text = text;
        this.content = content;
        this.holes = holes;
        this.problems = problems;
    }

    /**
     * The value that stands there; nothing, and a problem, where it is no JSON, or holds the character that covers holes. That of two
     * members of a name only one counts is not told here.
     *
     * @param content where in the file
     * @param holes of the content, in order and apart from each other
     * @param problems of the file
     */
    static Optional<Json> read(SourceText file, Span content, List<Hole> holes, Problems problems) {
        return new MaskedJson(file.text(), content, holes, problems).read(file.name());
    }

    private Optional<Json> read(String name) {
        int filler = text.indexOf(FILLER, content.start());
        if (filler >= 0 && filler < content.end()) {
            refuseFiller(filler);
            return Optional.empty();
        }
        String masked = masked();
        Optional<Json> read = JsonReader.readOne(new SourceText(name, masked), new Problems(name, masked, Limits.CODE));
        if (read.isEmpty()) {
            tellWhy(name, masked);
            return Optional.empty();
        }
        Json told = told(read.get());
        return problems.isEmpty() ? Optional.of(told) : Optional.empty();
    }

    private void refuseFiller(int offset) {
        problems.add(
                offset,
                "",
                "the character U+E001 stands here, with which values that are only known later are covered; remove it");
    }

    /** Reads once more for the problem's place in the file. */
    private void tellWhy(String name, String masked) {
        String padded = " ".repeat(content.start()) + masked;
        Problems found = new Problems(name, text, Limits.CODE);
        JsonReader.readOne(new SourceText(name, padded), found);
        if (found.all().stream().anyMatch(each -> each.message().indexOf(FILLER) >= 0)) {
            int hole = holes.stream()
                    .map(each -> each.span().start())
                    .filter(start -> BROKEN_ESCAPE
                            .matcher(text)
                            .region(Math.max(content.start(), start - LONGEST_BROKEN), start)
                            .find())
                    .findFirst()
                    .orElse(content.start());
            problems.add(hole, "", "not JSON: an escape goes on in a value that is only known later; write it out");
        } else {
            JsonReader.readOne(new SourceText(name, padded), problems);
        }
    }

    /** The content with each hole covered, and in quotes where it is no part of a string. */
    private String masked() {
        StringBuilder masked = new StringBuilder(content.of(text));
        int hole = 0;
        boolean isInString = false;
        int at = content.start();
        while (at < content.end()) {
            boolean isHole = hole < holes.size() && holes.get(hole).span().start() == at;
            char c = text.charAt(at);
            if (isHole) {
                cover(masked, holes.get(hole), isInString);
                at = holes.get(hole).span().end();
                hole++;
            } else if (isInString && c == '\\') {
                boolean isHoleNext =
                        hole < holes.size() && holes.get(hole).span().start() == at + 1;
                at += isHoleNext ? 1 : 2;
            } else {
                isInString ^= c == '"';
                at++;
            }
        }
        return masked.toString();
    }

    private void cover(StringBuilder masked, Hole hole, boolean isInString) {
        // Where a value is due, what is escaped is none, and is refused as it stands.
        if (hole.isEscape() && !isInString) {
            return;
        }
        int start = hole.span().start() - content.start();
        int end = hole.span().end() - content.start();
        for (int i = start; i < end; i++) {
            masked.setCharAt(i, FILLER);
        }
        if (!isInString) {
            masked.setCharAt(start, '"');
            masked.setCharAt(end - 1, '"');
        }
    }

    private Json told(Json read) {
        if (read instanceof Json.Str string) {
            Span span = moved(string.span());
            return told(string.value(), span, until(span.end()));
        }
        if (read instanceof Json.Arr array) {
            return new Json.Arr(array.elements().stream().map(this::told).toList(), moved(array.span()));
        }
        if (read instanceof Json.Obj object) {
            return told(object);
        }
        return new Json.Scalar(((Json.Scalar) read).lexeme(), moved(read.span()));
    }

    private Json told(Json.Obj object) {
        List<Json.Member> members = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        boolean isComputed = false;
        for (Json.Member member : object.members()) {
            int start = moved(member.start());
            Span near = new Span(start, moved(member.value().span().start()));
            Json name = told(member.name(), near, until(near.end()));
            Json value = told(member.value());
            isComputed |= name.asText().isEmpty();
            tokens.add(tokens(name) + " : " + tokens(value));
            members.add(new Json.Member(name.asText().orElse(""), start, value));
        }
        Span span = moved(object.span());
        return isComputed
                ? new Json.Opaque(
                        "an object with a computed key",
                        tokens.stream().collect(Collectors.joining(" , ", "{ ", " }")),
                        span,
                        List.of())
                : new Json.Obj(members, span);
    }

    /** The holes that come next and start before an offset. */
    private List<Hole> until(int offset) {
        int from = next;
        while (next < holes.size() && holes.get(next).span().start() < offset) {
            next++;
        }
        return holes.subList(from, next);
    }

    /**
     * A string as it will be.
     *
     * @param read what was read of it, over the fillers
     * @param span where it stands, or what begins with it
     * @param here its holes
     */
    private Json told(String read, Span span, List<Hole> here) {
        boolean isWhole = here.size() == 1 && here.get(0).span().start() == span.start();
        if (isWhole) {
            return new Json.Opaque("a value that is filled in", here.get(0).tokens(), span, List.of());
        }
        int covered = here.stream().mapToInt(Hole::length).sum();
        if (read.chars().filter(c -> c == FILLER).count() != covered) {
            refuseFiller(span.start());
            return new Json.Str("", span);
        }
        StringBuilder literal = new StringBuilder();
        List<String> tokens = new ArrayList<>();
        int at = 0;
        for (Hole hole : here) {
            int start = read.indexOf(FILLER, at);
            literal.append(read, at, start);
            at = start + hole.length();
            if (!hole.isEscape()) {
                tokens.add(JsonWriter.quoted(literal.toString()));
                tokens.add(hole.tokens());
                literal.setLength(0);
            }
        }
        literal.append(read, at, read.length());
        if (tokens.isEmpty()) {
            return new Json.Str(literal.toString(), span);
        }
        tokens.add(JsonWriter.quoted(literal.toString()));
        return new Json.Opaque("a string with `${`", String.join(" ", tokens), span, List.of());
    }

    private static String tokens(Json value) {
        if (value instanceof Json.Opaque open) {
            return open.tokens();
        }
        if (value instanceof Json.Arr array) {
            return array.elements().stream().map(MaskedJson::tokens).collect(Collectors.joining(" , ", "[ ", " ]"));
        }
        if (value instanceof Json.Obj object) {
            return object.members().stream()
                    .map(member -> JsonWriter.quoted(member.name()) + " : " + tokens(member.value()))
                    .collect(Collectors.joining(" , ", "{ ", " }"));
        }
        return value instanceof Json.Scalar scalar
                ? scalar.lexeme()
                : JsonWriter.quoted(value.asText().orElseThrow());
    }

    private Span moved(Span span) {
        return new Span(moved(span.start()), moved(span.end()));
    }

    private int moved(int offset) {
        return content.start() + offset;
    }
}
