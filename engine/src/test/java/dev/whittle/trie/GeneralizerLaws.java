package dev.whittle.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Context;
import dev.whittle.policy.Pattern;
import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** The laws of the generalizer, each a check of any narrowing, the real one or a broken one, on one task. */
final class GeneralizerLaws {
    /** Narrows a task's pattern. */
    interface Narrowing {
        List<String> narrow(NarrowingTask task);
    }

    /** A law on one task; an {@link AssertionError} where it does not hold. */
    interface Law {
        void check(Narrowing narrowing, NarrowingTask task, Random random);
    }

    private GeneralizerLaws() {}

    /** The narrowing that is released. */
    static List<String> real(NarrowingTask task) {
        return TinyCatalog.texts(Generalizer.narrow(Pattern.of(task.pattern()), grantable(task)));
    }

    static Grantable grantable(NarrowingTask task) {
        return Grantable.in(Context.ALWAYS, task.denial().policy(), known(task));
    }

    private static KnownActions known(NarrowingTask task) {
        List<String> used = new ArrayList<>(task.overlay());
        used.removeAll(task.unused());
        return KnownActions.of(
                new CatalogTrie(TinyCatalog.of(task.catalog())),
                Evidence.ofUnused(TinyCatalog.patterns(task.unused().toArray(String[]::new)))
                        .plus(Evidence.ofUsed(TinyCatalog.patterns(used.toArray(String[]::new)))),
                List.of());
    }

    static Narrowing by(PlainGeneralizer generalizer) {
        return task -> generalizer.narrow(task.pattern(), task.known(), task.unusedFolded(), task.denial());
    }

    static void mustEqualTheTwin(Narrowing narrowing, NarrowingTask task, Random random) {
        assertEquals(by(new PlainGeneralizer()).narrow(task), narrowing.narrow(task), task.toString());
    }

    static void mustBeExactOnTheKnown(Narrowing narrowing, NarrowingTask task, Random random) {
        List<String> narrowed = narrowing.narrow(task);
        for (String action : task.members()) {
            boolean isUsed = !task.unusedFolded().contains(PlainGeneralizer.fold(action));
            assertEquals(
                    isUsed,
                    PlainGeneralizer.grantedBy(narrowed).test(action),
                    () -> action + " under " + narrowed + " for " + task);
        }
    }

    static void mustStayInside(Narrowing narrowing, NarrowingTask task, Random random) {
        for (String pattern : narrowing.narrow(task)) {
            assertTrue(PlainGeneralizer.isWithin(pattern, task.pattern()), () -> pattern + " is too much for " + task);
        }
    }

    static void mustMatchNothingUnused(Narrowing narrowing, NarrowingTask task, Random random) {
        List<String> narrowed = narrowing.narrow(task);
        for (String action : task.unused()) {
            assertFalse(
                    PlainGeneralizer.grantedBy(narrowed).test(action)
                            && !task.denial().covers(action),
                    () -> action + " under " + narrowed + " for " + task);
        }
    }

    /** Where nothing is demanded after a prefix, so that each {@code prefix*} stands for one node. */
    static void mustBeMaximal(Narrowing narrowing, NarrowingTask task, Random random) {
        String pattern = task.pattern();
        boolean demandsNothingMore = pattern.indexOf('?') < 0 && pattern.indexOf('*') == pattern.length() - 1;
        if (!demandsNothingMore) {
            return;
        }
        List<String> avoided = task.members().stream()
                .map(PlainGeneralizer::fold)
                .filter(task.unusedFolded()::contains)
                .toList();
        for (String narrowed : narrowing.narrow(task)) {
            if (narrowed.endsWith("*")) {
                String parent = parentOf(PlainGeneralizer.fold(narrowed.substring(0, narrowed.length() - 1)), task);
                assertTrue(
                        avoided.stream().anyMatch(action -> action.startsWith(parent)),
                        () -> narrowed + " could be shorter for " + task);
            }
        }
    }

    /** The longest shorter prefix at which a word ends in a kept name of M; nothing above a service. */
    private static String parentOf(String node, NarrowingTask task) {
        String parent = "";
        for (String action : task.members()) {
            if (!task.unusedFolded().contains(PlainGeneralizer.fold(action))) {
                for (String prefix : PlainGeneralizer.prefixes(action)) {
                    String folded = PlainGeneralizer.fold(prefix);
                    boolean isAbove = node.startsWith(folded) && folded.length() < node.length();
                    parent = isAbove && folded.length() > parent.length() ? folded : parent;
                }
            }
        }
        return parent;
    }

