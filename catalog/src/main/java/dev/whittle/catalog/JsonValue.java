package dev.whittle.catalog;

import static dev.whittle.catalog.Quoted.quoted;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A value in a JSON file of a package, which knows where it stands and refuses to be what it isn't.
 *
 * @param file what messages call the file: its path inside the package, or as named
 * @param pointer the JSON pointer of the value in it, for messages
 * @param node the value
 */
record JsonValue(String file, String pointer, JsonNode node) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The document in a file of a folder; refuses what is no JSON, and a key that stands twice in one object. */
    static JsonValue read(Path folder, String file) {
        return read(folder.resolve(file), file, quoted(file) + " is missing from " + quoted(folder));
    }

    /** The document in a file, named as it is. */
    static JsonValue read(Path file) {
        return read(file, file.toString(), "there is no file " + quoted(file));
    }

    private static JsonValue read(Path path, String name, String missing) {
        try (InputStream in = Files.newInputStream(path)) {
            return new JsonValue(name, "", MAPPER.readTree(SnapshotBytes.atMost(name, in, CatalogLimits.DEFAULT)));
        } catch (NoSuchFileException e) {
            throw new CatalogException(missing, e);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new CatalogException(
                    quoted(name) + ", line " + place.getLineNr() + ", column " + place.getColumnNr() + ": "
                            + explained(e),
                    e);
        } catch (IOException e) {
            throw new CatalogException(quoted(name) + " can't be read as JSON", e);
        }
    }

    private static String explained(JsonProcessingException e) {
        if (e.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            return "the text ends before the JSON value does; it was cut off";
        }
        if (e instanceof StreamConstraintsException) {
            return "nested too deeply, or a number or a name too long";
        }
        // What the library adds in brackets speaks of itself.
        String message = e.getOriginalMessage().replaceAll("(?s)(: |\\s*)\\(.*", "");
        return "not JSON: " + message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    /** The value under a key that must be there. */
    JsonValue field(String key) {
        JsonNode value = object().node.get(key);
        if (value == null) {
            throw refusal("field " + quoted(key) + " is missing");
        }
        return below(key, value);
    }

    boolean has(String key) {
        return object().node.has(key);
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

    boolean isTrue() {
        if (!node.isBoolean()) {
            throw refusal("there must be `true` or `false` here");
        }
        return node.booleanValue();
    }

    boolean isArray() {
        return node.isArray();
    }

    String text() {
        if (!node.isTextual()) {
            throw refusal("there must be a string here");
        }
        return node.textValue();
    }

    /** Refuses this text here where the check does. */
    void mustPass(Consumer<String> check) {
        String text = text();
        checked(() -> {
            check.accept(text);
            return text;
        });
    }

    /** What is made of this value; what is wrong with that is wrong here. */
    <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (CatalogException e) {
            throw refusal(e.getMessage());
        }
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
