package dev.whittle.verify;

import dev.whittle.policy.Policy;
import dev.whittle.smt.Formula;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The obligations whose actions are known, expanded: each known action is a constant, so that a query is one ground
 * formula, a disjunction over K. A finite quantifier, not a decision: whether a constant is in a language stays the
 * solver's to say.
 *
 * <p>Where both policies say the same of a used action, the question whether they differ is asked of every string at once,
 * which is more than of the one action. It is asked once for each thing that they say, and once for all where they are the
 * same policy. V4's query holds V2's and V3's as they were asked.
 */
final class KnownRange {
    private final Policy original;
    private final Policy refined;
    private final KnownActions known;
    private final Contexts contexts;
    private final Allowance allowance;

    private final List<Allowed> unused = new ArrayList<>();
    private final List<Request> used = new ArrayList<>();

    /** What both policies say alike of used actions. */
    private final Set<Slice> alike = new LinkedHashSet<>();

    private final Map<Obligation, Formula> queries = new EnumMap<>(Obligation.class);

    /** What O and R say of one known action that is used. */
    private record Request(Allowed original, Allowed refined) {}

    /** @param contexts of both policies, and how they are taken */
    KnownRange(Policy original, Policy refined, KnownActions known, Contexts contexts) {
        this.original = original;
        this.refined = refined;
        this.known = known;
        this.contexts = contexts;
        this.allowance = new Allowance(contexts);
        expand();
        ask();
    }

    /** The same with the contexts taken like this; no work where they already are. */
    KnownRange under(Contexts taken) {
        return taken.equals(contexts) ? this : new KnownRange(original, refined, known, taken);
    }

    private void expand() {
        Slice whole = Slice.of(refined);
        boolean isSame = whole.equals(Slice.of(original));
        if (isSame && whole.mayAllow()) {
            alike.add(whole);
        }
        for (KnownService service : concerned()) {
            String name = service.trie().service();
            if (!(isSame && service.unused() == 0)) {
                expand(service, Slice.of(original, name), Slice.of(refined, name), isSame);
            }
        }
    }

    /**
     * The services in which either policy may allow something, sorted by prefix. If both name theirs, only those are made:
     * making all of the catalog's takes longer than the proof.
     */
    private List<KnownService> concerned() {
        Optional<Set<String>> before = original.allowedServices();
        Optional<Set<String>> after = refined.allowedServices();
        if (before.isEmpty() || after.isEmpty()) {
            return known.services();
        }
        Set<String> either = new TreeSet<>(before.get());
        either.addAll(after.get());
        return either.stream().flatMap(name -> known.service(name).stream()).toList();
    }

    private void expand(KnownService service, Slice before, Slice after, boolean isSame) {
        boolean isAlike = isSame || before.equals(after);
        if (isAlike
                && !isSame
                && before.mayAllow()
                && service.unused() < service.trie().size()) {
            alike.add(before);
        }
        if ((before.mayAllow() || after.mayAllow()) && !(isAlike && service.unused() == 0)) {
            for (int i = 0; i < service.trie().size(); i++) {
                String action = service.trie().folded(i);
                if (service.isUnused(i)) {
                    addUnused(action, after);
                } else if (!isAlike) {
                    addUsed(action, before.about(action), after.about(action));
                }
            }
        }
    }

    private void addUnused(String action, Slice after) {
        Allowed now = allowance.allowed(after, action);
        if (!Formula.FALSE.equals(now.possibly())) {
            unused.add(now);
        }
    }

    private void addUsed(String action, Slice before, Slice after) {
        if (before.equals(after)) {
            if (before.mayAllow()) {
                alike.add(before);
            }
        } else if (before.mayAllow() || after.mayAllow()) {
            used.add(new Request(allowance.allowed(before, action), allowance.allowed(after, action)));
        }
    }

    private void ask() {
        Formula stillAllowed = Formula.or(
                unused.stream().map(now -> Obligation.V2.query(now, now, true)).toList());
        List<Formula> lost = new ArrayList<>();
        alike.forEach(slice -> lost.add(allowance.differs(slice, slice)));
        used.forEach(request -> lost.add(Obligation.V3.query(request.original(), request.refined(), false)));
        Formula anyLost = Formula.or(lost);
        List<Formula> gained = used.stream()
                .map(request -> Obligation.V1.query(request.original(), request.refined(), false))
                .toList();
        queries.put(Obligation.V2, stillAllowed);
        queries.put(Obligation.V3, anyLost);
        queries.put(Obligation.V4, Formula.or(List.of(stillAllowed, anyLost, Formula.or(gained))));
    }

    /** Unsatisfiable iff the obligation holds for every known action. */
    Formula query(Obligation obligation) {
        return Objects.requireNonNull(queries.get(obligation), "it ranges over more than the known actions");
    }
}
