package dev.whittle.request;

import dev.whittle.json.Json;
import dev.whittle.policy.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What documents say of single requests, plainly: it reads the JSON on its own, element by element, so that it can judge what a
 * prover says. Small, slow and obvious on purpose.
 *
 * <p>Source: IAM User Guide, "Policy evaluation logic"; the pages that the classes of each element name.
 */
public final class RequestEvaluator {
    private final Documents documents;
    private final Assuming assuming;

    /**
     * Under one assumption.
     *
     * @param documents all documents of the question
     */
    public RequestEvaluator(Documents documents, Assumption assumption) {
        this(documents, Assuming.of(assumption));
    }

    RequestEvaluator(Documents documents, Assuming assuming) {
        this.documents = documents;
        this.assuming = assuming;
    }

    /**
     * Allowed iff some Allow statement applies and no Deny does, by this document alone.
     *
     * @param document as {@link dev.whittle.policy.PolicyReader} accepts it, with statements of one kind
     * @param request with one value alone of each key that a plain operator looks at, and with a principal where statements name
     *     principals
     * @throws IllegalArgumentException for another request
     */
    public Decision decide(Json document, Request request) {
        return decide(explain(document, request));
    }

    static Decision decide(List<StatementAnswer> answers) {
        List<String> denies = applying(answers, Effect.DENY);
        if (!denies.isEmpty()) {
            return new Decision(Decision.Kind.EXPLICIT, denies);
        }
        List<String> allows = applying(answers, Effect.ALLOW);
        return new Decision(allows.isEmpty() ? Decision.Kind.IMPLICIT : Decision.Kind.ALLOWED, allows);
    }

    private static List<String> applying(List<StatementAnswer> answers, Effect effect) {
        return answers.stream()
                .filter(answer -> answer.effect() == effect && answer.applies())
                .map(StatementAnswer::pointer)
                .toList();
    }

    /** What each statement of a document says, in order; see {@link #decide}. */
    public List<StatementAnswer> explain(Json document, Request request) {
        return explain(Refusals.of(document, documents), request);
    }

    /** The same, given what of the document is not understood. */
    List<StatementAnswer> explain(Refusals refusals, Request request) {
        StatementEvaluation evaluation = new StatementEvaluation(documents, assuming, request, refusals.version());
        List<StatementAnswer> answers = new ArrayList<>();
        refusals.statements()
                .forEach((pointer, statement) -> answers.add(new StatementAnswer(
                        pointer,
                        statement.text("Sid").filter(sid -> !sid.isEmpty()),
                        statement.text("Effect").orElseThrow().equals(Effect.ALLOW.text()) ? Effect.ALLOW : Effect.DENY,
                        refusals.areOf(pointer)
                                ? mismatchOfUnknown(refusals.fact(pointer, statement), pointer)
                                : evaluation.mismatch(statement, pointer))));
        return List.copyOf(answers);
    }

    private Optional<Mismatch> mismatchOfUnknown(OpenFact fact, String pointer) {
        return assuming.holds(fact)
                ? Optional.empty()
                : Optional.of(new Mismatch(pointer, "the statement is not understood"));
    }

    /**
     * What single documents say of a request under every assumption that counts: each reading and open fact that an answer depends
     * on, both ways.
     *
     * @param question the documents that are asked, in order
     * @return at most {@link Cases#MOST}
     */
    public static Cases cases(Documents documents, List<Json> question, Request request) {
        List<Refusals> refusals = question.stream()
                .map(document -> Refusals.of(document, documents))
                .toList();
        return Cases.of(assuming -> {
            RequestEvaluator evaluator = new RequestEvaluator(documents, assuming);
            return refusals.stream()
                    .map(each -> decide(evaluator.explain(each, request)))
                    .toList();
        });
    }
}
