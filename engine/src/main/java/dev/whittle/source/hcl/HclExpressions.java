package dev.whittle.source.hcl;

import dev.whittle.json.Json;
import dev.whittle.json.Span;
import dev.whittle.source.hcl.HclToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads expressions of HCL and computes nothing. What is no string, number, word, tuple or object is a value that is only known later,
 * with the values in it as its parts. Operators are read without their precedence, which only matters to who computes them.
 */
final class HclExpressions {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");

    /** What an object is called of which not all keys are known. */
    static final String COMPUTED_KEY = "an object with a computed key";

    private static final String VARIABLE = "a variable";

    private static final String ITEM_HINT =
            "write a comma or a line end between the items of an object, and `}` at its end";

    private final HclCursor cursor;
    private final HclTemplates templates;

    HclExpressions(HclCursor cursor) {
        this.cursor = cursor;
        this.templates = new HclTemplates(cursor, this);
    }

    /** The strings of labels. */
    HclTemplates templates() {
        return templates;
    }

    /** The expression that starts here. */
    Json read() {
        cursor.enter();
        int from = cursor.index();
        Json value = operation();
        if (cursor.isNext("?")) {
            List<Json> parts = new ArrayList<>(List.of(value));
            while (cursor.takeIf("?")) {
                parts.add(read());
                cursor.take(":", "write `:` and the other value of the conditional");
                parts.add(operation());
            }
            value = cursor.opaque("a conditional", from, parts);
        }
        cursor.leave();
        return value;
    }

    private Json operation() {
        int from = cursor.index();
        Json value = operand();
        if (!cursor.isNext(Kind.OPERATOR)) {
            return value;
        }
        List<Json> parts = new ArrayList<>(List.of(value));
        while (cursor.isNext(Kind.OPERATOR)) {
            cursor.take();
            parts.add(operand());
        }
        return cursor.opaque("an operation", from, parts);
    }

    private Json operand() {
        int from = cursor.index();
        boolean hasSign = false;
        while (cursor.takeIf("-") || cursor.takeIf("!")) {
            hasSign = true;
        }
        Json value = traversal();
        return hasSign ? cursor.opaque("an operation", from, List.of(value)) : value;
    }

    /** A value and the attributes and elements that are taken out of it. */
    private Json traversal() {
        int from = cursor.index();
        Json root = term();
        if (!cursor.isNext(".") && !cursor.isNext("[")) {
            return root;
        }
        boolean isName = root.kind().equals(VARIABLE);
        List<Json> parts = new ArrayList<>(isName ? List.of() : List.of(root));
        boolean hasSplat = false;
        boolean isInSplat = false;
        boolean isComputed = !isName;
        while (cursor.isNext(".") || cursor.isNext("[")) {
            boolean isAttribute = cursor.takeIf(".");
            if (!isAttribute) {
                cursor.take();
            }
            boolean isSplat = cursor.isNext("*");
            if (isAttribute) {
                attribute(isInSplat);
            } else {
                isComputed |= !element(parts);
            }
            hasSplat |= isSplat;
            isInSplat = isAttribute && (isInSplat || isSplat);
        }
        return cursor.opaque(hasSplat ? "a splat" : isComputed ? "an index" : VARIABLE, from, parts);
    }

    /** What follows a dot: a name, a number, or a star. */
    private void attribute(boolean isInSplat) {
        if (cursor.isNext(Kind.NUMBER)) {
            if (cursor.textOf(cursor.peek()).indexOf('.') >= 0) {
                throw cursor.refusal("write `[0][1]` for an element of an element");
            }
            number();
        } else if (!cursor.isNext("*")) {
            cursor.take(Kind.NAME, "write an attribute's name behind the dot");
        } else if (isInSplat) {
            throw cursor.refusal("write `[*]` for a splat within a splat");
        } else {
            cursor.take();
        }
    }

    /** What follows an opening bracket, the closing one included; whether it is known which element it takes. */
    private boolean element(List<Json> parts) {
        if (cursor.takeIf("*")) {
            cursor.take("]", "write `]` behind the star of a splat");
            return true;
        }
        boolean before = cursor.countLineEnds(false);
        Json key = read();
        parts.add(key);
        cursor.take("]", "write `]` behind an index");
        cursor.countLineEnds(before);
        return key.kind().equals("a string") || key.kind().equals("a number");
    }

    private Json term() {
        HclToken token = cursor.peek();
        return switch (token.kind()) {
            case OPEN_QUOTE, OPEN_HEREDOC -> templates.read();
            case NUMBER -> number();
            case NAME -> name();
            case SYMBOL ->
                switch (cursor.textOf(token)) {
                    case "(" -> parentheses();
                    case "[" -> tuple();
                    case "{" -> object();
                    default -> throw noValue();
                };
            default -> throw noValue();
        };
    }

    private HclRefusal noValue() {
        return cursor.refusal("write a value");
    }

    private Json number() {
        String lexeme = cursor.textOf(cursor.peek());
        if (!NUMBER.matcher(lexeme).matches()) {
            throw cursor.refusal("write a number, or a string between `\"`");
        }
        HclToken token = cursor.take();
        return new Json.Scalar(lexeme, new Span(token.start(), token.end()));
    }

    private Json name() {
        int from = cursor.index();
        HclToken token = cursor.take();
        if (cursor.isNext("(") || cursor.isNext("::")) {
            return call(from, cursor.textOf(token));
        }
        String name = cursor.textOf(token);
        return switch (name) {
            case "true", "false", "null" -> new Json.Scalar(name, new Span(token.start(), token.end()));
            default -> cursor.opaque(VARIABLE, from, List.of());
        };
    }

