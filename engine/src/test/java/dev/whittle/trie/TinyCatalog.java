package dev.whittle.trie;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogText;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Catalogs of a handful of actions, and what is known under them. */
public final class TinyCatalog {
    private TinyCatalog() {}

    /** The catalog of these actions, {@code service:Name}, in any order; distinct after folding. */
    public static Catalog of(Collection<String> actions) {
        TreeMap<String, TreeMap<String, String>> services = new TreeMap<>();
        for (String action : actions) {
            String service = action.substring(0, action.indexOf(':'));
            String name = action.substring(service.length() + 1);
            services.computeIfAbsent(service, prefix -> new TreeMap<>()).put(name.toLowerCase(Locale.ROOT), name);
        }
        StringBuilder text = new StringBuilder("whittle-catalog 1\ndate 2026-01-02\norigin test\nnotice none\n"
                + "levels L=List R=Read W=Write T=Tagging P=Permissions management\nservices " + services.size()
                + "\nactions "
                + services.values().stream().mapToInt(TreeMap::size).sum() + "\n");
        services.forEach((prefix, names) -> {
            text.append(prefix).append(" A service\n");
            names.values().forEach(name -> text.append(' ').append(name).append(" R\n"));
        });
        return CatalogText.read("tiny", text.toString());
    }

    /** Frozen over these actions. */
    public static CatalogTrie trie(String... actions) {
        return new CatalogTrie(of(List.of(actions)));
    }

    /** These actions or patterns reported unused, no policy's literals. */
    static KnownActions unused(CatalogTrie trie, String... unused) {
        return KnownActions.of(trie, Evidence.ofUnused(patterns(unused)), List.<Policy>of());
    }

    /** The patterns with these texts. */
    public static List<Pattern> patterns(String... texts) {
        return Arrays.stream(texts).map(Pattern::of).toList();
    }

    /** The texts of these patterns. */
    public static List<String> texts(Collection<Pattern> patterns) {
        return patterns.stream().map(Pattern::text).toList();
    }
}