    static void mustNotHangOnOrder(Narrowing narrowing, NarrowingTask task, Random random) {
        assertEquals(narrowing.narrow(task), narrowing.narrow(task.shuffled(random)), task.toString());
    }

    static void mustChangeNothingTwice(Narrowing narrowing, NarrowingTask task, Random random) {
        List<String> once = narrowing.narrow(task);
        List<String> twice = new ArrayList<>();
        once.forEach(pattern -> twice.addAll(narrowOrKeep(narrowing, task.of(pattern))));
        assertEquals(once, twice, task.toString());
    }

    static void mustNotAllowMoreForMoreUnused(Narrowing narrowing, NarrowingTask task, Random random) {
        NarrowingTask more = task.withMoreUnused(random);
        List<String> less = narrowOrKeep(narrowing, more);
        List<String> before = narrowOrKeep(narrowing, task);
        assertTrue(union(less).subsetOf(union(before)), () -> less + " is more than " + before + " for " + more);
    }

    private static List<String> narrowOrKeep(Narrowing narrowing, NarrowingTask task) {
        return task.grantsUnused() ? narrowing.narrow(task) : List.of(task.pattern());
    }

    private static Automaton union(List<String> patterns) {
        Automaton union = BasicAutomata.makeEmpty();
        for (String pattern : patterns) {
            union = union.union(PlainGeneralizer.language(pattern));
        }
        union.determinize();
        return union;
    }

    /** {@code DescribeJobs} is no child of {@code DescribeJob}: an action lies under a node only at a word's end of its own. */
    static final class WordListTrie extends PlainGeneralizer {
        @Override
        boolean isSafe(String node, Map<String, String> nodes, List<String> members, List<String> avoided) {
            return avoided.stream()
                    .noneMatch(action -> prefixes(action).stream()
                            .anyMatch(prefix -> fold(prefix).equals(node)));
        }
    }

    /** Looks at all but the last action of a node's interval. */
    static final class IntervalTooShort extends PlainGeneralizer {
        @Override
        boolean isSafe(String node, Map<String, String> nodes, List<String> members, List<String> avoided) {
            List<String> below = members.stream()
                    .filter(action -> fold(action).startsWith(node))
                    .toList();
            return below.stream().limit(Math.max(0, below.size() - 1)).noneMatch(avoided::contains);
        }
    }

    /** Looks at one action after a node's interval as well. */
    static final class IntervalTooLong extends PlainGeneralizer {
        @Override
        boolean isSafe(String node, Map<String, String> nodes, List<String> members, List<String> avoided) {
            int end = 0;
            for (int i = 0; i < members.size(); i++) {
                end = fold(members.get(i)).startsWith(node) ? i + 1 : end;
            }
            boolean isNextAvoided = end < members.size() && avoided.contains(members.get(end));
            return super.isSafe(node, nodes, members, avoided) && !isNextAvoided;
        }
    }

    /** Forgets to fold before it asks what is below a node. */
    static final class CaseSensitiveSafety extends PlainGeneralizer {
        @Override
        boolean isSafe(String node, Map<String, String> nodes, List<String> members, List<String> avoided) {
            String spelled = nodes.getOrDefault(node, node);
            return avoided.stream().noneMatch(action -> action.startsWith(spelled));
        }
    }

    /** Writes a single action with a wildcard. */
    static final class SingletonAsWildcard extends PlainGeneralizer {
        @Override
        List<String> only(String action) {
            return List.of(action + "*");
        }
    }

    /** Forgets what the pattern demands after the prefix. */
    static final class ResidualForgotten extends PlainGeneralizer {
        @Override
        List<String> patternsUnder(String node, String pattern, List<String> below) {
            return List.of(node + "*");
        }
    }

    /** Takes the longest residual for all of them. */
    static final class OneResidualOnly extends PlainGeneralizer {
        @Override
        List<String> patternsUnder(String node, String pattern, List<String> below) {
            List<String> all = super.patternsUnder(node, pattern, below);
            return all.subList(0, Math.min(1, all.size()));
        }
    }

