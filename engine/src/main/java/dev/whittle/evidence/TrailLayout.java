package dev.whittle.evidence;

import dev.whittle.json.JsonOpening;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a file of CloudTrail's records is laid out. */
enum TrailLayout {
    /** Objects, one after another or in arrays and lists. */
    JSON,
    /** Rows of comma-separated values, the first of them names. */
    TABLE;

    /** An object that holds records has one of these, with a list or an object. */
    private static final Set<String> HOLDERS = Set.of("Records", "Events", "ResultSet");

    /** A record in any form has one of these; no other evidence has any. */
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

    /** The layout of a text that the user says is one of records. */
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
        Map<String, String> members = JsonOpening.members(opening);
        return members.getOrDefault("", "").startsWith("{")
                || (members.containsKey("/detail-type") && members.containsKey("/detail"))
                || HOLDERS.stream()
                        .anyMatch(name -> members.getOrDefault("/" + name, "").matches("[{\\[]"))
                || MARKS.stream()
                        .anyMatch(name -> members.containsKey("/" + name) || members.containsKey("/detail/" + name));
    }
}
