package dev.whittle.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request that a policy is asked about.
 *
 * @param action such as {@code s3:GetObject}, in any letter case
 * @param resource an ARN or {@code *}, as the request names it; compared letter by letter
 * @param principal who asks; none where nobody is named, as an identity policy needs nobody
 * @param context the values of each condition key that is present, by the key's lower-case name; never an empty list
 */
public record Request(
        String action, String resource, Optional<Caller> principal, SortedMap<String, List<String>> context) {
    public Request {
        SortedMap<String, List<String>> folded = new TreeMap<>();
        for (Map.Entry<String, List<String>> key : context.entrySet()) {
            if (!key.getValue().isEmpty()) {
                folded.computeIfAbsent(key.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .addAll(key.getValue());
            }
        }
        folded.replaceAll((key, values) -> List.copyOf(values));
        context = Collections.unmodifiableSortedMap(folded);
    }

    /** The values of a key, whose name is folded; none where it is absent. */
    public List<String> values(String key) {
        return context.getOrDefault(key, List.of());
    }
}
