package dev.whittle.verify;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes refinements of candidates: the text to be printed is read again by the strict reader, and that is judged. */
final class Prover {
    private Prover() {}

    /**
     * Proves a candidate or says why not.
     *
     * @param timeout for each obligation
     * @throws DisagreementException where the candidate's structure is not the original's
     */
    static Proof prove(Candidate candidate, Duration timeout) {
        return prove(candidate, timeout, asked -> {});
    }

    /**
     * The same, telling each question and its answer as it goes.
     *
     * @throws DisagreementException where the candidate's structure is not the original's
     */
    static Proof prove(Candidate candidate, Duration timeout, Consumer<Asked> listener) {
        Policy original = candidate.original();
        Policy refined = candidate
                .text()
                .map(text -> read(candidate, new SourceText("refined policy", text)))
                .orElse(Policy.NOTHING);
        Judgement judgement = Verifier.judge(original, refined, candidate.known(), timeout, listener);
        if (!judgement.differences().isEmpty()) {
            throw new DisagreementException(
                    "refining changed more than action lists: " + String.join("; ", judgement.differences()), "");
        }
        return judgement.verdict().isProved()
                ? new ProvedRefinement(candidate, judgement)
                : new Unproved(candidate, judgement);
    }

    /** The policy of the edited text, in which nothing but the policy's lists and statements has changed. */
    private static Policy read(Candidate candidate, SourceText text) {
        Policy original = candidate.original();
        Policy refined = original.notation().read(text);
        List<String> differences = original.notation().differences(original, refined, candidate.gone());
        if (!differences.isEmpty()) {
            throw new DisagreementException("refining changed other bytes: " + String.join("; ", differences), "");
        }
        return refined;
    }

    /**
     * Proves that policies which replace the original together do what its refinement does; nothing where they don't, or
     * where it is not decided. They have the original's Version, which says how contexts are read, and are judged as one:
     * a principal's policies are evaluated together, so that what they allow is what one policy of all their statements
     * allows.
     *
     * @param texts one for each policy
     * @param timeout for each obligation
     */
    // TRUSTED: policies of one principal mean what one policy of all their statements means.
    static Optional<ProvedFit> proveTogether(Candidate candidate, List<String> texts, Duration timeout) {
        Policy original = candidate.original();
        Policy together = together(original, texts);
        Judgement judgement = Verifier.judge(original, together, candidate.known(), timeout);
        return judgement.verdict().isProved() ? Optional.of(new ProvedFit(texts, judgement)) : Optional.empty();
    }

    /** Policies read as one, of the original's Version. */
    static Policy together(Policy original, List<String> texts) {
        List<Policy> parts = texts.stream()
                .map(text -> PolicyReader.read(new SourceText("refined policy", text)))
                .toList();
        if (parts.stream().anyMatch(part -> !part.version().equals(original.version()))) {
            throw new DisagreementException("a part of the policy has another Version", "");
        }
        return new Policy(
                new SourceText("refined policies", String.join("\n", texts)),
                original.version(),
                original.id(),
                parts.stream().flatMap(part -> part.statements().stream()).toList());
    }
}
