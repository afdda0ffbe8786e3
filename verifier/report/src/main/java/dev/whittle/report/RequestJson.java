package dev.whittle.report;

import dev.whittle.compare.RequestCounterexample;
import dev.whittle.json.JsonWriter;
import dev.whittle.request.Caller;
import dev.whittle.request.Request;

/** A whole request that refutes something, as the members of an object; the same file is a request to simulate. */
final class RequestJson {
    private RequestJson() {}

    static void counterexample(JsonWriter out, RequestCounterexample example) {
        Request request = example.request();
        out.member("action", request.action()).member("resource", request.resource());
        request.principal().map(Caller::text).ifPresent(text -> out.member("principal", text));
        out.member("context", context -> request.context().forEach(context::strings))
                .strings("allowedBy", example.allowedBy())
                .member("notAllowedBecause", example.notAllowedBecause());
    }
}
