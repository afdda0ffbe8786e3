package dev.whittle.account;

import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Removals;
import dev.whittle.refine.Unobserved;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What none of several principals uses of a policy that they share.
 *
 * @param evidence the actions that the policy grants and all of them are reported not to use; with one principal alone,
 *     its own evidence
 * @param keptAlive for each principal what would go but for it, as spelled, sorted; those for whom nothing would go are
 *     left out
 * @param unobserved what the policy grants and nobody's evidence could have shown the use of, as spelled, sorted; left to
 *     the evidence itself with one principal alone
 */
record SharedEvidence(Evidence evidence, Map<Principal, List<String>> keptAlive, List<String> unobserved) {
    /**
     * @param users at least one principal, each with its evidence; none is as good as evidence that it uses everything
     */
    static SharedEvidence of(Policy policy, CatalogTrie catalog, Map<Principal, Evidence> users) {
        if (users.size() == 1) {
            return new SharedEvidence(users.values().iterator().next(), Map.of(), List.of());
        }
        Map<Principal, TreeSet<String>> unused = new LinkedHashMap<>();
        TreeSet<String> unobserved = new TreeSet<>();
        users.forEach((user, evidence) -> {
            KnownActions known = KnownActions.of(catalog, evidence, List.of(policy));
            unused.put(user, new TreeSet<>(Removals.of(policy, known)));
            unobserved.addAll(Unobserved.of(policy, known));
            unobserved.addAll(Unobserved.untracked(policy, known));
        });
        TreeSet<String> any = new TreeSet<>();
        unused.values().forEach(any::addAll);
        TreeSet<String> all = new TreeSet<>(any);
        unused.values().forEach(all::retainAll);
        any.removeAll(all);
        Map<Principal, List<String>> keptAlive = new LinkedHashMap<>();
        unused.forEach((user, actions) -> {
            List<String> kept =
                    any.stream().filter(action -> !actions.contains(action)).toList();
            if (!kept.isEmpty()) {
                keptAlive.put(user, kept);
            }
        });
        return new SharedEvidence(together(users.values().stream().toList(), all), keptAlive, List.copyOf(unobserved));
    }

    /** Unused by all, and otherwise every name that anybody reports is known and stays. */
    private static Evidence together(List<Evidence> evidence, TreeSet<String> unused) {
        Set<Pattern> gone = unused.stream().map(Pattern::of).collect(Collectors.toSet());
        List<Pattern> named = evidence.stream()
                .map(Evidence::named)
                .flatMap(List::stream)
                .filter(action -> !gone.contains(action))
                .toList();
        List<Evidence> parts = new ArrayList<>(List.of(Evidence.ofUnused(gone), Evidence.ofUsed(named)));
        parts.add(Evidence.ofKept(
                evidence.stream().map(Evidence::kept).flatMap(List::stream).toList()));
        return Evidence.sum(parts);
    }
}
