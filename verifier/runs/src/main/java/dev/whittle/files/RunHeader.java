package dev.whittle.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that the results of a run hang on. Two runs with equal headers give the same bytes.
 *
 * @param items names with values, neither with line ends
 */
public record RunHeader(Map<String, String> items) {
    public RunHeader {
        items = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }

    /** One {@code name: value} a line. */
    String text() {
        return items.entrySet().stream()
                .map(item -> item.getKey() + ": " + item.getValue() + "\n")
                .collect(Collectors.joining());
    }

    static RunHeader read(String text) {
        Map<String, String> items = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            items.put(colon < 0 ? line : line.substring(0, colon), colon < 0 ? "" : line.substring(colon + 2));
        });
        return new RunHeader(items);
    }

    /** What differs from an earlier run's header, in words. */
    List<String> differences(RunHeader earlier) {
        TreeSet<String> names = new TreeSet<>(items.keySet());
        names.addAll(earlier.items.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(items.get(name), earlier.items.get(name))) {
                differences.add(name + " was `" + earlier.items.getOrDefault(name, "") + "` and is `"
                        + items.getOrDefault(name, "") + "`");
            }
        }
        return differences;
    }
}