    private Json call(int from, String first) {
        StringBuilder name = new StringBuilder(first);
        while (cursor.takeIf("::")) {
            HclToken next = cursor.take(Kind.NAME, "write a function's name behind `::`");
            name.append("::").append(cursor.textOf(next));
        }
        cursor.take("(", "write `(` behind a function's name");
        boolean before = cursor.countLineEnds(false);
        List<Json> arguments = new ArrayList<>();
        String hint = "write a comma between the arguments of a call, and `)` at its end";
        boolean isLast = cursor.isNext(")");
        while (!isLast) {
            int argument = cursor.index();
            Json value = read();
            if (cursor.takeIf("...")) {
                arguments.add(cursor.opaque("an expansion", argument, List.of(value)));
                hint = "write `)` behind the `...` of a call";
                break;
            }
            arguments.add(value);
            isLast = !cursor.takeIf(",") || cursor.isNext(")");
        }
        cursor.take(")", hint);
        cursor.countLineEnds(before);
        return cursor.opaque("a call of " + name + "()", from, arguments);
    }

    private Json parentheses() {
        int from = cursor.index();
        cursor.take();
        boolean before = cursor.countLineEnds(false);
        Json inner = read();
        cursor.take(")", "write `)` behind an expression in parentheses");
        cursor.countLineEnds(before);
        return cursor.opaque("an expression in parentheses", from, List.of(inner));
    }

    private Json tuple() {
        int from = cursor.index();
        int start = cursor.take().start();
        boolean before = cursor.countLineEnds(false);
        if (cursor.isNext("for")) {
            List<Json> parts = forTuple();
            cursor.countLineEnds(before);
            return cursor.opaque("a `for`", from, parts);
        }
        List<Json> elements = new ArrayList<>();
        boolean isLast = cursor.isNext("]");
        while (!isLast) {
            elements.add(read());
            isLast = !cursor.takeIf(",") || cursor.isNext("]");
        }
        cursor.take("]", "write a comma between the items of a list, and `]` at its end");
        cursor.countLineEnds(before);
        return new Json.Arr(elements, new Span(start, cursor.end()));
    }

    private Json object() {
        int from = cursor.index();
        int start = cursor.take().start();
        boolean before = cursor.countLineEnds(false);
        if (cursor.isNext("for")) {
            List<Json> parts = forObject();
            cursor.countLineEnds(before);
            return cursor.opaque("a `for`", from, parts);
        }
        cursor.countLineEnds(true);
        List<Json.Member> members = new ArrayList<>();
        List<Json> parts = new ArrayList<>();
        boolean isComputed = false;
        while (!isObjectEnd()) {
            isComputed |= !member(members, parts);
            if (!cursor.isNext("}") && !cursor.isNext(Kind.LINE_END)) {
                cursor.take(",", ITEM_HINT);
            }
        }
        cursor.take();
        cursor.countLineEnds(before);
        return isComputed
                ? cursor.opaque(COMPUTED_KEY, from, parts)
                : new Json.Obj(members, new Span(start, cursor.end()));
    }

    private boolean isObjectEnd() {
        if (cursor.isNext(Kind.LINE_END)) {
            cursor.take();
        }
        if (cursor.isNext(Kind.END)) {
            throw cursor.refusal(ITEM_HINT);
        }
        return cursor.isNext("}");
    }

    /** Whether the member that stands here has a name; to the parts goes its value, and its key before if that is computed. */
    private boolean member(List<Json.Member> members, List<Json> parts) {
        String word = cursor.textOf(cursor.peek());
        boolean isWord = cursor.isNext(Kind.NAME) && !word.equals("null");
        Json key = read();
        boolean isAlone = cursor.end() == key.span().start() + word.length();
        boolean isNamed = (isWord && isAlone) || key.asText().isPresent();
        if (!isNamed) {
            parts.add(key);
        }
        if (!cursor.takeIf("=")) {
            cursor.take(":", "write `=` and a value behind the key of an object");
        }
        Json value = read();
        parts.add(value);
        if (isNamed) {
            members.add(new Json.Member(key.asText().orElse(word), key.span().start(), value));
        }
        return isNamed;
    }

    private List<Json> forTuple() {
        List<Json> parts = new ArrayList<>(List.of(loop()));
        cursor.take(":", "write `:` behind what a `for` goes through");
        parts.add(read());
        condition(parts);
        cursor.take("]", "write `if` and a condition, or `]`, behind the value of a `for`");
        return parts;
    }

    private List<Json> forObject() {
        List<Json> parts = new ArrayList<>(List.of(loop()));
        cursor.take(":", "write `:` behind what a `for` goes through");
        parts.add(read());
        cursor.take("=>", "write `=>` and a value behind the key of a `for` in braces");
        parts.add(read());
        cursor.takeIf("...");
        condition(parts);
        cursor.take("}", "write `...`, `if` and a condition, or `}`, behind the value of a `for`");
        return parts;
    }

    private void condition(List<Json> parts) {
        if (cursor.takeIf("if")) {
            parts.add(read());
        }
    }

    /** What a {@code for} goes through, read from the keyword on: {@code for name in collection}. */
    Json loop() {
        cursor.take();
        cursor.take(Kind.NAME, "write a variable's name behind `for`, or quote `for` where it is a key");
        if (cursor.takeIf(",")) {
            cursor.take(Kind.NAME, "write a second variable's name behind the comma of a `for`");
        }
        cursor.take("in", "write `in` behind the variables of a `for`");
        return read();
    }
}
