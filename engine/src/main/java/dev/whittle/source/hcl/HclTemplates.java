package dev.whittle.source.hcl;

import dev.whittle.json.Json;
import dev.whittle.json.Span;
import dev.whittle.source.hcl.HclToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads strings and heredocs of HCL, and the holes and directives in them. */
final class HclTemplates {
    private final HclCursor cursor;
    private final HclExpressions expressions;

    HclTemplates(HclCursor cursor, HclExpressions expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** The string or heredoc that opens here; a string without holes is one whose value is known. */
    Json read() {
        int from = cursor.index();
        HclToken opening = cursor.take();
        boolean isHeredoc = opening.is(Kind.OPEN_HEREDOC);
        boolean hasHoles = false;
        boolean hasDirectives = false;
        List<Json> parts = new ArrayList<>();
        Deque<String> openDirectives = new ArrayDeque<>();
        while (!cursor.isNext(Kind.CLOSE_QUOTE) && !cursor.isNext(Kind.CLOSE_HEREDOC)) {
            HclToken token = cursor.take();
            if (token.is(Kind.OPEN_HOLE)) {
                hasHoles = true;
                hole(parts);
            } else if (token.is(Kind.OPEN_DIRECTIVE)) {
                hasDirectives = true;
                directive(parts, openDirectives);
            }
        }
        if (!openDirectives.isEmpty()) {
            String last = openDirectives.element();
            throw new HclRefusal(
                    cursor.peek().start(),
                    "the text of `%{ " + last + " ... }` ends here; write `%{ end" + (last.equals("for") ? "for" : "if")
                            + " }`");
        }
        HclToken closing = cursor.take();
        if (isHeredoc || hasHoles || hasDirectives) {
            String name = isHeredoc ? HclTemplate.HEREDOC : HclTemplate.STRING;
            String holes = isHeredoc ? "" : HclTemplate.WITH_HOLES;
            String kind = name + (hasDirectives ? HclTemplate.WITH_DIRECTIVES : holes);
            return cursor.opaque(kind, from, parts);
        }
        String value = between(opening, closing);
        return new Json.Str(value, new Span(opening.start(), closing.end()));
    }

    private void hole(List<Json> parts) {
        boolean before = cursor.countLineEnds(false);
        parts.add(expressions.read());
        closeHole("write `}` behind the expression of a `${`, or `$${` where the characters are meant");
        cursor.countLineEnds(before);
    }

    private void closeHole(String hint) {
        cursor.take(Kind.CLOSE_HOLE, hint);
    }

    private void directive(List<Json> parts, Deque<String> openDirectives) {
        boolean before = cursor.countLineEnds(false);
        String hint =
                "write `if`, `else`, `endif`, `for` or `endfor` behind `%{`, or `%%{` where the characters are meant";
        if (!cursor.isNext(Kind.NAME)) {
            throw cursor.refusal(hint);
        }
        String name = cursor.textOf(cursor.peek());
        switch (name) {
            case "if" -> {
                cursor.take();
                openDirectives.push(name);
                parts.add(expressions.read());
            }
            case "for" -> {
                openDirectives.push(name);
                parts.add(expressions.loop());
            }
            case "else" -> {
                end(openDirectives, "if");
                openDirectives.push(name);
            }
            case "endif" -> end(openDirectives, "else".equals(openDirectives.peek()) ? "else" : "if");
            case "endfor" -> end(openDirectives, "for");
            default -> throw cursor.refusal(hint);
        }
        closeHole("write `}` behind a `%{ " + name + "`");
        cursor.countLineEnds(before);
    }

    private void end(Deque<String> openDirectives, String expected) {
        if (!expected.equals(openDirectives.peek())) {
            throw cursor.refusal("write it behind a `%{ " + expected + " ... }` that is still open");
        }
        openDirectives.pop();
        cursor.take();
    }

    /** The string that opens here, which must have no holes. */
    String label() {
        HclToken opening = cursor.take();
        if (cursor.isNext(Kind.LITERAL)) {
            cursor.take();
        }
        HclToken closing = cursor.take(
                Kind.CLOSE_QUOTE,
                "write a label without `${` and `%{`, or `$${` and `%%{` where the characters are meant");
        return between(opening, closing);
    }

    /** What a string without holes stands for. */
    private String between(HclToken opening, HclToken closing) {
        int start = opening.end();
        int end = closing.start();
        return HclStrings.value(cursor.text(), new Span(start, end));
    }
}
