package dev.whittle.report;

import dev.whittle.compare.RequestCounterexample;
import dev.whittle.request.Caller;
import dev.whittle.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A whole request that refutes something, in words, a line for each part. */
final class RequestLines {
    private RequestLines() {}

    static List<String> of(RequestCounterexample example) {
        Request request = example.request();
        List<String> lines = new ArrayList<>();
        lines.add(line("request", request.action()));
        lines.add(line("resource", request.resource()));
        request.principal().map(Caller::text).ifPresent(text -> lines.add(line("principal", text)));
        request.context().forEach((key, values) -> lines.add(line("context", key + " = " + String.join(", ", values))));
        lines.add(line("allowed by", String.join(", ", example.allowedBy())));
        lines.add(line("not allowed", example.notAllowedBecause()));
        return lines;
    }

    private static String line(String name, String text) {
        return String.format(Locale.ROOT, "%-11s %s", name, text);
    }
}
