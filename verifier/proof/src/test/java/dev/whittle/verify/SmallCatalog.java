package dev.whittle.verify;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogText;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Two services with names over two letters, some of them prefixes of others: all that small patterns tell apart. */
final class SmallCatalog {
    private static final Catalog CATALOG = CatalogText.read("small", """
            whittle-catalog 1
            date 2026-01-02
            origin test
            notice none
            levels L=List R=Read W=Write T=Tagging P=Permissions management
            services 2
            actions 8
            a A
             A R
             AB R
             ABA R
             B R
             BA R
            b B
             A R
             AA R
             BB R
            """);

    static final CatalogTrie TRIE = new CatalogTrie(CATALOG);

    private SmallCatalog() {}

    /** K and U for two policies, where these actions and patterns are reported unused. */
    static KnownActions known(Policy original, Policy refined, Collection<Pattern> unused) {
        return KnownActions.of(TRIE, Evidence.ofUnused(unused), List.of(original, refined));
    }

    /** K, folded. */
    static List<String> actions(KnownActions known) {
        List<String> actions = new ArrayList<>();
        for (KnownService service : known.services()) {
            for (int i = 0; i < service.trie().size(); i++) {
                actions.add(service.trie().folded(i));
            }
        }
        return actions;
    }
}
