package dev.whittle.request;

import dev.whittle.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * What one document says of one request, under every assumption that counts.
 *
 * @param outcome what it comes to
 * @param decision how the document decides under the first readings, and no open fact true
 * @param statements what each statement says under the same, in order
 * @param decisive on what the outcome hangs, where it is unknown
 * @param assumedSingle the keys that are taken as single-valued because the document uses them so, and no catalog knows them
 */
public record Simulation(
        Outcome outcome,
        Decision decision,
        List<StatementAnswer> statements,
        List<Cases.Question> decisive,
        List<String> assumedSingle) {
    public Simulation {
        statements = List.copyOf(statements);
        decisive = List.copyOf(decisive);
        assumedSingle = List.copyOf(assumedSingle);
    }

    /** What a simulation comes to. */
    public enum Outcome {
        ALLOWED("allowed"),
        DENIED("denied"),
        /** Readings or open facts decide. */
        UNKNOWN("unknown");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** Its name in outputs. */
        public String word() {
            return word;
        }
    }

    /** What is taken for granted beside the document, in words. */
    public List<String> assumes() {
        return assumedSingle.stream().map(key -> key + " single-valued").toList();
    }

    /**
     * Asks one document. A statement that is not understood may apply or not; the outcome is unknown only where it hangs on that.
     *
     * @param documents all documents of the question: this one alone
     * @param document as {@link RequestEvaluator#decide} takes it
     */
    public static Simulation of(Documents documents, Json document, Request request) {
        SparingEvaluation evaluation = new SparingEvaluation(documents, request, Refusals.of(document, documents));
        Cases cases = Cases.of(assuming -> List.of(evaluation.decide(assuming)));
        Cases.Case first = cases.all().get(0);
        Outcome outcome = Outcome.UNKNOWN;
        if (cases.agreeOn(decisions -> decisions.get(0).isAllowed())) {
            outcome = first.decisions().get(0).isAllowed() ? Outcome.ALLOWED : Outcome.DENIED;
        }
        SortedSet<String> assumed = documents.assumedSingle();
        return new Simulation(
                outcome,
                first.decisions().get(0),
                new RequestEvaluator(documents, first.assumption()).explain(document, request),
                outcome == Outcome.UNKNOWN
                        ? cases.decisive(decisions -> decisions.get(0).isAllowed())
                        : List.of(),
                new ArrayList<>(assumed));
    }
}
