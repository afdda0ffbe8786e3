package dev.whittle.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The columns of a query over Athena's table of CloudTrail's records, in any order and letter case.
 *
 * @param columns where each stands that is wanted, from 0
 */
record AthenaTable(Map<String, Integer> columns) {
    private static final String SOURCE = "eventsource";
    private static final String NAME = "eventname";

    /** The wanted columns. */
    private static final Set<String> WANTED = TrailIdentity.WANTED.stream()
            .map(pointer -> pointer.split("/", -1)[1].toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    AthenaTable {
        columns = Map.copyOf(columns);
    }

    /** Whether a row may be one of names: it holds one of those that every such table has. */
    static boolean isHeader(List<String> row) {
        return row.stream().map(AthenaTable::folded).anyMatch(WANTED::contains);
    }

    /**
     * The columns of these names.
     *
     * @throws IllegalArgumentException where one lacks or stands there twice
     */
    static AthenaTable of(List<String> names) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = folded(names.get(i));
            if (WANTED.contains(name) && columns.put(name, i) != null) {
                throw new IllegalArgumentException(
                        "the column `" + name + "` stands here a second time; keep one of them");
            }
        }
        for (String name : List.of(SOURCE, NAME)) {
            if (!columns.containsKey(name)) {
                throw new IllegalArgumentException(
                        "the table has no column `" + name + "`; select it as well, and `useridentity`");
            }
        }
        return new AthenaTable(columns);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** What a row holds, under lower-case pointers; empty cells are left out. */
    Map<String, String> row(IntFunction<String> cells) {
        Map<String, String> row = new HashMap<>();
        columns.forEach((name, column) -> {
            String value = cells.apply(column);
            if (!value.isEmpty()) {
                row.put("/" + name, value);
            }
        });
        return row;
    }
}
