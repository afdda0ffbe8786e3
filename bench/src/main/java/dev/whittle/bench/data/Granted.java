package dev.whittle.bench.data;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.Generalizer;
import dev.whittle.trie.Grantable;
import dev.whittle.trie.KnownActions;
import java.util.List;

/** What patterns grant of the newest catalog. */
public final class Granted {
    private static final Grantable EVERYTHING =
            Grantable.everything(KnownActions.of(new CatalogTrie(Catalogs.newest()), Evidence.NONE, List.of()));

    private Granted() {}

    /** The actions that the pattern grants, as spelled, sorted by folded text. */
    public static List<String> by(Pattern pattern) {
        return Generalizer.names(pattern, EVERYTHING).stream()
                .map(Pattern::text)
                .toList();
    }
}
