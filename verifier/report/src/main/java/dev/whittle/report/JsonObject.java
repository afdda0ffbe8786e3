package dev.whittle.report;

import dev.whittle.json.JsonString;
import java.util.List;
import java.util.stream.Collectors;

/** A JSON object that is written member by member, in that order, on one line. */
public final class JsonObject {
    private final StringBuilder members = new StringBuilder();

    /** Adds a string. */
    public JsonObject string(String key, String value) {
        return member(key, JsonString.quoted(value));
    }

    /** Adds a number. */
    public JsonObject number(String key, long value) {
        return member(key, Long.toString(value));
    }

    /** Adds an object. */
    public JsonObject object(String key, JsonObject value) {
        return member(key, value.text());
    }

    /** Adds an array of strings. */
    public JsonObject strings(String key, List<String> values) {
        return member(key, values.stream().map(JsonString::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    /** Adds an array of objects. */
    public JsonObject objects(String key, List<JsonObject> values) {
        return member(key, values.stream().map(JsonObject::text).collect(Collectors.joining(",", "[", "]")));
    }

    private JsonObject member(String key, String value) {
        members.append(members.isEmpty() ? "" : ",")
                .append(JsonString.quoted(key))
                .append(':')
                .append(value);
        return this;
    }

    /** The object's text. */
    public String text() {
        return "{" + members + "}";
    }
}
