package dev.whittle.request;

import dev.whittle.json.Json;
import dev.whittle.json.Problem;
import java.util.List;

/**
 * A policy, read a second time as what it says of whole requests.
 *
 * @param name what messages call its document
 * @param document its tree, which the {@link RequestEvaluator} reads on its own
 * @param kind whose policy it is
 * @param statements in order
 */
public record RequestPolicy(String name, Json document, Kind kind, List<RequestStatement> statements) {
    /** Whose policy a document is, as its statements show. */
    public enum Kind {
        /** Of a user, role or group, a boundary, or an organization: no statement names a principal. */
        IDENTITY,
        /** Of a resource, a trust policy among them: every statement names one. */
        RESOURCE
    }

    public RequestPolicy {
        statements = List.copyOf(statements);
    }

    /** Why some of its statements are not understood; empty where all are. */
    public List<Problem> refusals() {
        return statements.stream()
                .flatMap(statement -> statement.refusals().stream())
                .toList();
    }
}
