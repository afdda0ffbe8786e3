package dev.whittle.policy;

import dev.whittle.json.Json;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whom and what a policy's statements say that they are about. Those of a resource, trust policies among them, say
 * whom; those of an identity or an organization can't.
 *
 * <p>Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
final class Principals {
    private Principals() {}

    /** Whether some statement of the document has a Principal or a NotPrincipal. */
    static boolean areNamed(Json document) {
        return first(document).isPresent();
    }

    /** JSON pointer, in the document, to the first statement that has one. */
    static Optional<String> first(Json document) {
        return firstWith(document, "Principal", "NotPrincipal");
    }

    /** Whether some statement of the document has a Resource or a NotResource. */
    static boolean haveResources(Json document) {
        return firstWith(document, "Resource", "NotResource").isPresent();
    }

    private static Optional<String> firstWith(Json document, String... elements) {
        if (!(document instanceof Json.Obj policy)) {
            return Optional.empty();
        }
        Optional<Json> statements = policy.get("Statement");
        if (statements.orElse(null) instanceof Json.Arr list) {
            return IntStream.range(0, list.elements().size())
                    .filter(i -> has(list.elements().get(i), elements))
                    .mapToObj(i -> "/Statement/" + i)
                    .findFirst();
        }
        return statements.filter(one -> has(one, elements)).map(one -> "/Statement");
    }

    private static boolean has(Json statement, String... elements) {
        return statement instanceof Json.Obj object
                && Stream.of(elements).anyMatch(element -> object.get(element).isPresent());
    }
}
