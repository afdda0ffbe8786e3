package dev.whittle.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the objects of an array under one key of the document, one after another, so that a file of any size takes the
 * memory of one string. Of each object only the wanted scalars are handed on, under their JSON pointers.
 *
 * <p>As strict as {@link JsonReader}: UTF-8, no key twice, nothing after the document but another one.
 */
public final class RecordStream {
    private final String source;
    private final String key;
    private final Wanted wanted = new Wanted();

    /** The wanted pointers below one, as a tree, so that nothing is put together for what is not wanted. */
    private static final class Wanted {
        private final Map<String, Wanted> members = new HashMap<>();
        private String pointer = "";

        void add(String rest, String whole) {
            int end = rest.indexOf('/', 1);
            Wanted member =
                    members.computeIfAbsent(rest.substring(1, end < 0 ? rest.length() : end), name -> new Wanted());
            if (end < 0) {
                member.pointer = whole;
            } else {
                member.add(rest.substring(end), whole);
            }
        }
    }

    /**
     * @param source what the text is called in messages
     * @param key of the array in the document
     * @param wanted JSON pointers within an object of the array
     */
    public RecordStream(String source, String key, Set<String> wanted) {
        this.source = source;
        this.key = key;
        wanted.forEach(pointer -> this.wanted.add(pointer, pointer));
    }

    /**
     * Hands each object on. The map is empty but for what the object has, and is the receiver's to keep.
     *
     * @throws InvalidInputException where the text is none such, with line and column (in UTF-16 units)
     * @throws IOException where the stream fails
     */
    public void read(InputStream in, Consumer<Map<String, String>> receiver) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Limits.EVIDENCE.depth())
                        .maxStringLength(Limits.DEFAULT.documentBytes())
                        .maxNumberLength(Limits.EVIDENCE.numberLength())
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            try {
                if (parser.nextToken() == null) {
                    throw new InvalidInputException(source, "the file is empty");
                }
                do {
                    document(parser, receiver);
                } while (parser.nextToken() != null);
            } catch (JsonProcessingException e) {
                JsonLocation place = e.getLocation() == null ? parser.currentTokenLocation() : e.getLocation();
                throw refused(place, JsonReader.explain(e, Limits.EVIDENCE));
            } catch (CharacterCodingException e) {
                throw refused(parser.currentLocation(), "near here a byte is not UTF-8; save the file as UTF-8");
            }
        }
    }

    private void document(JsonParser parser, Consumer<Map<String, String>> receiver) throws IOException {
        boolean isFound = false;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean isKey = parser.currentName().equals(key);
                JsonToken value = parser.nextToken();
                if (isKey && value == JsonToken.START_ARRAY) {
                    isFound = true;
                    records(parser, receiver);
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (!isFound) {
            throw refused(parser.currentTokenLocation(), "the document has no list `" + key + "`");
        }
    }

    private void records(JsonParser parser, Consumer<Map<String, String>> receiver) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw refused(parser.currentTokenLocation(), "what stands here in `" + key + "` is no object");
            }
            JsonLocation start = parser.currentTokenLocation();
            Map<String, String> record = new HashMap<>();
            members(parser, wanted, record);
            try {
                receiver.accept(record);
            } catch (IllegalArgumentException e) {
                throw refused(start, String.valueOf(e.getMessage()));
            }
        }
    }

    private static void members(JsonParser parser, Wanted wanted, Map<String, String> record) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Wanted member = wanted.members.get(parser.currentName());
            JsonToken value = parser.nextToken();
            if (member != null && value == JsonToken.START_OBJECT) {
                members(parser, member, record);
            } else if (member != null
                    && !member.pointer.isEmpty()
                    && value.isScalarValue()
                    && value != JsonToken.VALUE_NULL) {
                record.put(member.pointer, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private InvalidInputException refused(JsonLocation place, String message) {
        Place at = new Place(place.getLineNr(), place.getColumnNr());
        return new InvalidInputException(source, List.of(new Problem(message, "", Optional.of(at))));
    }
}
