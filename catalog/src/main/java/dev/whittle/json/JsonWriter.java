package dev.whittle.json;

import dev.whittle.text.Printable;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes JSON (RFC 8259), members in the order in which they are written: {@link #line} on one line, {@link #text} indented.
 * Both write strings as {@link #quoted} does; {@link #raw} alone copies.
 */
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private final Layout layout;
    private int depth;
    private boolean isEmpty;

    private JsonWriter(Layout layout) {
        this.layout = layout;
    }

    /** What stands between the values. */
    private enum Layout {
        LINE(":") {
            @Override
            void startLine(int depth, StringBuilder out) {}
        },
        INDENTED(": ") {
            @Override
            void startLine(int depth, StringBuilder out) {
                out.append('\n').append("  ".repeat(depth));
            }
        };

        private final String colon;

        Layout(String colon) {
            this.colon = colon;
        }

        /** Goes to where the next member, element or closing bracket stands. */
        abstract void startLine(int depth, StringBuilder out);
    }

    /** An object with these members on one line, without white space and without a line end. */
    public static String line(Consumer<JsonWriter> members) {
        return written(Layout.LINE, members).toString();
    }

    /** An object with these members, each on a line of its own, indented by two spaces; a line end after it. */
    public static String text(Consumer<JsonWriter> members) {
        return written(Layout.INDENTED, members).append('\n').toString();
    }

    private static StringBuilder written(Layout layout, Consumer<JsonWriter> members) {
        JsonWriter writer = new JsonWriter(layout);
        writer.object(members);
        return writer.out;
    }

    /**
     * A string in quotes. What is {@linkplain Printable#isHidden hidden} is escaped, so that the string stays on its line,
     * has a UTF-8 form, and shows what it holds; and so are quotes and backslashes. No two strings are quoted alike.
     */
    public static String quoted(String string) {
        StringBuilder quoted = new StringBuilder(string.length() + 2);
        quote(string, quoted);
        return quoted.toString();
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"');
        int point;
        for (int at = 0; at < string.length(); at += Character.charCount(point)) {
            point = string.codePointAt(at);
            switch (point) {
                case '"', '\\' -> out.append('\\').append((char) point);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (Printable.isHidden(point)) {
                        Printable.escape(point, out);
                    } else {
                        out.appendCodePoint(point);
                    }
                }
            }
        }
        out.append('"');
    }

    /** A member with a string. */
    public JsonWriter member(String name, String value) {
        name(name);
        quote(value, out);
        return this;
    }

    /** A member with a string, where there is one. */
    public JsonWriter member(String name, Optional<String> value) {
        return value.map(text -> member(name, text)).orElse(this);
    }

    /** A member with a number. */
    public JsonWriter member(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    /** A member with a truth value. */
    public JsonWriter member(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    /** A member with an object. */
    public JsonWriter member(String name, Consumer<JsonWriter> members) {
        name(name);
        object(members);
        return this;
    }

    /** A member with an array of strings. */
    public JsonWriter strings(String name, Collection<String> values) {
        return array(name, values, value -> quote(value, out));
    }

    /** A member with an array of objects, one for each item. */
    public <T> JsonWriter objects(String name, Collection<T> items, BiConsumer<JsonWriter, T> members) {
        return array(name, items, item -> object(writer -> members.accept(writer, item)));
    }

    /** A member with a value that is JSON already, copied character by character. */
    public JsonWriter raw(String name, String json) {
        name(name);
        out.append(json);
        return this;
    }

    /** A member with an array of values that are JSON already. */
    public JsonWriter raws(String name, Collection<String> values) {
        return array(name, values, out::append);
    }

    private void name(String name) {
        next();
        quote(name, out);
        out.append(layout.colon);
    }

    private void object(Consumer<JsonWriter> members) {
        open('{');
        members.accept(this);
        close('}');
    }

    private <T> JsonWriter array(String name, Collection<T> elements, Consumer<T> writer) {
        name(name);
        open('[');
        for (T element : elements) {
            next();
            writer.accept(element);
        }
        close(']');
        return this;
    }

    private void open(char bracket) {
        out.append(bracket);
        depth++;
        isEmpty = true;
    }

    /** To the next member or element of what is open. */
    private void next() {
        if (!isEmpty) {
            out.append(',');
        }
        isEmpty = false;
        layout.startLine(depth, out);
    }

    private void close(char bracket) {
        depth--;
        if (!isEmpty) {
            layout.startLine(depth, out);
        }
        isEmpty = false;
        out.append(bracket);
    }
}
