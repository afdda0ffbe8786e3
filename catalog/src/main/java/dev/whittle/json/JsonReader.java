package dev.whittle.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads JSON (RFC 8259) into {@link Json}, with the place of every value.
 *
 * <p>The parser is fed characters, never bytes: in byte mode its columns count bytes. The end of a string is asked for
 * only after its text was, since before that it is wrong.
 */
// TRUSTED: Jackson's tokenizer splits the text as RFC 8259 does.
public final class JsonReader {
    /** What a number is written with. */
    private static final String NUMBER = "0123456789+-.eE";

    private final SourceText source;
    private final Problems problems;
    private boolean isBroken;

    private JsonReader(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * The only document of a text. If there is none, a broken one or more than one, there is a problem and no document. A
     * document with a key twice comes back with a problem, so that what else is wrong with it can be told as well.
     */
    public static Optional<Json> readOne(SourceText source, Problems problems) {
        JsonReader reader = new JsonReader(source, problems);
        List<Json> documents = reader.documents();
        if (reader.isBroken) {
            return Optional.empty();
        }
        if (documents.isEmpty()) {
            problems.add("the document is empty; write one JSON value");
            return Optional.empty();
        }
        if (documents.size() > 1) {
            problems.add(documents.get(1), "", "a second document starts here; write one JSON value");
            return Optional.empty();
        }
        return Optional.of(documents.get(0));
    }

    /** All documents of a text, one after another; incomplete where problems were added. */
    public static List<Json> readAll(SourceText source, Problems problems) {
        return new JsonReader(source, problems).documents();
    }

    private List<Json> documents() {
        Limits limits = problems.limits();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.documentBytes())
                        .maxNameLength(limits.documentBytes())
                        .maxNumberLength(limits.numberLength())
                        .build())
                .build();
        List<Json> result = new ArrayList<>();
        try (JsonParser parser = factory.createParser(source.text())) {
            readInto(result, parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    private void readInto(List<Json> documents, JsonParser parser) throws IOException {
        try {
            while (parser.nextToken() != null) {
                documents.add(value(parser));
            }
        } catch (JsonProcessingException e) {
            isBroken = true;
            // A bound that is passed has no place of its own; it is passed by the token at hand.
            JsonLocation place = e.getLocation() == null ? parser.currentTokenLocation() : e.getLocation();
            int start = (int) Math.max(0, place.getCharOffset());
            boolean isPassed = e instanceof StreamConstraintsException;
            problems.add(isPassed ? longNumber(start).orElse(start) : start, "", explain(e, problems.limits()));
        }
    }

    /** Where a number that is too long starts: the tokenizer gives the place of the token before it. */
    private OptionalInt longNumber(int start) {
        String text = source.text();
        int most = problems.limits().numberLength();
        int from = start;
        for (int at = start; at < text.length(); at++) {
            if (NUMBER.indexOf(text.charAt(at)) < 0) {
                from = at + 1;
            } else if (at - from >= most) {
                return OptionalInt.of(from);
            }
        }
        return OptionalInt.empty();
    }

    private Json value(JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, start);
            case START_ARRAY -> {
                List<Json> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield new Json.Arr(elements, new Span(start, end(parser)));
            }
            case VALUE_STRING -> {
                String text = parser.getText();
                yield new Json.Str(text, new Span(start, end(parser)));
            }
            default -> {
                String text = parser.getText();
                yield new Json.Scalar(text, new Span(start, start + text.length()));
            }
        };
    }

    private Json object(JsonParser parser, int start) throws IOException {
        List<Json.Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int nameStart = (int) parser.currentTokenLocation().getCharOffset();
            String name = parser.currentName();
            if (!names.add(name)) {
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                problems.add(nameStart, pointer, "the key `" + name + "` stands here a second time; keep one of them");
            }
            parser.nextToken();
            members.add(new Json.Member(name, nameStart, value(parser)));
        }
        return new Json.Obj(members, new Span(start, end(parser)));
    }

    private static int end(JsonParser parser) {
        return (int) parser.currentLocation().getCharOffset();
    }

    /** Which bound it was, by the first words of the tokenizer's message. */
    private static String passed(String message, Limits limits) {
        if (message.startsWith("Number")) {
            return "the number is longer than " + limits.numberLength()
                    + " characters, the most that is read; write a shorter one";
        }
        if (message.startsWith("Document nesting depth")) {
            return "nested deeper than " + limits.depth() + " levels, the most that is read";
        }
        // The tokenizer calls even a number of millions of digits a string.
        return "the value is too long: at most " + limits.numberLength() + " characters of a number and "
                + Limits.DEFAULT.documentBytes() + " of a string are read; write a shorter one";
    }

    static String explain(JsonProcessingException e, Limits limits) {
        // Between two members the tokenizer throws another exception with the same first words.
        if (e instanceof JsonEOFException || e.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            return "the text ends before the JSON value does; it was cut off";
        }
        if (e instanceof StreamConstraintsException) {
            return passed(e.getOriginalMessage(), limits);
        }
        if (e.getOriginalMessage().startsWith("Duplicate field")) {
            return e.getOriginalMessage()
                    .replaceFirst("Duplicate field '(.*)'", "the key `$1` stands here a second time; keep one of them");
        }
        String message = e.getOriginalMessage()
                .replaceAll("\\s*\\((start marker at|for [A-Za-z]+ starting at|not recognized as one) .*", "")
                .replaceAll(":? enable `.*", "");
        return "not JSON: " + message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
