package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Context;
import dev.whittle.policy.PlainEvaluator;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Refiner;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * A long search for a random policy on which the refiner, the plain evaluator, automata and Z3 disagree. Its name keeps it
 * out of the ordinary build:
 *
 * <pre>mvn -B -ntp -pl verifier/proof -am test -Dtest=LawSearch -Dsurefire.failIfNoSpecifiedTests=false -Dpolicies=100000 -Dseed=1</pre>
 *
 * <p>Policy number n comes from the seed plus n alone, so a find is searched again with that seed and one policy.
 */
class LawSearch {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void randomPolicies_breakNoLaw() {
        long seed = Long.getLong("seed", 1);
        int policies = Integer.getInteger("policies", 100_000);
        List<String> broken = new ArrayList<>();
        int changed = 0;
        for (int i = 0; i < policies; i++) {
            Pair pair = Pair.random(new Random(seed + i));
            List<String> laws = broken(pair, LawSearch::refine);
            if (!laws.isEmpty()) {
                broken.add("seed " + (seed + i) + " breaks " + laws + ": " + pair);
            }
            if (!refine(pair).text().equals(Optional.of(pair.original()))) {
                changed++;
            }
            if ((i + 1) % 10_000 == 0 || i + 1 == policies) {
                System.out.printf(
                        "%,d policies from seed %d, %,d of them refined, %,d laws broken%n",
                        i + 1, seed, changed, broken.size());
            }
        }
        assertEquals(List.of(), broken);
    }

    static Candidate refine(Pair pair) {
        Policy original = pair.originalPolicy();
        return Refiner.refine(original, SmallCatalog.known(original, Policy.NOTHING, pair.unused()));
    }

    /** The laws that a refiner's answer breaks, and what somebody's second policy shows of the verifier. */
    static List<String> broken(Pair pair, Function<Pair, Candidate> refiner) {
        Candidate candidate = refiner.apply(pair);
        Policy original = candidate.original();
        Policy refined = read(candidate.text());
        List<String> broken = new ArrayList<>();
        if (Prover.prove(candidate, LONG).refinement().isEmpty()) {
            broken.add("proved by Z3");
        }
        if (!isOriginalMinusUnused(original, refined, candidate.known())) {
            broken.add("original minus unused by the plain evaluator");
        }
        if (!AutomataVerdict.of(original, refined).equals("PROVED")) {
            broken.add("no new access by automata");
        }
        if (candidate.text().isPresent()) {
            Pair again = new Pair(candidate.text().get(), pair.refined(), pair.unused());
            if (!refine(again).text().equals(candidate.text())) {
                broken.add("refined twice is refined once");
            }
        }
        Policy somebodys = pair.refinedPolicy();
        Verdict verdict = Verifier.ofActions(original, somebodys, pair.known(), LONG, asked -> {})
                .findings()
                .get(0)
                .verdict();
        if (!AutomataVerdict.confirms(original, somebodys, verdict)) {
            broken.add("judged alike by Z3 and automata");
        }
        return broken;
    }

    static boolean isOriginalMinusUnused(Policy original, Policy refined, KnownActions known) {
        for (Set<Context> holding : Kleene.subsets(Kleene.contexts(original))) {
            for (String action : SmallCatalog.actions(known)) {
                boolean isWanted =
                        PlainEvaluator.allows(original, action, holding::contains) && !known.isUnused(action);
                if (PlainEvaluator.allows(refined, action, holding::contains) != isWanted) {
                    return false;
                }
            }
        }
        return true;
    }

    static Policy read(Optional<String> text) {
        return text.map(written -> PolicyReader.read(new SourceText("refined", written)))
                .orElse(Policy.NOTHING);
    }
}
