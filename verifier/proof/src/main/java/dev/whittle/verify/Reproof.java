package dev.whittle.verify;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogDiff;
import dev.whittle.drift.Drift;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One refinement judged under two catalogs.
 *
 * @param before under the earlier one
 * @param after under the later one
 * @param lost the new actions that the original admits and the refinement does not, as spelled
 */
public record Reproof(Judgement before, Judgement after, List<String> lost) {
    public Reproof {
        lost = List.copyOf(lost);
    }

    /**
     * Judges a policy as the refinement of an original, by the same evidence under both catalogs.
     *
     * @param timeout for each obligation
     */
    public static Reproof of(
            Policy original, Policy refined, Evidence evidence, Catalog from, Catalog to, Duration timeout) {
        return new Reproof(
                judge(original, refined, evidence, from, timeout),
                judge(original, refined, evidence, to, timeout),
                lost(original, refined, CatalogDiff.of(from, to)));
    }

    private static Judgement judge(
            Policy original, Policy refined, Evidence evidence, Catalog catalog, Duration timeout) {
        KnownActions known = KnownActions.of(new CatalogTrie(catalog), evidence, List.of(refined, original));
        return TwoVersions.of(original, refined).judge(known, timeout, asked -> {});
    }

    /** Admitted by a wildcard or by name alike. */
    private static List<String> lost(Policy original, Policy refined, CatalogDiff diff) {
        return Drift.of(original, diff, Optional.empty()).names().stream()
                .filter(action -> refined.statements().stream()
                        .noneMatch(statement -> admits(refined, statement, Pattern.fold(action))))
                .toList();
    }

    private static boolean admits(Policy policy, Statement statement, String action) {
        return statement.effect() == Effect.ALLOW
                && statement.actions().covers(action)
                && !policy.denies(action, statement.context());
    }

    /** The obligations whose verdict has changed. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < after.findings().size(); i++) {
            Change change =
                    new Change(before.findings().get(i), after.findings().get(i));
            if (!change.from().word().equals(change.to().word())) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** One obligation, with what was found of it under both. */
    public record Change(Finding was, Finding is) {
        /** The obligation. */
        public Obligation obligation() {
            return is.obligation();
        }

        /** Its verdict under the earlier catalog. */
        public Verdict from() {
            return was.verdict();
        }

        /** Its verdict under the later catalog. */
        public Verdict to() {
            return is.verdict();
        }
    }
}
