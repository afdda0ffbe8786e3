package dev.whittle.verify;

import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Policy;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that policies together say what one policy does: V1 both ways, so that neither allows an action, of every string there
 * is, that the other does not, whatever contexts mean.
 *
 * @param catalog by which counterexamples are looked for
 * @param timeout for each direction
 */
public record Equality(CatalogTrie catalog, Duration timeout) {
    /** What is proved of the texts; nothing where it is not. */
    Optional<ProvedFit> prove(Policy original, List<String> texts) {
        Policy together = Prover.together(original, texts);
        Judgement nothingNew = judge(original, together);
        Judgement nothingLost = judge(together, original);
        List<Finding> findings = new ArrayList<>(firstOf(nothingNew));
        findings.addAll(firstOf(nothingLost));
        Judgement judgement = new Judgement(List.of(), findings);
        return judgement.verdict().isProved() ? Optional.of(new ProvedFit(texts, judgement)) : Optional.empty();
    }

    private static List<Finding> firstOf(Judgement judgement) {
        return judgement.findings().stream()
                .filter(finding -> finding.obligation() == Obligation.V1)
                .toList();
    }

    private Judgement judge(Policy original, Policy refined) {
        KnownActions known = KnownActions.of(catalog, Evidence.NONE, List.of(original, refined));
        return Verifier.judge(original, refined, known, timeout);
    }
}
