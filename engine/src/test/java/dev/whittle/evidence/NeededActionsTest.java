package dev.whittle.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.policy.Pattern;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every line of the data files is honoured: a recorded call keeps all that it may have needed. */
class NeededActionsTest {
    private static final CatalogTrie EARLIEST = new CatalogTrie(Catalogs.bundled(LocalDate.of(2024, 11, 20)));
    private static final CatalogTrie LATEST = new CatalogTrie(Catalogs.bundled(LocalDate.of(2026, 9, 26)));

    /** The actions that are of one catalog alone are asked of that one. */
    @Test
    void unused_callOfAnActionWithDependents_keepsThemAll() {
        List<String> lost = new ArrayList<>();
        for (Map.Entry<Pattern, List<Pattern>> pairs :
                DependentActions.bundled().pairs().entrySet()) {
            Pattern action = pairs.getKey();
            Recorded call = Recorded.of(action.service() + ".amazonaws.com", name(action), 1);
            Set<Pattern> kept = new TreeSet<>(pairs.getValue());
            kept.add(action);
            lost.addAll(lost(call, kept));
        }
        assertEquals(List.of(), lost.stream().sorted().toList());
    }

    @Test
    void unused_callOfAListedOperation_keepsAllItsActions() {
        List<String> lost = new ArrayList<>();
        DataFile.lines("api-operations.txt").forEach(words -> {
            Recorded call = Recorded.of(words.get(0) + ".amazonaws.com", words.get(1), 1);
            lost.addAll(lost(call, words.stream().skip(2).map(Pattern::of).toList()));
        });
        assertEquals(List.of(), lost);
    }

    /** The check fails where a pair is not honoured: of an action that depends on nothing, something else is lost. */
    @Test
    void lost_actionThatTheCallDoesNotNeed_isNamed() {
        assertEquals(
                List.of("s3:GetBucketAcl loses s3:PutBucketAcl"),
                lost(
                        Recorded.of("s3.amazonaws.com", "GetBucketAcl", 1),
                        List.of(Pattern.of("s3:GetBucketAcl"), Pattern.of("s3:PutBucketAcl"))));
    }

    /** A slip of the pen would protect nothing. */
    @Test
    void actions_ofAllDataFiles_areKnownToACatalog() {
        Stream<Pattern> ofOperations = DataFile.lines("api-operations.txt")
                .flatMap(words -> words.stream().skip(2).map(Pattern::of));
        Stream<Pattern> ofDependents = DataFile.lines("dependent-actions.txt")
                .flatMap(words -> words.stream().map(Pattern::of));
        Stream<Pattern> ofEvents = DataFile.lines("cloudtrail-events.txt").flatMap(NeededActionsTest::actions);
        List<String> unknown = Stream.of(ofOperations, ofDependents, ofEvents)
                .flatMap(actions -> actions)
                .filter(action -> !has(LATEST, action) && !has(EARLIEST, action))
                .map(Pattern::text)
                .distinct()
                .sorted()
                .toList();
        assertEquals(List.of(), unknown);
    }

    private static Stream<Pattern> actions(List<String> words) {
        boolean hasEvent = List.of("event", "needs").contains(words.get(0));
        return words.stream()
                .skip(hasEvent ? 3 : 2)
                .map(name -> Pattern.of(name.contains(":") ? name : words.get(1) + ":" + name));
    }

    /** What of these actions is in U, or not said to be needed, where a list calls all of their services unused. */
    private static List<String> lost(Recorded call, Iterable<Pattern> actions) {
        TreeSet<Pattern> services = new TreeSet<>();
        actions.forEach(action -> services.add(Pattern.of(action.service() + ":*")));
        Evidence evidence = Evidence.ofCalls(List.of(call)).plus(Evidence.ofUnused(services));
        CatalogTrie trie =
                has(LATEST, Pattern.of(call.title())) || !has(EARLIEST, Pattern.of(call.title())) ? LATEST : EARLIEST;
        KnownActions known = KnownActions.of(trie, evidence, List.of());
        List<String> lost = new ArrayList<>();
        for (Pattern action : actions) {
            boolean isUsed = known.evidence().used().contains(action);
            boolean isNeeded = known.evidence()
                    .neededBy(action.folded())
                    .filter(call.title()::equals)
                    .isPresent();
            if (known.isUnused(action.folded()) || (!isUsed && !isNeeded)) {
                lost.add(call.title() + " loses " + action.text());
            }
        }
        return lost;
    }

    private static boolean has(CatalogTrie trie, Pattern action) {
        Catalog catalog = trie.catalog();
        return catalog.service(action.service())
                .flatMap(service -> service.action(action.name()))
                .isPresent();
    }

    private static String name(Pattern action) {
        return action.text().substring(action.service().length() + 1);
    }
}
