package dev.whittle.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON documents one after another, or the elements of an array as if each were one, and the objects of lists in
 * them, so that a file of any size takes the memory of one object. Of each object only the wanted scalars are handed on,
 * under their JSON pointers.
 *
 * <p>As strict as {@link JsonReader}: UTF-8, no key twice, nothing after a document but another one.
 */
public final class RecordStream {
    /** The list of all documents. */
    public static final String DOCUMENTS = "";

    /** Stands for every index in a wanted pointer. */
    private static final String EACH = "*";

    private static final int MOST_CHARACTERS = Limits.DEFAULT.documentBytes();

    /** Of lists whose elements are handed on with their object. */
    private static final int MOST_ELEMENTS = 1_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.EVIDENCE.depth())
                    .maxStringLength(MOST_CHARACTERS)
                    .maxNumberLength(Limits.EVIDENCE.numberLength())
                    .build())
            .build();

    private final String source;
    private final Wanted documents;

    /** Takes what is read. */
    @FunctionalInterface
    public interface Receiver {
        /**
         * Takes an object, whose lists were handed on before.
         *
         * @param list the pointer of its list, {@link #DOCUMENTS} for a document
         * @param members its wanted scalars, which the receiver may keep; one under a list's pointer says that the list
         *     stands there; a document that is a string in an array stands under the empty pointer
         * @throws IllegalArgumentException where it is none such; the place is added to the message
         */
        void accept(String list, Map<String, String> members);
    }

    /** The wanted pointers below one, as a tree, so that nothing is put together for what is not wanted. */
    private static final class Wanted {
        private final Map<String, Wanted> members = new HashMap<>();
        private String pointer = "";
        private @Nullable Wanted elements;

        Wanted at(String rest, String whole) {
            if (rest.isEmpty()) {
                pointer = whole;
                return this;
            }
            int end = rest.indexOf('/', 1);
            return members.computeIfAbsent(rest.substring(1, end < 0 ? rest.length() : end), name -> new Wanted())
                    .at(end < 0 ? "" : rest.substring(end), whole);
        }
    }

    /**
     * Prepares to read one text.
     *
     * @param source what the text is called in messages
     * @param lists for each list of objects, under its pointer in the document, the wanted JSON pointers within an object of
     *     it; {@code *} stands for each index of an array
     */
    public RecordStream(String source, Map<String, Set<String>> lists) {
        this.source = source;
        this.documents = wanted(lists.getOrDefault(DOCUMENTS, Set.of()));
        lists.forEach((list, pointers) -> {
            if (!list.equals(DOCUMENTS)) {
                documents.at(list, list).elements = wanted(pointers);
            }
        });
    }

    private static Wanted wanted(Set<String> pointers) {
        Wanted wanted = new Wanted();
        pointers.forEach(pointer -> wanted.at(pointer, pointer));
        return wanted;
    }

    /**
     * Hands each object on, those of a document's lists before the document.
     *
     * @throws InvalidInputException where the text is none such, with line and column (in UTF-16 units)
     * @throws IOException where the stream fails
     */
    public void read(InputStream in, Receiver receiver) throws IOException {
        read(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), receiver);
    }

    /** The same of a text. */
    public void read(String text, Receiver receiver) {
        try {
            read(new StringReader(text), receiver);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Reader in, Receiver receiver) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            try {
                if (parser.nextToken() == null) {
                    throw new InvalidInputException(source, "the file is empty");
                }
                do {
                    document(parser, receiver);
                } while (parser.nextToken() != null);
            } catch (StreamConstraintsException e) {
                throw refused(parser.currentTokenLocation(), JsonReader.explain(e, Limits.EVIDENCE));
            } catch (JsonProcessingException e) {
                JsonLocation place = e.getLocation() == null ? parser.currentTokenLocation() : e.getLocation();
                throw refused(place, JsonReader.explain(e, Limits.EVIDENCE));
            } catch (CharacterCodingException e) {
                throw refused(parser.currentLocation(), "near here a byte is not UTF-8; save the file as UTF-8");
            }
        }
    }

    private void document(JsonParser parser, Receiver receiver) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    JsonLocation start = parser.currentTokenLocation();
                    handOn(receiver, DOCUMENTS, Map.of("", parser.getText()), start);
                } else {
                    object(parser, DOCUMENTS, documents, receiver);
                }
            }
        } else {
            object(parser, DOCUMENTS, documents, receiver);
        }
    }

    private void object(JsonParser parser, String list, Wanted wanted, Receiver receiver) throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw refused(
                    start, "what stands here" + (list.isEmpty() ? "" : " in `" + name(list) + "`") + " is no object");
        }
        Map<String, String> members = new HashMap<>();
        members(parser, wanted, members, receiver);
        handOn(receiver, list, members, start);
    }

    private void handOn(Receiver receiver, String list, Map<String, String> members, JsonLocation start) {
        try {
            receiver.accept(list, members);
        } catch (IllegalArgumentException e) {
            throw refused(start, String.valueOf(e.getMessage()));
        }
    }

    private void members(JsonParser parser, Wanted wanted, Map<String, String> into, Receiver receiver)
            throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Wanted member = wanted.members.get(parser.currentName());
            JsonToken value = parser.nextToken();
            if (member == null) {
                parser.skipChildren();
            } else if (value == JsonToken.START_OBJECT) {
                members(parser, member, into, receiver);
            } else if (value == JsonToken.START_ARRAY) {
                elements(parser, member, into, receiver);
            } else if (!member.pointer.isEmpty() && value != JsonToken.VALUE_NULL) {
                into.put(member.pointer, parser.getText());
            }
        }
    }

    private void elements(JsonParser parser, Wanted member, Map<String, String> into, Receiver receiver)
            throws IOException {
        Wanted each = member.members.get(EACH);
        if (member.elements != null) {
            into.put(member.pointer, "");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                object(parser, member.pointer, member.elements, receiver);
            }
        } else if (each != null) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                if (i == MOST_ELEMENTS) {
                    throw refused(
                            parser.currentTokenLocation(),
                            "the list here has more than " + MOST_ELEMENTS + " elements, the most that are read");
                }
                Map<String, String> element = new HashMap<>();
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    members(parser, each, element, receiver);
                }
                String index = String.valueOf(i);
                element.forEach((pointer, text) -> into.put(pointer.replace(EACH, index), text));
            }
        } else {
            parser.skipChildren();
        }
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private InvalidInputException refused(JsonLocation place, String message) {
        Place at = new Place(place.getLineNr(), place.getColumnNr());
        return new InvalidInputException(source, List.of(new Problem(message, "", Optional.of(at))));
    }
}
