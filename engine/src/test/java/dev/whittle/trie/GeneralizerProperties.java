package dev.whittle.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.policy.Pattern;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of the generalizer on random tiny catalogs; {@link GeneralizerLawsTest} shows that each can fail. */
class GeneralizerProperties {
    @Property(seed = "401", tries = 4_000)
    void narrow_isThePlainTwin(@ForAll("tasks") NarrowingTask task) {
        GeneralizerLaws.mustEqualTheTwin(GeneralizerLaws::real, task, new Random(1));
    }

    @Property(seed = "402", tries = 1_500)
    void narrow_isExactOnTheKnown(@ForAll("tasks") NarrowingTask task) {
        GeneralizerLaws.mustBeExactOnTheKnown(GeneralizerLaws::real, task, new Random(1));
    }

    @Property(seed = "403", tries = 1_500)
    void narrow_staysInsideThePattern(@ForAll("tasks") NarrowingTask task) {
        GeneralizerLaws.mustStayInside(GeneralizerLaws::real, task, new Random(1));
    }

    @Property(seed = "404", tries = 1_500)
    void narrow_matchesNothingUnused(@ForAll("tasks") NarrowingTask task) {
        GeneralizerLaws.mustMatchNothingUnused(GeneralizerLaws::real, task, new Random(1));
    }

    @Property(seed = "405", tries = 1_500)
    void narrow_everyPrefixIsMaximal(@ForAll("tasks") NarrowingTask task) {
        GeneralizerLaws.mustBeMaximal(GeneralizerLaws::real, task, new Random(1));
    }

    @Property(seed = "406", tries = 1_000)
    void narrow_doesNotHangOnTheOrderOfTheInput(@ForAll("tasks") NarrowingTask task, @ForAll Random random) {
        GeneralizerLaws.mustNotHangOnOrder(GeneralizerLaws::real, task, random);
    }

    @Property(seed = "407", tries = 1_000)
    void narrow_twice_changesNothing(@ForAll("tasks") NarrowingTask task) {
        GeneralizerLaws.mustChangeNothingTwice(GeneralizerLaws::real, task, new Random(1));
    }

    @Property(seed = "408", tries = 1_500)
    void narrow_moreUnused_neverAllowsMore(@ForAll("tasks") NarrowingTask task, @ForAll Random random) {
        GeneralizerLaws.mustNotAllowMoreForMoreUnused(GeneralizerLaws::real, task, random);
    }

    /** The task's pattern as a NotAction list: the roles are swapped. */
    @Property(seed = "409", tries = 2_000)
    void exclude_isThePlainTwin(@ForAll("tasks") NarrowingTask task) {
        List<String> expected = new PlainGeneralizer()
                .exclude(List.of(task.pattern()), task.known(), task.unusedFolded(), task.denial());
        List<Pattern> excluded = List.of(Pattern.of(task.pattern()));
        Grantable grantable = GeneralizerLaws.grantable(task);
        assertEquals(expected, TinyCatalog.texts(Generalizer.exclude(excluded, grantable)), task.toString());
        boolean grantsUsed = task.known().stream()
                .filter(action -> !PlainGeneralizer.matches(task.pattern(), action))
                .filter(action -> !task.denial().covers(action))
                .anyMatch(action -> !task.unusedFolded().contains(PlainGeneralizer.fold(action)));
        assertEquals(grantsUsed, Generalizer.grantsUsed(excluded, grantable), task.toString());
    }

    @Property(seed = "410", tries = 2_000)
    void words_areThoseOfTheRegularExpression(@ForAll("names") String name) {
        StringBuilder cut = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            cut.append(i > 0 && Words.endsBefore(name, i) ? "|" : "").append(name.charAt(i));
        }
        assertEquals(String.join("|", PlainGeneralizer.words(name)), cut.toString());
    }

    @Provide
    Arbitrary<NarrowingTask> tasks() {
        return Arbitraries.longs()
                .map(seed -> NarrowingTask.random(new Random(seed)))
                .filter(NarrowingTask::grantsUnused);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ABab2-_").ofMinLength(1).ofMaxLength(8);
    }
}
