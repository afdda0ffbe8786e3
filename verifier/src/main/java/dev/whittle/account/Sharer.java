package dev.whittle.account;

import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Removals;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.util.List;

/**
 * One of several principals who share a policy, and what its evidence says of that.
 *
 * @param unused the actions of its U that the policy grants, as spelled
 */
record Sharer(Principal principal, KnownActions known, List<String> unused) {
    static Sharer of(Principal principal, Evidence evidence, Policy policy, CatalogTrie catalog) {
        KnownActions known = KnownActions.of(catalog, evidence, List.of(policy));
        return new Sharer(principal, known, Removals.of(policy, known));
    }

    /** Whether it is reported not to use a folded action, which others may know and it may not. */
    boolean letsGo(String action) {
        return known.isUnused(action) || (!known.isKnown(action) && letsGoAll(Pattern.of(action)));
    }

    /** Whether it is reported to use nothing that a pattern matches, known or not. */
    boolean letsGoAll(Pattern pattern) {
        return known.isRemembered(pattern);
    }
}
