package dev.whittle.refine;

import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The unused actions that a policy grants: what refining removes. */
public final class Removals {
    private Removals() {}

    /**
     * The distinct actions of U that the policy allows in some context, as spelled, sorted by folded text. An action
     * that is denied whenever it is allowed is not granted.
     */
    public static List<String> of(Policy policy, KnownActions known) {
        List<String> removed = new ArrayList<>();
        for (KnownService service : known.servicesWithUnused()) {
            Policy slice = policy.about(service.trie().service());
            for (int i = 0; i < service.trie().size(); i++) {
                if (service.isUnused(i) && isGranted(slice, service.trie().folded(i))) {
                    removed.add(service.trie().spelled(i));
                }
            }
        }
        // Services come sorted by prefix, but a hyphen goes before the colon: `s3-outposts:` is before `s3:`.
        removed.sort(Comparator.comparing(Pattern::fold));
        return removed;
    }

    static boolean isGranted(Policy policy, String action) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> statement.actions().covers(action))
                .anyMatch(statement -> !policy.denies(action, statement.context()));
    }
}
