package dev.whittle.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.SourceText;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.PlainEvaluator;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random whole policies, judged by the plain evaluator for every known action and every outcome of the contexts. */
class RefinerProperties {
    /** The text that a refiner proposes, nothing for a detachment. */
    private interface Refining {
        Optional<String> refine(RefinementTask task);
    }

    @Property(seed = "501", tries = 4_000)
    void refine_isTheOriginalMinusTheUnused(@ForAll("tasks") RefinementTask task) {
        mustAllowTheOriginalMinusTheUnused(RefinerProperties::real, task);
    }

    @Property(seed = "502", tries = 2_000)
    void refine_twice_changesNothing(@ForAll("tasks") RefinementTask task) {
        Optional<String> once = real(task);
        if (once.isPresent()) {
            RefinementTask again = new RefinementTask(read(once), task.evidence());
            assertEquals(once, real(again), task.toString());
            assertEquals(
                    RecommendedAction.NONE,
                    Refiner.refine(again.policy(), again.known()).recommendedAction());
        }
    }

    @Property(seed = "503", tries = 2_000)
    void refine_denies_stayByteForByteInTheirOrder(@ForAll("tasks") RefinementTask task) {
        mustKeepDenies(RefinerProperties::real, task);
    }

    @Property(seed = "504", tries = 2_000)
    void recommendedAction_saysWhatTheTextIs(@ForAll("tasks") RefinementTask task) {
        Candidate candidate = Refiner.refine(task.policy(), task.known());
        RecommendedAction expected = candidate.text().isEmpty()
                ? RecommendedAction.DETACH_POLICY
                : candidate.text().get().equals(task.policy().source().text())
                        ? RecommendedAction.NONE
                        : RecommendedAction.CREATE_POLICY;
        assertEquals(expected, candidate.recommendedAction());
    }

