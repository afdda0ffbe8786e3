package dev.whittle.verify;

import dev.whittle.catalog.Catalog;
import dev.whittle.evidence.Evidence;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Protection;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.Refiner;
import dev.whittle.smt.DeepStack;
import dev.whittle.source.PolicySource;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Refines policies: a policy and the evidence of its use in, a proof out.
 *
 * <pre>{@code
 * Refinery refinery = new Refinery(Catalogs.newest(), AdmitNew.PREFIX, Duration.ofSeconds(30));
 * Proof proof = refinery.refine(PolicySource.read("policy.json", bytes), evidence);
 * proof.refinement().flatMap(ProvedRefinement::text).ifPresent(System.out::print);
 * }</pre>
 *
 * <p>That is {@link #known}, {@link #candidate} and {@link #prove} in one; a caller that has something to ask or to say
 * between these steps takes them one by one. Many threads may use it at once. Any thread will do, see {@link DeepStack}.
 */
public final class Refinery {
    private final CatalogTrie catalog;
    private final AdmitNew admitNew;
    private final Duration timeout;
    private final Protection protection;

    /**
     * A refinery by one catalog.
     *
     * @param catalog the known actions
     * @param admitNew what refined text admits of actions that nobody knows yet
     * @param timeout for each obligation; what is not decided by then is unknown
     */
    public Refinery(Catalog catalog, AdmitNew admitNew, Duration timeout) {
        this(new CatalogTrie(catalog), admitNew, timeout);
    }

    /**
     * The same with a trie that others use, too.
     *
     * @param catalog the known actions
     * @param admitNew what refined text admits of actions that nobody knows yet
     * @param timeout for each obligation; what is not decided by then is unknown
     */
    public Refinery(CatalogTrie catalog, AdmitNew admitNew, Duration timeout) {
        this(catalog, admitNew, timeout, Protection.NONE);
    }

    private Refinery(CatalogTrie catalog, AdmitNew admitNew, Duration timeout, Protection protection) {
        this.catalog = catalog;
        this.admitNew = admitNew;
        this.timeout = timeout;
        this.protection = protection;
    }

    /** The same, but protected statements stay byte for byte, and what they grant counts as kept. */
    public Refinery protecting(Protection other) {
        return new Refinery(catalog, admitNew, timeout, other);
    }

    /** The catalog by which it refines. */
    public Catalog catalog() {
        return catalog.catalog();
    }

    /**
     * The proof of what a policy is without its unused actions, or why there is none. Time: mostly the proof, some milliseconds.
     *
     * @throws InvalidInputException where nothing of the policy would be left and it can't be taken away
     * @throws DisagreementException for an error of the program itself
     */
    public Proof refine(PolicySource source, Evidence evidence) {
        return prove(candidate(source, known(source, evidence)));
    }

    /**
     * The same for a policy that may be taken away, such as an identity's.
     *
     * @throws DisagreementException for an error of the program itself
     */
    public Proof refine(Policy policy, Evidence evidence) {
        return prove(candidate(policy, known(policy, evidence)));
    }

    /** K and U of a policy under some evidence, without what its file says is to be kept. */
    public KnownActions known(PolicySource source, Evidence evidence) {
        return known(source.policy(), evidence.plus(Evidence.ofKept(source.kept())));
    }

    /** K and U of a policy under some evidence. */
    public KnownActions known(Policy policy, Evidence evidence) {
        return KnownActions.of(catalog, evidence, List.of(policy)).protecting(policy, protection);
    }

    /**
     * What a policy is without its unused actions, not proved yet.
     *
     * @throws InvalidInputException where nothing of the policy would be left and it can't be taken away
     */
    public Candidate candidate(PolicySource source, KnownActions known) {
        Candidate candidate = candidate(source.policy(), known);
        if (candidate.recommendedAction() == RecommendedAction.DETACH_POLICY) {
            source.necessity().ifPresent(reason -> {
                throw new InvalidInputException(
                        source.title(), "nothing that it grants is used, but it can't be taken away: it is " + reason);
            });
        }
        return candidate;
    }

    /** The same for a policy that may be taken away. */
    public Candidate candidate(Policy policy, KnownActions known) {
        Candidate candidate = Refiner.refine(policy, known, admitNew);
        return policy.notation()
                .leaving(policy, candidate.gone())
                .map(left -> candidate(left, known))
                .orElse(candidate);
    }

    /**
     * Proves a candidate or says why not. The text to be printed is read again by the strict reader, and that is judged.
     *
     * @throws InvalidInputException where that text is over a limit that the original is not
     * @throws DisagreementException where solver and evaluator, or refiner and verifier disagree
     */
    public Proof prove(Candidate candidate) {
        return prove(candidate, asked -> {});
    }

    /**
     * The same, telling each question to the solver and its answer as it goes, perhaps on another thread.
     *
     * @throws InvalidInputException where that text is over a limit that the original is not
     * @throws DisagreementException where solver and evaluator, or refiner and verifier disagree
     */
    public Proof prove(Candidate candidate, Consumer<Asked> listener) {
        return Prover.prove(candidate, timeout, listener);
    }
}