    /** Takes every safe node, also those under a safe one. */
    static final class EverySafeNode extends PlainGeneralizer {
        @Override
        boolean isChosen(String node, Map<String, String> nodes, List<String> members, List<String> avoided) {
            return isSafe(node, nodes, members, avoided);
        }
    }

    /** Takes letters from whatever comes in first. */
    static final class LettersOfTheInput extends PlainGeneralizer {
        @Override
        List<String> inOrder(List<String> members) {
            return members;
        }
    }

    /** Takes what is denied for unused: what holds it is unsafe. */
    static final class DeniedAsUnused extends PlainGeneralizer {
        @Override
        boolean isDenied(Denial denial, String action) {
            return false;
        }

        @Override
        Set<String> avoided(List<String> members, Set<String> unused, Denial denial) {
            Set<String> avoided = new TreeSet<>(unused);
            members.stream().filter(denial::covers).map(PlainGeneralizer::fold).forEach(avoided::add);
            return avoided;
        }
    }

    /** Takes what is denied for granted. */
    static final class DenialIgnored extends PlainGeneralizer {
        @Override
        boolean isDenied(Denial denial, String action) {
            return false;
        }
    }

    /** Sees only what a Deny lists by Action. */
    static final class DeniedNotActionIgnored extends PlainGeneralizer {
        @Override
        boolean isDenied(Denial denial, String action) {
            return denial.element().equals("Action") && denial.covers(action);
        }
    }

    /** Reads a Deny's NotAction as Action. */
    static final class DeniedNotActionAsAction extends PlainGeneralizer {
        @Override
        boolean isDenied(Denial denial, String action) {
            return grantedBy(denial.patterns()).test(action);
        }
    }

    /** Lets a word of a denied action end a node. */
    static final class DeniedEndsAWord extends PlainGeneralizer {
        @Override
        Map<String, String> nodes(List<String> kept, List<String> denied) {
            List<String> all = new ArrayList<>(kept);
            all.addAll(denied);
            Map<String, String> nodes = super.nodes(all, List.of());
            nodes.keySet()
                    .removeIf(node ->
                            kept.stream().noneMatch(action -> fold(action).startsWith(node)));
            return nodes;
        }
    }

    /** Gives up where much is unused. */
    static Narrowing givesUp() {
        return task -> task.unused().size() > 3
                ? List.of(task.pattern())
                : by(new PlainGeneralizer()).narrow(task);
    }

    /** Drops the last pattern, but only where there are several. */
    static Narrowing dropsTheLast() {
        return task -> {
            List<String> narrowed = by(new PlainGeneralizer()).narrow(task);
            return narrowed.size() > 2 ? narrowed.subList(0, narrowed.size() - 1) : narrowed;
        };
    }

    /** Cuts prefixes inside a word. */
    static Narrowing cutsALetter() {
        return task -> by(new PlainGeneralizer()).narrow(task).stream()
                .map(pattern -> pattern.replaceAll("[A-Za-z0-9-]\\*$", "*"))
                .toList();
    }

    /** Many tasks, the same every time. */
    static List<NarrowingTask> tasks(long seed, int count) {
        Random random = new Random(seed);
        List<NarrowingTask> tasks = new ArrayList<>();
        while (tasks.size() < count) {
            NarrowingTask task = NarrowingTask.random(random);
            if (task.grantsUnused()) {
                tasks.add(task);
            }
        }
        return Collections.unmodifiableList(tasks);
    }

    /** How many of the tasks say what of themselves; for seeing that the tasks reach what they must. */
    static Map<String, Integer> reach(List<NarrowingTask> tasks) {
        Map<String, Integer> reached = new HashMap<>();
        for (NarrowingTask task : tasks) {
            List<String> narrowed = by(new PlainGeneralizer()).narrow(task);
            narrowed.forEach(pattern -> {
                boolean isName = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
                reached.merge(isName ? "name" : "wildcard", 1, Integer::sum);
                if (!isName && (!pattern.endsWith("*") || pattern.indexOf('*') < pattern.length() - 1)) {
                    reached.merge("residual", 1, Integer::sum);
                }
                if (pattern.endsWith(":*")) {
                    reached.merge("service", 1, Integer::sum);
                }
            });
            if (narrowed.isEmpty()) {
                reached.merge("nothing", 1, Integer::sum);
            }
        }
        return reached;
    }
}
