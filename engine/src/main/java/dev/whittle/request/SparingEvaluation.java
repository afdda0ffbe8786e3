package dev.whittle.request;

import dev.whittle.json.Json;
import dev.whittle.policy.Effect;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one document says of one request, where a statement that is not understood is asked about only while the decision hangs on
 * it: a Deny unless another one applies, an Allow unless the request is decided without it. The assumptions that count are then as
 * many as such statements, and not two to the power of that, so that {@link Cases} are complete.
 *
 * @param documents all documents of the question
 * @param refusals the document, and what of it is not understood
 */
record SparingEvaluation(Documents documents, Request request, Refusals refusals) {
    /**
     * Decides as {@link RequestEvaluator} does.
     *
     * @return a decision that names what is understood, or else the first statement that is not and applies
     */
    Decision decide(Assuming assuming) {
        Decision known = RequestEvaluator.decide(
                new RequestEvaluator(documents, ofUnderstood(assuming)).explain(refusals, request));
        if (known.kind() == Decision.Kind.EXPLICIT) {
            return known;
        }
        Optional<Decision> denied = first(Effect.DENY, assuming).map(deny -> decision(Decision.Kind.EXPLICIT, deny));
        if (denied.isPresent() || known.isAllowed()) {
            return denied.orElse(known);
        }
        return first(Effect.ALLOW, assuming)
                .map(allow -> decision(Decision.Kind.ALLOWED, allow))
                .orElse(known);
    }

    private static Decision decision(Decision.Kind kind, String statement) {
        return new Decision(kind, List.of(statement));
    }

    private Optional<String> first(Effect effect, Assuming assuming) {
        return refusals.pointers().stream()
                .filter(pointer -> statement(pointer)
                        .text("Effect")
                        .filter(effect.text()::equals)
                        .isPresent())
                .filter(pointer -> assuming.holds(refusals.fact(pointer, statement(pointer))))
                .findFirst();
    }

    private Json statement(String pointer) {
        return Objects.requireNonNull(refusals.statements().get(pointer));
    }

    /** The same answers, but that no statement applies that is not understood. */
    private static Assuming ofUnderstood(Assuming assuming) {
        return new Assuming() {
            @Override
            public boolean takesSecond(Reading reading) {
                return assuming.takesSecond(reading);
            }

            @Override
            public boolean holds(OpenFact fact) {
                return fact.kind() != OpenFact.Kind.STATEMENT && assuming.holds(fact);
            }
        };
    }
}
