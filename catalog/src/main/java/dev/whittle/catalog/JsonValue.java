package dev.whittle.catalog;

import static dev.whittle.catalog.Quoted.quoted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value in a JSON file of a package, which knows where it stands and refuses to be what it isn't.
 *
 * @param file the file's path inside the package, for messages
 * @param pointer the JSON pointer of the value in it, for messages
 * @param node the value
 */
record JsonValue(String file, String pointer, JsonNode node) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The document in a file; refuses what is no JSON, and a key that stands twice in one object. */
    static JsonValue read(Path folder, String file) throws IOException {
        try {
            return new JsonValue(file, "", MAPPER.readTree(Files.readAllBytes(folder.resolve(file))));
        } catch (NoSuchFileException e) {
            throw new CatalogException(quoted(file) + " is missing from " + quoted(folder), e);
        } catch (JsonProcessingException e) {
            throw new CatalogException(
                    quoted(file) + ", line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The value under a key that must be there. */
    JsonValue field(String key) {
        JsonNode value = object().node.get(key);
        if (value == null) {
            throw refusal("field " + quoted(key) + " is missing");
        }
        return below(key, value);
    }

    /** The keys and values of this object, in the file's order. */
    List<Map.Entry<String, JsonValue>> fields() {
        List<Map.Entry<String, JsonValue>> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object().node.properties()) {
            fields.add(Map.entry(field.getKey(), below(field.getKey(), field.getValue())));
        }
        return fields;
    }

    /** Refuses keys beyond these, since nobody knows what they change. */
    void mustHoldOnly(Set<String> known) {
        for (Map.Entry<String, JsonValue> field : fields()) {
            if (!known.contains(field.getKey())) {
                throw refusal(
                        "field " + quoted(field.getKey()) + " is not known; known are " + String.join(", ", known));
            }
        }
    }

    List<JsonValue> items() {
        if (!node.isArray()) {
            throw refusal("there must be an array here");
        }
        List<JsonValue> items = new ArrayList<>();
        for (JsonNode item : node) {
            items.add(below(Integer.toString(items.size()), item));
        }
        return items;
    }

    String text() {
        if (!node.isTextual()) {
            throw refusal("there must be a string here");
        }
        return node.textValue();
    }

    /** The failure that says what is wrong here. */
    CatalogException refusal(String problem) {
        return new CatalogException(
                quoted(file) + (pointer.isEmpty() ? "" : " at " + quoted(pointer)) + ": " + problem);
    }

    private JsonValue object() {
        if (!node.isObject()) {
            throw refusal("there must be an object here");
        }
        return this;
    }

    private JsonValue below(String key, JsonNode value) {
        return new JsonValue(file, pointer + "/" + key.replace("~", "~0").replace("/", "~1"), value);
    }
}
