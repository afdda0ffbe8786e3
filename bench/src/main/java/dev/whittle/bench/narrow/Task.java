package dev.whittle.bench.narrow;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One wildcard to be narrowed, with all that any approach may have prepared for it.
 *
 * @param pattern the wildcard
 * @param base the frozen trie of the catalog
 * @param evidence what is reported unused
 * @param known K and U
 * @param actions the known actions of the services that the pattern names, as spelled, sorted
 * @param unused U, folded
 */
record Task(
        Pattern pattern,
        CatalogTrie base,
        Evidence evidence,
        KnownActions known,
        List<String> actions,
        Set<String> unused) {

    /** The task on the newest catalog. */
    static Task of(Pattern pattern, Evidence evidence) {
        CatalogTrie base = new CatalogTrie(Catalogs.newest());
        KnownActions known = KnownActions.of(base, evidence, List.of());
        List<String> actions = spelled(known.services(pattern));
        Set<String> unused = new TreeSet<>();
        for (String action : spelled(known.services())) {
            String folded = Pattern.fold(action);
            if (known.isUnused(folded)) {
                unused.add(folded);
            }
        }
        return new Task(pattern, base, evidence, known, actions, Set.copyOf(unused));
    }

    /** Every known action, folded. */
    Set<String> everyAction() {
        Set<String> all = new TreeSet<>();
        spelled(known.services()).forEach(action -> all.add(Pattern.fold(action)));
        return all;
    }

    /** What the pattern grants and nobody reports unused, folded: what an answer has to grant, and nothing else. */
    Set<String> kept() {
        Set<String> kept = everyAction();
        kept.removeIf(action -> !pattern.matches(action) || unused.contains(action));
        return kept;
    }

    private static List<String> spelled(List<KnownService> services) {
        List<String> actions = new ArrayList<>();
        for (KnownService service : services) {
            for (int i = 0; i < service.trie().size(); i++) {
                actions.add(service.trie().spelled(i));
            }
        }
        return actions;
    }
}
