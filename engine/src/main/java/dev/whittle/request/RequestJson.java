package dev.whittle.request;

import dev.whittle.catalog.Vocabulary;
import dev.whittle.json.JsonWriter;

/** Requests as JSON: {@code {"action","resource","principal","context":{key:[value]}}}, without principal where there is none. */
public final class RequestJson {
    private RequestJson() {}

    /**
     * Writes the members of a request. Keys are spelled as published, and rise by their folded names.
     *
     * @param vocabulary the known condition keys
     */
    public static JsonWriter write(JsonWriter out, Request request, Vocabulary vocabulary) {
        return out.member("action", request.action())
                .member("resource", request.resource())
                .member("principal", request.principal().map(Caller::text))
                .member(
                        "context",
                        context -> request.context()
                                .forEach((key, values) -> context.strings(vocabulary.spelling(key), values)));
    }
}
