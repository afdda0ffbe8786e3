package dev.whittle.proofs.wrong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Policy;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Counterexample;
import dev.whittle.verify.Finding;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.Verdict;
import dev.whittle.verify.Verifier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every mistake is refuted, by a request that names a pattern; the same code without one is proved. */
class WrongRefinerTest {
    private static final List<String> TABLE = new ArrayList<>();

    @AfterAll
    static void printTable() {
        System.out.printf("%n%-28s %-18s %-4s %s%n", "mistake", "task", "", "request and guilty pattern");
        TABLE.forEach(System.out::println);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void mistake_isRefutedOnSomeTask_namingAPattern(WrongRefiner mistake) throws IOException {
        boolean isRefuted = false;
        for (Work work : Work.all()) {
            Judgement judgement = judge(work, mistake.refine(work));
            for (Finding finding : judgement.findings()) {
                if (finding.verdict() instanceof Verdict.Refuted refuted) {
                    Counterexample example = refuted.counterexample();
                    assertFalse(example.culprits().isEmpty(), () -> mistake + " " + example);
                    if (!isRefuted) {
                        TABLE.add(String.format(
                                Locale.ROOT,
                                "%-28s %-18s %-4s %s by `%s` of the %s policy",
                                mistake.title(),
                                work.name(),
                                finding.obligation(),
                                example.action(),
                                example.culprits().get(0).pattern(),
                                example.culprits().get(0).side().word()));
                    }
                    isRefuted = true;
                }
            }
        }
        assertTrue(isRefuted, mistake + " was not caught");
    }

    @Test
    void noMistake_isProvedOnEveryTask() throws IOException {
        for (Work work : Work.all()) {
            Judgement judgement = judge(work, WrongRefiner.NONE.refine(work));
            assertEquals(new Verdict.Proved(), judgement.verdict(), work::name);
        }
    }

    @Test
    void mistakes_areAtLeastTwenty() {
        assertTrue(WrongRefiner.values().length > 20);
    }

    private static Judgement judge(Work work, ObjectNode candidate) {
        Policy refined = Work.statements(candidate).isEmpty() ? Policy.NOTHING : Work.read(candidate);
        KnownActions known =
                KnownActions.of(Work.CATALOG, Evidence.ofUnused(work.unused()), List.of(work.original(), refined));
        return Verifier.judge(work.original(), refined, known, Duration.ofSeconds(30));
    }
}