    /** What is removed is what some outcome of the contexts allowed before. */
    @Property(seed = "505", tries = 2_000)
    void removals_areTheUnusedThatWereAllowed(@ForAll("tasks") RefinementTask task) {
        KnownActions known = task.known();
        List<Context> contexts = contexts(task.policy());
        Set<String> expected = new TreeSet<>();
        for (String action : actions(known)) {
            for (int outcome = 0; known.isUnused(action) && outcome < 1 << contexts.size(); outcome++) {
                Set<Context> holding = holding(contexts, outcome);
                if (PlainEvaluator.allows(task.policy(), action, holding::contains)) {
                    expected.add(action);
                }
            }
        }
        assertEquals(
                List.copyOf(expected),
                Removals.of(task.policy(), known).stream()
                        .map(action -> action.toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** What is denied wherever it would be granted is no reason to change anything. */
    @Property(seed = "510", tries = 3_000)
    void refine_nothingGrantedIsUnused_isTheSameBytes(@ForAll("tasks") RefinementTask task) {
        mustChangeOnlyWhatGrantsUnused(RefinerProperties::real, task);
    }

    @Property(seed = "506", tries = 3_000)
    void pinned_isTheOriginalMinusTheUnused(@ForAll("tasks") RefinementTask task) {
        mustAllowTheOriginalMinusTheUnused(RefinerProperties::pinned, task);
    }

    @Property(seed = "507", tries = 2_000)
    void pinned_admitsNothingNewButUnderPatternsThatStoodThere(@ForAll("tasks") RefinementTask task) {
        mustMakeNoWildcard(RefinerProperties::pinned, task);
    }

    @Property(seed = "508", tries = 1_000)
    void pinned_twice_changesNothing(@ForAll("tasks") RefinementTask task) {
        Optional<String> once = pinned(task);
        if (once.isPresent()) {
            assertEquals(once, pinned(new RefinementTask(read(once), task.evidence())), task.toString());
        }
    }

    /** All that is new text of a narrowed list, and nothing else. */
    @Property(seed = "509", tries = 1_000)
    void newWildcards_areThoseThatTheOriginalListsDoNotHold(@ForAll("tasks") RefinementTask task) {
        Candidate candidate = Refiner.refine(task.policy(), task.known());
        Set<String> old = wildcards(task.policy());
        Set<String> made = wildcards(read(candidate.text()));
        made.removeAll(old);
        Set<String> told = new TreeSet<>();
        candidate.newWildcards().forEach(pattern -> told.add(pattern.folded()));
        told.removeAll(old);
        assertEquals(made, told, task.toString());
        assertEquals(
                List.of(),
                Refiner.refine(task.policy(), task.known(), AdmitNew.NONE).newWildcards());
    }

    @Example
    void pinned_twinThatTakesPrefixes_isCaught() {
        Random random = new Random(5);
        assertThrows(AssertionError.class, () -> {
            for (int i = 0; i < 500; i++) {
                mustMakeNoWildcard(RefinerProperties::real, RefinementTask.random(random));
            }
        });
    }

    @Example
    void refine_brokenTwins_areCaught() {
        Refining changesNothing = task -> Optional.of(task.policy().source().text());
        Refining forgetsNotAction = task -> edited(task, change -> change instanceof StatementChange.Extended);
        Refining keepsWhatEmptiesOut = task -> edited(task, change -> change instanceof StatementChange.Emptied);
        Refining forgetsLastEntry = RefinerProperties::withoutLastReplacement;
        Refining detaches = task -> Optional.empty();
        for (Refining broken :
                List.of(changesNothing, forgetsNotAction, keepsWhatEmptiesOut, forgetsLastEntry, detaches)) {
            Random random = new Random(3);
            assertThrows(AssertionError.class, () -> {
                for (int i = 0; i < 500; i++) {
                    mustAllowTheOriginalMinusTheUnused(broken, RefinementTask.random(random));
                }
            });
        }
    }

    /** What is unused is allowed nowhere any more, so a Deny that forgets it changes nothing known: the other law sees it. */
    @Example
    void refine_narrowedDenies_areCaught() {
        Random random = new Random(4);
        assertThrows(AssertionError.class, () -> {
            for (int i = 0; i < 500; i++) {
                mustKeepDenies(RefinerProperties::narrowingDenies, RefinementTask.random(random));
            }
        });
    }

    @Example
    void refine_twinsThatForgetDeniesOrTheirContexts_areCaught() {
        Random random = new Random(6);
        assertThrows(AssertionError.class, () -> {
            for (int i = 0; i < 500; i++) {
                mustChangeOnlyWhatGrantsUnused(
                        task -> asIfDeniedIn(new Context("{}"), task), RefinementTask.random(random));
            }
        });
        assertThrows(AssertionError.class, () -> {
            for (int i = 0; i < 500; i++) {
                mustAllowTheOriginalMinusTheUnused(
                        task -> asIfDeniedIn(Context.ALWAYS, task), RefinementTask.random(random));
            }
        });
    }

    private static Optional<String> real(RefinementTask task) {
        return Refiner.refine(task.policy(), task.known()).text();
    }

    private static Optional<String> pinned(RefinementTask task) {
        return Refiner.refine(task.policy(), task.known(), AdmitNew.NONE).text();
    }

    /** Names are finitely many, so what a list admits of names unknown it admits by wildcards. */
    private static void mustMakeNoWildcard(Refining refining, RefinementTask task) {
        Set<String> made = wildcards(read(refining.refine(task)));
        made.removeAll(wildcards(task.policy()));
        assertEquals(Set.of(), made, task.toString());
    }

    /** The wildcards of Action lists under Allow, folded. */
    private static Set<String> wildcards(Policy policy) {
        Set<String> wildcards = new TreeSet<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == Effect.ALLOW && statement.actions().element() == ActionElement.ACTION) {
                statement.actions().patterns().stream()
                        .filter(pattern -> !pattern.isLiteral())
                        .forEach(pattern -> wildcards.add(pattern.folded()));
            }
        }
        return wildcards;
    }

    private static void mustAllowTheOriginalMinusTheUnused(Refining refining, RefinementTask task) {
        KnownActions known = task.known();
        Policy refined = read(refining.refine(task));
        List<Context> contexts = contexts(task.policy());
        for (String action : actions(known)) {
            for (int outcome = 0; outcome < 1 << contexts.size(); outcome++) {
                Set<Context> holding = holding(contexts, outcome);
                assertEquals(
                        PlainEvaluator.allows(task.policy(), action, holding::contains) && !known.isUnused(action),
                        PlainEvaluator.allows(refined, action, holding::contains),
                        () -> action + " where " + holding + " hold, in\n"
                                + refined.source().text() + "for\n" + task);
            }
        }
    }

    /**
     * A statement of which nothing known is unused and granted stays, be it that what it covers is used or denied; but one
     * with a pattern that evidence remembers as unused.
     */
    private static void mustChangeOnlyWhatGrantsUnused(Refining refining, RefinementTask task) {
        KnownActions known = task.known();
        boolean mayChange = task.policy().statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .anyMatch(statement -> grantsUnused(task.policy(), statement, known) || isRemembered(task, statement));
        if (!mayChange) {
            assertEquals(Optional.of(task.policy().source().text()), refining.refine(task), task.toString());
        }
    }

    private static boolean grantsUnused(Policy policy, Statement statement, KnownActions known) {
        return actions(known).stream()
                .filter(known::isUnused)
                .filter(statement.actions()::covers)
                .anyMatch(action -> policy.statements().stream()
                        .filter(deny -> deny.effect() == Effect.DENY)
                        .filter(deny ->
                                deny.context().isAlways() || deny.context().equals(statement.context()))
                        .noneMatch(deny -> deny.actions().covers(action)));
    }

    private static boolean isRemembered(RefinementTask task, Statement statement) {
        return statement.actions().patterns().stream().anyMatch(task.known()::isRemembered);
    }

    private static Policy read(Optional<String> text) {
        return text.map(written -> PolicyReader.read(new SourceText("refined", written)))
                .orElse(Policy.NOTHING);
    }

    /** K, folded. */
    private static List<String> actions(KnownActions known) {
        List<String> actions = new ArrayList<>();
        for (KnownService service : known.services()) {
            for (int i = 0; i < service.trie().size(); i++) {
                actions.add(service.trie().folded(i));
            }
        }
        return actions;
    }

    private static List<Context> contexts(Policy policy) {
        return policy.statements().stream()
                .map(Statement::context)
                .filter(context -> !context.isAlways())
                .distinct()
                .toList();
    }

    /** The contexts that hold in one of the outcomes, a bit each. */
    private static Set<Context> holding(List<Context> contexts, int outcome) {
        Set<Context> holding = new HashSet<>();
        for (int i = 0; i < contexts.size(); i++) {
            if ((outcome >> i & 1) == 1) {
                holding.add(contexts.get(i));
            }
        }
        return holding;
    }

    private static List<String> denies(Policy policy) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.DENY)
                .map(statement -> statement.span().of(policy.source().text()))
                .toList();
    }

    private static void mustKeepDenies(Refining refining, RefinementTask task) {
        assertEquals(denies(task.policy()), denies(read(refining.refine(task))), task.toString());
    }

    private interface Choice {
        boolean isForgotten(StatementChange change);
    }

    private static Optional<String> edited(RefinementTask task, Choice choice) {
        List<StatementEdit> edits = Refiner.refine(task.policy(), task.known()).changes().stream()
                .map(change -> choice.isForgotten(change) ? new StatementEdit.Keep() : change.edit())
                .toList();
        return task.policy().edited(edits);
    }

    private static Optional<String> withoutLastReplacement(RefinementTask task) {
        List<StatementEdit> edits = Refiner.refine(task.policy(), task.known()).changes().stream()
                .map(change ->
                        change instanceof StatementChange.Narrowed narrowed ? shortened(narrowed) : change.edit())
                .toList();
        return task.policy().edited(edits);
    }

    private static StatementEdit shortened(StatementChange.Narrowed narrowed) {
        return new StatementEdit.Change(
                narrowed.entries().stream()
                        .map(entry -> entry.map(patterns -> patterns.subList(0, Math.min(1, patterns.size()))))
                        .toList(),
                List.of());
    }

    /** Refines as if every Deny stood in that context. */
    private static Optional<String> asIfDeniedIn(Context context, RefinementTask task) {
        Policy policy = task.policy();
        List<Statement> statements = policy.statements().stream()
                .map(each -> each.effect() == Effect.ALLOW
                        ? each
                        : new Statement(
                                each.pointer(), each.sid(), each.effect(), each.actions(), context, each.span()))
                .toList();
        Policy other = new Policy(policy.source(), policy.version(), policy.id(), statements);
        return Refiner.refine(other, task.known()).text();
    }

    private static Optional<String> narrowingDenies(RefinementTask task) {
        String allows = task.policy().source().text().replace("\"Deny\"", "\"Allow\"");
        Policy policy = PolicyReader.read(new SourceText("allows", allows));
        List<StatementEdit> edits = Refiner.refine(policy, task.known()).changes().stream()
                .map(StatementChange::edit)
                .toList();
        return task.policy().edited(edits);
    }

    @Provide
    Arbitrary<RefinementTask> tasks() {
        return Arbitraries.longs().map(seed -> RefinementTask.random(new Random(seed)));
    }
}
