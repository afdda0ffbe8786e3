package dev.whittle.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CutsProperties {
    private static Cuts.Chosen narrow(List<String> patterns, List<String> staying, NarrowingTask task) {
        return Cuts.narrow(
                patterns.stream().map(Pattern::of).toList(),
                staying.stream().map(Pattern::of).toList(),
                GeneralizerLaws.grantable(task));
    }

    private static List<String> texts(Cuts.Chosen chosen) {
        return chosen.replacements().stream()
                .flatMap(List::stream)
                .map(Pattern::text)
                .toList();
    }

    /** Of one pattern nothing is shorter, and the claim says so. */
    @Property(seed = "431", tries = 2_000)
    void narrow_onePattern_isAsShortAsTheTwins(@ForAll("tasks") NarrowingTask task) {
        Cuts.Chosen chosen = narrow(List.of(task.pattern()), List.of(), task);
        assertEquals(0, chosen.gap(), task.toString());
        assertEquals(
                new PlainCuts().characters(List.of(task.pattern()), List.of(), task),
                chosen.characters(),
                () -> task + " " + chosen);
    }

    /** Of several what is shortest lies between the bound and what was found. */
    @Property(seed = "432", tries = 2_000)
    void narrow_severalPatterns_boundAndChoiceEncloseTheTwins(
            @ForAll("tasks") NarrowingTask task, @ForAll Random random) {
        List<String> patterns = new ArrayList<>(List.of(task.pattern()));
        List<String> staying = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            NarrowingTask other = task.of(NarrowingTask.random(random).pattern());
            (other.grantsUnused() ? patterns : staying).add(other.pattern());
        }
        Cuts.Chosen chosen = narrow(patterns, staying, task);
        int least = new PlainCuts().characters(patterns, staying, task);
        String words = task + " " + patterns + " beside " + staying + ": " + chosen + ", least " + least;
        assertTrue(chosen.bound() <= least, words);
        assertTrue(least <= chosen.characters(), words);
    }

    /** All that is kept is granted, nothing that is unused, and nothing outside the patterns. */
    @Property(seed = "433", tries = 2_000)
    void narrow_isExactOnTheKnown(@ForAll("tasks") NarrowingTask task, @ForAll Random random) {
        NarrowingTask other = task.of(NarrowingTask.random(random).pattern());
        List<String> patterns = new ArrayList<>(List.of(task.pattern()));
        List<String> staying = new ArrayList<>();
        (other.grantsUnused() ? patterns : staying).add(other.pattern());
        Cuts.Chosen chosen = narrow(patterns, staying, task);
        List<String> after = new ArrayList<>(staying);
        after.addAll(texts(chosen));
        for (String action : task.known()) {
            boolean isGranted = !task.denial().covers(action)
                    && (PlainGeneralizer.grantedBy(patterns).test(action)
                            || PlainGeneralizer.grantedBy(staying).test(action));
            boolean isUnused = task.unusedFolded().contains(PlainGeneralizer.fold(action));
            if (!task.denial().covers(action)) {
                assertEquals(
                        isGranted && !isUnused,
                        PlainGeneralizer.grantedBy(after).test(action),
                        () -> action + " of " + task + " " + chosen);
            }
        }
        for (int i = 0; i < patterns.size(); i++) {
            for (Pattern pattern : chosen.replacements().get(i)) {
                assertTrue(PlainGeneralizer.isWithin(pattern.text(), patterns.get(i)), pattern + " of " + task);
            }
        }
    }

    /** What is excluded is every unused action and no used one. */
    @Property(seed = "434", tries = 1_500)
    void exclude_isExactOnTheKnown(@ForAll("tasks") NarrowingTask task) {
        Cuts.Chosen chosen = Cuts.exclude(List.of(Pattern.of(task.pattern())), GeneralizerLaws.grantable(task));
        assertTrue(chosen.characters() >= chosen.bound());
        for (String action : task.known()) {
            boolean isGranted = !task.denial().covers(action) && !PlainGeneralizer.matches(task.pattern(), action);
            if (isGranted) {
                assertEquals(
                        task.unusedFolded().contains(PlainGeneralizer.fold(action)),
                        PlainGeneralizer.grantedBy(texts(chosen)).test(action),
                        () -> action + " of " + task + " " + chosen);
            }
        }
    }

    @Provide
    Arbitrary<NarrowingTask> tasks() {
        return Arbitraries.longs()
                .map(seed -> NarrowingTask.random(new Random(seed)))
                .filter(NarrowingTask::grantsUnused);
    }
}
