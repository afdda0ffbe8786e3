package dev.whittle.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the start of a text tells of its shape. */
public final class JsonOpening {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonOpening() {}

    /**
     * The members of the first object, or of an array's first element, and those of the objects in it, as far as the text
     * goes: what is wrong in it, or cut off, is the end.
     *
     * @return under their JSON pointers the texts of scalars, <code>{</code> for an object and {@code [} for a list; a
     *     string that is an array's first element stands under the empty pointer
     */
    public static Map<String, String> members(String text) {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            boolean isArray = first == JsonToken.START_ARRAY;
            first = isArray ? parser.nextToken() : first;
            if (first == JsonToken.START_OBJECT) {
                read(parser, "", members);
            } else if (isArray && first == JsonToken.VALUE_STRING) {
                members.put("", parser.getText());
            }
        } catch (IOException e) {
            return members;
        }
        return members;
    }

    private static void read(JsonParser parser, String pointer, Map<String, String> into) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = Json.Member.pointer(pointer, parser.currentName());
            JsonToken value = parser.nextToken();
            into.put(member, value == null ? "" : parser.getText());
            if (value == JsonToken.START_OBJECT && pointer.isEmpty()) {
                read(parser, member, into);
            } else {
                parser.skipChildren();
            }
        }
    }
}
