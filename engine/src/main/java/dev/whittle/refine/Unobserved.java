package dev.whittle.refine;

import dev.whittle.evidence.Translation;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The actions that stay only because nothing could have seen their use. */
public final class Unobserved {
    private Unobserved() {}

    /** Those of a service reported unused as a whole that the policy allows in some context: no report tracks their use. */
    public static List<String> untracked(Policy policy, KnownActions known) {
        return known.untrackedActions().stream()
                .filter(action -> Removals.isGranted(policy, Pattern.fold(action)))
                .toList();
    }

    /**
     * The distinct known actions that the policy allows in some context and that partial evidence reports neither used
     * nor unused, as spelled, sorted by folded text; none where no evidence is partial. Time: as {@link Removals}, for
     * all known actions.
     */
    public static List<String> of(Policy policy, KnownActions known) {
        Translation evidence = known.evidence();
        if (evidence.partial().isEmpty()) {
            return List.of();
        }
        List<String> unobserved = new ArrayList<>();
        Set<String> told = evidence.literals().stream().map(Pattern::folded).collect(Collectors.toSet());
        List<Pattern> guards = evidence.guarded().stream()
                .filter(pattern -> !pattern.isLiteral())
                .toList();
        for (KnownService service : known.services()) {
            Policy slice = policy.about(service.trie().service());
            boolean isGuarded =
                    evidence.guards().reason(service.trie().service()).isPresent();
            for (int i = 0; i < service.trie().size(); i++) {
                String action = service.trie().folded(i);
                boolean isTold = isGuarded
                        || service.isUnused(i)
                        || told.contains(action)
                        || guards.stream().anyMatch(guard -> guard.matches(action));
                if (!isTold && Removals.isGranted(slice, action)) {
                    unobserved.add(service.trie().spelled(i));
                }
            }
        }
        unobserved.sort(Comparator.comparing(Pattern::fold));
        return unobserved;
    }
}
