package dev.whittle.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes JSON (RFC 8259), indented by two spaces, members in the order in which they are written. All but ASCII is
 * escaped, so that no text out of an input can hide in a terminal or a review; {@link #raw} alone copies.
 */
public final class JsonWriter {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    private interface Step {
        void write() throws IOException;
    }

    /** The text of an object with these members, a line end after it. */
    public static String text(Consumer<JsonWriter> members) {
        StringWriter text = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.setPrettyPrinter(printer);
            new JsonWriter(out).object(members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private void object(Consumer<JsonWriter> members) {
        step(out::writeStartObject);
        members.accept(this);
        step(out::writeEndObject);
    }

    /** A member with a string. */
    public JsonWriter member(String name, String value) {
        return step(() -> out.writeStringField(name, value));
    }

    /** A member with a string, where there is one. */
    public JsonWriter member(String name, Optional<String> value) {
        return value.map(text -> member(name, text)).orElse(this);
    }

    /** A member with a number. */
    public JsonWriter member(String name, long value) {
        return step(() -> out.writeNumberField(name, value));
    }

    /** A member with a truth value. */
    public JsonWriter member(String name, boolean value) {
        return step(() -> out.writeBooleanField(name, value));
    }

    /** A member with an object. */
    public JsonWriter member(String name, Consumer<JsonWriter> members) {
        step(() -> out.writeFieldName(name));
        object(members);
        return this;
    }

    /** A member with an array of strings. */
    public JsonWriter strings(String name, Collection<String> values) {
        step(() -> out.writeArrayFieldStart(name));
        values.forEach(value -> step(() -> out.writeString(value)));
        return step(out::writeEndArray);
    }

    /** A member with an array of objects, one for each item. */
    public <T> JsonWriter objects(String name, Collection<T> items, BiConsumer<JsonWriter, T> members) {
        step(() -> out.writeArrayFieldStart(name));
        items.forEach(item -> object(writer -> members.accept(writer, item)));
        return step(out::writeEndArray);
    }

    /** A member with a value that is JSON already, copied character by character. */
    public JsonWriter raw(String name, String json) {
        return step(() -> {
            out.writeFieldName(name);
            out.writeRawValue(json);
        });
    }

    private JsonWriter step(Step step) {
        try {
            step.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A StringWriter never fails.
        }
        return this;
    }
}
