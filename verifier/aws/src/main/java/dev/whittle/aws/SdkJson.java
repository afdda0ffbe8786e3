package dev.whittle.aws;

import dev.whittle.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * An answer of the SDK as JSON, with the names and texts of the API: what {@code aws} prints, but for policy documents, which stay
 * percent-encoded as they were sent. Times are ISO 8601 in UTC. What the answer lacks is left out.
 */
final class SdkJson {
    private SdkJson() {}

    /** On one line. */
    static String of(SdkPojo answer) {
        return JsonWriter.line(out -> {
            for (SdkField<?> field : answer.sdkFields()) {
                Object value = field.getValueOrDefault(answer);
                if (value != null
                        && !(value instanceof SdkAutoConstructList)
                        && !(value instanceof SdkAutoConstructMap)) {
                    out.raw(field.memberName(), value(value));
                }
            }
        });
    }

    /** Several, a line each, in an array. */
    static String pages(List<String> pages) {
        return pages.stream().collect(Collectors.joining(",\n", "[", "]\n"));
    }

    private static String value(Object value) {
        if (value instanceof SdkPojo object) {
            return of(object);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SdkJson::value).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> JsonWriter.quoted(String.valueOf(entry.getKey())) + ":" + value(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : JsonWriter.quoted(value.toString());
    }
}
