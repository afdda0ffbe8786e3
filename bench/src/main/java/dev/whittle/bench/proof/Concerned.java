package dev.whittle.bench.proof;

import dev.whittle.policy.Policy;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.util.List;

/** The services that a proof is about. */
final class Concerned {
    private Concerned() {}

    /** Those that either policy speaks of; neither allows anything of the others. */
    static List<KnownService> services(Policy original, Policy refined, KnownActions known) {
        return known.services().stream()
                .filter(service -> {
                    String prefix = service.trie().service();
                    return original.about(prefix).mayAllow()
                            || refined.about(prefix).mayAllow();
                })
                .toList();
    }
}
