package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Context;
import dev.whittle.policy.PlainEvaluator;
import dev.whittle.policy.Policy;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** V2, V3 and V4 against the plain evaluator on every known action and every assignment of the contexts. */
class VerifierProperties {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Property(seed = "20260911", tries = 400)
    void verdicts_overKnownActions_areThoseOfTryingEverything(@ForAll("pairs") Pair pair) {
        Policy original = pair.originalPolicy();
        Policy refined = pair.refinedPolicy();
        KnownActions known = pair.known();
        List<String> actions = SmallCatalog.actions(known);
        Set<String> unused = unused(known);
        Kleene twin = new Kleene(original, refined);
        for (Finding finding :
                Verifier.ofActions(original, refined, known, LONG, asked -> {}).findings()) {
            Obligation obligation = finding.obligation();
            if (obligation != Obligation.V1) {
                String expected = !twin.isViolated(obligation, actions, unused)
                        ? "PROVED"
                        : twin.isCertainlyViolated(obligation, actions, unused) ? "REFUTED" : "UNKNOWN";
                assertEquals(expected, finding.verdict().word(), obligation + ": " + finding.verdict());
            }
        }
    }

    @Property(seed = "20260912", tries = 400)
    void counterexamples_ofAnyObligation_replayAndHangOnNoContextThatOnePolicyLacks(@ForAll("pairs") Pair pair) {
        Policy original = pair.originalPolicy();
        Policy refined = pair.refinedPolicy();
        KnownActions known = pair.known();
        Set<String> unused = unused(known);
        Kleene twin = new Kleene(original, refined);
        for (Finding finding :
                Verifier.ofActions(original, refined, known, LONG, asked -> {}).findings()) {
            if (finding.verdict() instanceof Verdict.Refuted refuted) {
                Counterexample shown = refuted.counterexample();
                Set<Context> holding = new TreeSet<>();
                shown.contexts().forEach((context, value) -> {
                    if (value) {
                        holding.add(context);
                    }
                });
                String action = shown.action();
                assertEquals(twin.all(), shown.contexts().keySet());
                assertEquals(PlainEvaluator.allows(original, action, holding::contains), shown.originalAllows());
                assertEquals(PlainEvaluator.allows(refined, action, holding::contains), shown.refinedAllows());
                assertEquals(unused.contains(action), shown.isUnused());
                assertTrue(finding.obligation()
                        .isViolated(shown.originalAllows(), shown.refinedAllows(), shown.isUnused()));
                for (Set<Context> other : varied(holding, twin)) {
                    assertTrue(
                            finding.obligation()
                                    .isViolated(
                                            PlainEvaluator.allows(original, action, other::contains),
                                            PlainEvaluator.allows(refined, action, other::contains),
                                            shown.isUnused()),
                            finding.obligation() + ": " + shown + " with " + other);
                }
            }
        }
    }

    /** The policy is its own refinement where nothing is unused, and what is judged twice is judged alike. */
    @Property(seed = "20260913", tries = 100)
    void verdict_ofAPolicyAgainstItself_isProved(@ForAll("pairs") Pair pair) {
        Policy policy = pair.originalPolicy();
        KnownActions known = SmallCatalog.known(policy, policy, List.of());
        Judgement judgement = Verifier.judge(policy, policy, known, LONG);
        assertEquals(new Verdict.Proved(), judgement.verdict());
        assertEquals(List.of(), judgement.differences());
    }

    @Property(seed = "20260914", tries = 100)
    void findings_ofTheSameQuestion_areTheSame(@ForAll("pairs") Pair pair) {
        Judgement once =
                Verifier.ofActions(pair.originalPolicy(), pair.refinedPolicy(), pair.known(), LONG, asked -> {});
        Judgement again =
                Verifier.ofActions(pair.originalPolicy(), pair.refinedPolicy(), pair.known(), LONG, asked -> {});
        assertEquals(
                once.findings().stream().map(Finding::verdict).toList(),
                again.findings().stream().map(Finding::verdict).toList());
    }

    /** The same contexts with every choice of those that only one policy has. */
    private static List<Set<Context>> varied(Set<Context> holding, Kleene twin) {
        Set<Context> unshared = twin.all();
        unshared.removeAll(twin.shared());
        List<Set<Context>> varied = Kleene.subsets(unshared);
        return varied.stream()
                .<Set<Context>>map(subset -> {
                    Set<Context> all = new TreeSet<>(holding);
                    all.retainAll(twin.shared());
                    all.addAll(subset);
                    return all;
                })
                .toList();
    }

    private static Set<String> unused(KnownActions known) {
        Set<String> unused = new TreeSet<>(SmallCatalog.actions(known));
        unused.removeIf(action -> !known.isUnused(action));
        return unused;
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return Pair.pairs();
    }
}
