package dev.whittle.compare;

import dev.whittle.json.Json;
import dev.whittle.request.Cases;
import dev.whittle.request.Decision;
import dev.whittle.request.Documents;
import dev.whittle.request.Request;
import dev.whittle.request.RequestEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tries requests on both sides by the plain evaluator, which reads the documents on its own.
 *
 * @param one the side that is to allow
 * @param other the side that is not to
 */
record Replay(Documents documents, Side one, Side other) {
    /** What came of a request. */
    sealed interface Outcome {
        /** It is allowed by the one and not by the other, whatever is assumed. */
        record Shown(List<String> allowedBy, List<String> deniedBy, List<String> silent) implements Outcome {}

        /** That hangs on what is assumed. */
        record Open(String on) implements Outcome {}

        /** It is not so under any assumption that was tried first. */
        record Failed() implements Outcome {}
    }

    Outcome of(Request request) {
        List<Json> trees = new ArrayList<>(one.trees());
        trees.addAll(other.trees());
        Cases cases = RequestEvaluator.cases(documents, trees, request);
        boolean isComplete = cases.isComplete();
        List<Cases.Case> failing =
                cases.all().stream().filter(each -> !tells(each.decisions())).toList();
        if (failing.isEmpty() && isComplete) {
            List<Decision> decisions = cases.all().get(0).decisions();
            int border = one.documents().size();
            List<Decision> others = decisions.subList(border, decisions.size());
            return new Outcome.Shown(
                    one.named(decisions.subList(0, border), Decision.Kind.ALLOWED),
                    other.named(others, Decision.Kind.EXPLICIT),
                    other.silent(others));
        }
        return failing.size() == cases.all().size()
                ? new Outcome.Failed()
                : new Outcome.Open(on(cases).orElse("more open facts than can be tried"));
    }

    private boolean tells(List<Decision> decisions) {
        int border = one.documents().size();
        return one.allows(decisions.subList(0, border)) && !other.allows(decisions.subList(border, decisions.size()));
    }

    private Optional<String> on(Cases cases) {
        String questions =
                cases.decisive(this::tells).stream().map(Cases.Question::words).collect(Collectors.joining("; "));
        return questions.isEmpty() ? Optional.empty() : Optional.of(questions);
    }
}
