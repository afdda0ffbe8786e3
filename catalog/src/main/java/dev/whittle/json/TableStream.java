package dev.whittle.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a table of comma-separated values row by row, so that a file of any size takes the memory of one row. The first row
 * tells how many cells each has; blank lines are nothing.
 *
 * <p>Source: RFC 4180.
 */
// TRUSTED: Jackson splits the text into cells as RFC 4180 does.
public final class TableStream {
    private static final int MOST_CHARACTERS = Limits.DEFAULT.documentBytes();
    private static final int MOST_CELLS = 1_000;

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MOST_CHARACTERS)
                    .build())
            .build();

    private final String source;

    /** Prepares to read one text, under its name in messages. */
    public TableStream(String source) {
        this.source = source;
    }

    /**
     * Hands each row on, the first one too, which tells its problems as an {@link IllegalArgumentException}.
     *
     * @throws InvalidInputException where the text is no table, with line and column (in UTF-16 units)
     * @throws IOException where the stream fails
     */
    public void read(InputStream in, Consumer<List<String>> receiver) throws IOException {
        try (CsvParser parser = FACTORY.createParser(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            try {
                rows(parser, receiver);
            } catch (StreamConstraintsException e) {
                throw refused(
                        parser.currentTokenLocation(),
                        "the cell here is longer than " + MOST_CHARACTERS
                                + " characters, the most that is read; perhaps a quote is not closed");
            } catch (JsonProcessingException e) {
                throw refused(place(e, parser), explain(e));
            } catch (CharacterCodingException e) {
                throw refused(parser.currentLocation(), "near here a byte is not UTF-8; save the file as UTF-8");
            }
        }
    }

    private static JsonLocation place(JsonProcessingException e, JsonParser parser) {
        boolean isOpen = String.valueOf(e.getOriginalMessage()).startsWith("Missing closing quote");
        return isOpen || e.getLocation() == null ? parser.currentTokenLocation() : e.getLocation();
    }

    private static String explain(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        return message.startsWith("Missing closing quote")
                ? "the text ends within the quoted cell that starts here; it was cut off, or a quote is not closed"
                : "not comma-separated values: after a quoted cell a comma or the line's end is missing";
    }

    private void rows(JsonParser parser, Consumer<List<String>> receiver) throws IOException {
        parser.nextToken();
        int cells = 0;
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            List<String> row = new ArrayList<>();
            JsonLocation start = parser.currentLocation();
            int most = cells == 0 ? MOST_CELLS : cells;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                row.add(String.valueOf(parser.getText()));
                start = row.size() == 1 ? parser.currentTokenLocation() : start;
                if (row.size() > most) {
                    throw refused(start, width("more than " + most, cells));
                }
            }
            boolean isBlank = row.stream().allMatch(String::isEmpty) && row.size() < 2;
            if (!isBlank) {
                if (row.size() < cells) {
                    throw refused(start, width(String.valueOf(row.size()), cells));
                }
                cells = row.size();
                handOn(receiver, row, start);
            }
        }
    }

    private static String width(String found, int cells) {
        return "this row has " + found + " cells, "
                + (cells == 0 ? "the most that are read" : "but the first has " + cells + "; perhaps it was cut off");
    }

    private void handOn(Consumer<List<String>> receiver, List<String> row, JsonLocation start) {
        try {
            receiver.accept(row);
        } catch (IllegalArgumentException e) {
            throw refused(start, String.valueOf(e.getMessage()));
        }
    }

    private InvalidInputException refused(JsonLocation place, String message) {
        Place at = new Place(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()));
        return new InvalidInputException(source, List.of(new Problem(message, "", Optional.of(at))));
    }
}
