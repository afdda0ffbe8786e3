package dev.whittle.verify;

import dev.whittle.policy.Policy;
import dev.whittle.smt.Formula;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The obligations whose actions are known, expanded: each known action is a constant, so that a query is one ground
 * formula, a disjunction over K. A finite quantifier, not a decision: whether a constant is in a language stays the
 * solver's to say.
 */
final class KnownRange {
    private final Policy original;
    private final Policy refined;
    private final KnownActions known;
    private final List<Request> requests = new ArrayList<>();

    /** What O and R say of one known action. */
    private record Request(Allowed original, Allowed refined, boolean isUnused) {}

    private KnownRange(Policy original, Policy refined, KnownActions known) {
        this.original = original;
        this.refined = refined;
        this.known = known;
    }

    /** With every context free. */
    static KnownRange exactly(Policy original, Policy refined, KnownActions known, Contexts contexts) {
        return new KnownRange(original, refined, known).expand(new Allowance(contexts)::exactly);
    }

    /** With the bounds over contexts that only one policy has. */
    static KnownRange bounds(Policy original, Policy refined, KnownActions known, Contexts contexts) {
        return new KnownRange(original, refined, known).expand(new Allowance(contexts)::bounds);
    }

    private KnownRange expand(BiFunction<Policy, String, Allowed> allowed) {
        Optional<Set<String>> before = original.allowedServices();
        Optional<Set<String>> after = refined.allowedServices();
        for (KnownService service : known.services()) {
            String name = service.trie().service();
            if (mayBe(before, name) || mayBe(after, name)) {
                expand(service, original.about(name), refined.about(name), allowed);
            }
        }
        return this;
    }

    private static boolean mayBe(Optional<Set<String>> services, String service) {
        return services.isEmpty() || services.get().contains(service);
    }

    private void expand(
            KnownService service, Policy before, Policy after, BiFunction<Policy, String, Allowed> allowed) {
        if (before.mayAllow() || after.mayAllow()) {
            for (int i = 0; i < service.trie().size(); i++) {
                String action = service.trie().folded(i);
                Allowed originally = allowed.apply(before, action);
                Allowed now = allowed.apply(after, action);
                if (!originally.possibly().equals(Formula.FALSE)
                        || !now.possibly().equals(Formula.FALSE)) {
                    requests.add(new Request(originally, now, service.isUnused(i)));
                }
            }
        }
    }

    /** Unsatisfiable iff the obligation holds for every known action. */
    Formula query(Obligation obligation) {
        return Formula.or(requests.stream()
                .map(request -> obligation.query(request.original(), request.refined(), request.isUnused()))
                .toList());
    }
}
