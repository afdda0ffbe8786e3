package dev.whittle.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** How a file of CloudTrail's records is laid out. */
enum TrailLayout {
    /** Objects, one after another or in arrays and lists. */
    JSON,
    /** Rows of comma-separated values, the first of them names. */
    TABLE;

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Of these an object that holds records has one, with a list or an object. */
    private static final Set<String> HOLDERS = Set.of("Records", "Events", "ResultSet");

    /** Of these a record in any form has one; no other evidence has any. */
    private static final Set<String> MARKS = Set.of(
            "CloudTrailEvent",
            "eventVersion",
            "eventSource",
            "eventName",
            "eventversion",
            "eventsource",
            "eventname",
            "useridentity",
            "userIdentity",
            "class_uid",
            "type_uid",
            "activity_id");

    /** The layout of a text that is one of records by the user's word. */
    static TrailLayout of(String opening) {
        String text = opening.stripLeading();
        return text.isEmpty() || text.startsWith("{") || text.startsWith("[") ? JSON : TABLE;
    }

    /** The layout of a text that starts like this, if it is one of records. */
    static Optional<TrailLayout> told(String opening) {
        TrailLayout layout = of(opening);
        return Optional.of(layout).filter(found -> switch (found) {
            case JSON -> isJson(opening);
            case TABLE -> isTable(opening);
        });
    }

    private static boolean isTable(String opening) {
        return opening.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> AthenaTable.isHeader(Arrays.stream(line.split(",", -1))
                        .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                        .toList()))
                .isPresent();
    }

    /** What cuts the opening off, or is wrong in it, is told by whoever reads the file. */
    private static boolean isJson(String opening) {
        try (JsonParser parser = FACTORY.createParser(opening)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                first = parser.nextToken();
            }
            return first == JsonToken.START_OBJECT
                    ? isHolderOrRecord(parser)
                    : first == JsonToken.VALUE_STRING && parser.getText().startsWith("{");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isHolderOrRecord(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean isNested = value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY;
            boolean isWrapped = name.equals("detail") && value == JsonToken.START_OBJECT && isHolderOrRecord(parser);
            boolean isType = name.equals("detail-type") && parser.getText().endsWith("via CloudTrail");
            if (MARKS.contains(name) || (HOLDERS.contains(name) && isNested) || isWrapped || isType) {
                return true;
            }
            if (!(name.equals("detail") && value == JsonToken.START_OBJECT)) {
                parser.skipChildren();
            }
        }
        return false;
    }
}
