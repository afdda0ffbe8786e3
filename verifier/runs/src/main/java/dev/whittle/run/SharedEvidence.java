package dev.whittle.run;

import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Translation;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Protection;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Refinery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What none of several principals uses of a policy that they share. An action goes where each of them is reported not to use
 * it, by name, by a pattern or with its group; a pattern of the policy of which nothing is known goes too, if that holds for
 * all that it may match.
 *
 * @param <P> a principal
 * @param evidence what all of them are reported not to use: actions that the policy grants, and patterns that stand in it;
 *     with one principal alone, its own evidence
 * @param keptAlive for each principal, what stays because of it though another one lets it go. It is reported to use that; or
 *     no report says that it does not, though its use would have been seen; or nothing is reported of the principal at all.
 *     As spelled, sorted; those who keep nothing are left out
 * @param unobserved what the policy grants and nobody keeps like that, but some of them can't let go, since their evidence
 *     could not have shown its use; all others are reported not to use it. Nothing of it is in {@code keptAlive}. As spelled,
 *     sorted; with one principal alone, left to the evidence itself
 * @param kept what stays since a call of one of several may have needed it; left to the evidence itself likewise
 */
public record SharedEvidence<P>(
        Evidence evidence, Map<P, List<String>> keptAlive, List<String> unobserved, List<String> kept) {
    public SharedEvidence {
        keptAlive = Collections.unmodifiableMap(new LinkedHashMap<>(keptAlive));
        unobserved = List.copyOf(unobserved);
        kept = List.copyOf(kept);
    }

    /**
     * What none of some principals uses of a policy.
     *
     * @param users at least one principal, each with its evidence; one without evidence counts as using everything
     */
    public static <P> SharedEvidence<P> of(Policy policy, Refinery refinery, Map<P, Evidence> users) {
        if (users.size() == 1) {
            return new SharedEvidence<>(users.values().iterator().next(), Map.of(), List.of(), List.of());
        }
        List<Sharer<P>> sharers = new ArrayList<>();
        // What a rule protects is no principal's doing.
        Refinery plain = refinery.protecting(Protection.NONE);
        users.forEach((user, evidence) -> sharers.add(Sharer.of(user, evidence, policy, plain)));
        TreeMap<String, String> gone = new TreeMap<>();
        TreeMap<String, String> staying = new TreeMap<>();
        byFolded(sharers.stream().map(Sharer::unused).flatMap(List::stream))
                .forEach((action, spelled) -> (isLetGo(action, sharers) ? gone : staying).put(action, spelled));
        Map<P, List<String>> keptAlive = new LinkedHashMap<>();
        for (Sharer<P> sharer : sharers) {
            List<String> kept = staying.entrySet().stream()
                    .filter(action -> sharer.keeps(action.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            if (!kept.isEmpty()) {
                keptAlive.put(sharer.principal(), kept);
            }
        }
        List<Pattern> unused = Stream.concat(
                        gone.values().stream().map(Pattern::of),
                        policy.patterns().stream()
                                .filter(pattern -> !pattern.isLiteral())
                                .filter(pattern -> sharers.stream().allMatch(sharer -> sharer.letsGoAll(pattern))))
                .toList();
        return new SharedEvidence<>(together(unused, sharers), keptAlive, unobserved(sharers), needed(sharers));
    }

    /** By their folded text, each with the first of its spellings in code-point order. */
    private static TreeMap<String, String> byFolded(Stream<String> actions) {
        TreeMap<String, String> byFolded = new TreeMap<>();
        actions.forEach(
                spelled -> byFolded.merge(Pattern.fold(spelled), spelled, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        return byFolded;
    }

    private static <P> List<String> unobserved(List<Sharer<P>> sharers) {
        TreeMap<String, String> unobserved =
                byFolded(sharers.stream().flatMap(sharer -> sharer.unobserved().values().stream()));
        unobserved.keySet().removeIf(action -> sharers.stream().anyMatch(sharer -> sharer.keeps(action)));
        return List.copyOf(unobserved.values());
    }

    private static <P> List<String> needed(List<Sharer<P>> sharers) {
        return List.copyOf(byFolded(sharers.stream().flatMap(sharer -> sharer.known().neededActions().stream()))
                .values());
    }

    /** What stays since a recorded call may have needed it. */
    public List<String> needed(KnownActions known) {
        return kept.isEmpty() ? known.neededActions() : kept;
    }

    private static <P> boolean isLetGo(String action, List<Sharer<P>> sharers) {
        return sharers.stream().allMatch(sharer -> sharer.letsGo(action));
    }

    /** Unused by all, and otherwise every name that anybody reports is known and stays. */
    private static <P> Evidence together(List<Pattern> unused, List<Sharer<P>> sharers) {
        List<Translation> all =
                sharers.stream().map(sharer -> sharer.known().evidence()).toList();
        Evidence named = Evidence.ofReportedUsed(
                all.stream().map(Translation::literals).flatMap(List::stream).toList());
        List<Pattern> used = named.used().stream()
                .filter(action -> !isLetGo(action.folded(), sharers))
                .toList();
        List<Pattern> kept =
                all.stream().map(Translation::kept).flatMap(List::stream).toList();
        return Evidence.sum(
                List.of(Evidence.ofReportedUnused(unused), Evidence.ofReportedUsed(used), Evidence.ofKept(kept)));
    }
}
