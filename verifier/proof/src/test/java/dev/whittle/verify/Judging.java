package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The verifier asked with a bundled catalog and time enough, and its answers taken apart. */
final class Judging {
    static final Duration LONG = Duration.ofSeconds(30);

    private static final CatalogTrie CATALOG = new CatalogTrie(Catalogs.bundled(LocalDate.of(2026, 9, 26)));

    private Judging() {}

    static Judgement judge(Policy original, Policy refined, String... unused) {
        return Verifier.judge(original, refined, known(original, refined, unused), LONG);
    }

    static KnownActions known(Policy original, Policy refined, String... unused) {
        List<Pattern> patterns = List.of(unused).stream().map(Pattern::of).toList();
        return KnownActions.of(CATALOG, Evidence.ofUnused(patterns), List.of(original, refined));
    }

    /** The words of all verdicts, in the obligations' order. */
    static List<String> words(Judgement judgement) {
        return judgement.findings().stream()
                .map(finding -> finding.verdict().word())
                .toList();
    }

    static Verdict verdict(Judgement judgement, Obligation obligation) {
        return judgement.findings().stream()
                .filter(finding -> finding.obligation() == obligation)
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    /** The counterexample of an obligation that has to be refuted. */
    static Counterexample refuted(Judgement judgement, Obligation obligation) {
        return assertInstanceOf(Verdict.Refuted.class, verdict(judgement, obligation))
                .counterexample();
    }
}
