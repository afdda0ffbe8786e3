package dev.whittle.compare;

import dev.whittle.json.Json;
import dev.whittle.json.Problem;
import dev.whittle.request.Documents;
import dev.whittle.request.Refusals;
import dev.whittle.request.RequestPolicy;
import dev.whittle.request.RequestStatement;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the prover's reader and the plain evaluator's refuse, one against the other. */
final class RefusalTwins {
    private RefusalTwins() {}

    /** The statements that one of the two refuses and the other does not, with the reason; nothing where there are none. */
    static Optional<String> difference(Json document, Documents documents, RequestPolicy read) {
        Set<String> byProver = new TreeSet<>();
        read.statements().stream()
                .filter(statement -> !statement.refusals().isEmpty())
                .map(RequestStatement::pointer)
                .forEach(byProver::add);
        Set<String> byEvaluator = new TreeSet<>(Refusals.of(document, documents).pointers());
        if (byProver.equals(byEvaluator)) {
            return Optional.empty();
        }
        return Optional.of("only the prover's reader refuses "
                + read.refusals().stream()
                        .filter(problem -> byEvaluator.stream()
                                .noneMatch(pointer -> problem.pointer().startsWith(pointer)))
                        .map(Problem::message)
                        .toList()
                + ", only the evaluator's refuses "
                + byEvaluator.stream()
                        .filter(pointer -> !byProver.contains(pointer))
                        .toList()
                + " of " + document);
    }
}
