package dev.whittle.run;

import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Removals;
import dev.whittle.refine.Unobserved;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Refinery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One of several principals who share a policy, and what its evidence says of the policy.
 *
 * @param <P> a principal
 * @param unused the actions of its U that the policy grants, as spelled
 * @param unobserved the actions that the policy grants and whose use its evidence could not have shown, as spelled, by their
 *     folded text
 */
record Sharer<P>(P principal, KnownActions known, List<String> unused, Map<String, String> unobserved) {
    static <P> Sharer<P> of(P principal, Evidence evidence, Policy policy, Refinery refinery) {
        KnownActions known = refinery.known(policy, evidence);
        TreeMap<String, String> unobserved = new TreeMap<>();
        Stream.of(Unobserved.of(policy, known), Unobserved.untracked(policy, known))
                .flatMap(List::stream)
                .forEach(action -> unobserved.put(Pattern.fold(action), action));
        return new Sharer<>(principal, known, Removals.of(policy, known), unobserved);
    }

    /** Whether it is reported not to use a folded action, which others may know and it may not. */
    boolean letsGo(String action) {
        return known.isUnused(action) || (!known.isKnown(action) && letsGoAll(Pattern.of(action)));
    }

    /** Whether it is reported to use nothing that a pattern matches, known or not. */
    boolean letsGoAll(Pattern pattern) {
        return known.isRemembered(pattern);
    }

    /** Whether a folded action stays on its account: used, kept, or not reported though its use would have been seen. */
    boolean keeps(String action) {
        return !letsGo(action) && !unobserved.containsKey(action);
    }
}
