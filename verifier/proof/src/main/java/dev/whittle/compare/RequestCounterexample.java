package dev.whittle.compare;

import dev.whittle.request.Request;
import java.util.List;

/**
 * A request that one side allows and the other does not, replayed by the plain evaluator under every reading and open fact on which
 * its answer could hang.
 *
 * @param request the request
 * @param allowedBy the Allow statements of the one side that apply, as pointers
 * @param deniedBy the Deny statements of the other side that apply; none where no statement of it allows the request
 * @param fit whether some known action takes such a resource
 */
public record RequestCounterexample(Request request, List<String> allowedBy, List<String> deniedBy, Fit fit) {
    /** Whether action and resource go together. */
    public enum Fit {
        /** The published tables say that the action takes such a resource, or none at all. */
        TAKEN,
        /** No known action of those that were looked for takes it. */
        NOT_TAKEN
    }

    public RequestCounterexample {
        allowedBy = List.copyOf(allowedBy);
        deniedBy = List.copyOf(deniedBy);
    }

    /** Why the other side does not allow the request. */
    public String notAllowedBecause() {
        return deniedBy.isEmpty() ? "no statement allows it" : "denied by " + String.join(", ", deniedBy);
    }
}
