package dev.whittle.fleet;

import dev.whittle.files.TextLine;
import dev.whittle.json.Json;
import dev.whittle.request.RequestDocument;
import dev.whittle.source.PolicySource;
import java.util.List;
import java.util.Optional;

/** Reads a task of simulating: {@code {"id","policy","request"}}, a policy document and the request that it is asked about. */
final class AskedReader {
    static final String POLICY = "policy";
    static final String REQUEST = "request";

    private static final List<String> KEYS = List.of("id", POLICY, REQUEST);

    private AskedReader() {}

    /** A policy and a request, whose sources are the line's own text. */
    record Asked(PolicySource policy, RequestDocument request) {}

    static Task<Asked> read(TextLine line) {
        return TaskLine.read(line, AskedReader::asked);
    }

    private static Asked asked(TaskLine line) {
        Json.Obj task = line.object(KEYS, "policy and request");
        Optional<PolicySource> policy = PairReader.policy(line, task, POLICY);
        Optional<RequestDocument> request = line.required(task, REQUEST, "an object with action and resource")
                .map(value -> RequestDocument.read(line.source(), value, "/" + REQUEST, line.problems()));
        line.problems().refuseIfAny();
        return new Asked(policy.orElseThrow(), request.orElseThrow());
    }
}
