package dev.whittle.compare;

import dev.whittle.request.Request;
import java.util.List;
import java.util.Optional;

/**
 * A request that one side allows and the other does not, replayed by the plain evaluator under every reading and open fact on which
 * its answer could hang.
 *
 * @param request the request
 * @param allowedBy the Allow statements of the one side that apply, as pointers
 * @param deniedBy the Deny statements of the other side that apply; none where no statement of it allows the request
 * @param silent where the other side has several documents: those of its policies, or of a limit, of which none allows the request
 * @param fit whether some known action takes such a resource
 */
public record RequestCounterexample(
        Request request, List<String> allowedBy, List<String> deniedBy, List<String> silent, Fit fit) {
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
        silent = List.copyOf(silent);
    }

    /** What is strange about the request, in words. */
    public Optional<String> remark() {
        return fit == Fit.TAKEN ? Optional.empty() : Optional.of("no catalogued action takes this resource");
    }

    /** Why the other side does not allow the request. */
    public String notAllowedBecause() {
        if (!deniedBy.isEmpty()) {
            return "denied by " + String.join(", ", deniedBy);
        }
        return silent.isEmpty()
                ? "no statement allows it"
                : "no statement of " + String.join(", ", silent) + " allows it";
    }
}
