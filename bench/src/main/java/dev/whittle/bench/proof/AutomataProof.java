package dev.whittle.bench.proof;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * V1 to V4 by finite automata alone, with dk.brics.automaton: for each set of contexts that may hold, what either policy
 * allows is one automaton, and containment is an intersection with a complement.
 *
 * <p>It has no formulas, so contexts are tried one set at a time: 2^n of them for n contexts.
 */
final class AutomataProof {
    private final Policy original;
    private final Policy refined;
    private final Automaton known;
    private final Automaton unused;

    private AutomataProof(Policy original, Policy refined, KnownActions actions) {
        this.original = original;
        this.refined = refined;
        List<String> all = new ArrayList<>();
        List<String> ofThoseUnused = new ArrayList<>();
        for (KnownService service : Concerned.services(original, refined, actions)) {
            for (int i = 0; i < service.trie().size(); i++) {
                all.add(service.trie().folded(i));
                if (service.isUnused(i)) {
                    ofThoseUnused.add(service.trie().folded(i));
                }
            }
        }
        known = strings(all);
        unused = strings(ofThoseUnused);
    }

    /** Whether all four hold; nothing where the time is up before every set of contexts was tried. */
    static Optional<Boolean> holds(Policy original, Policy refined, KnownActions known, Duration cap) {
        long start = System.nanoTime();
        AutomataProof proof = new AutomataProof(original, refined, known);
        List<Context> contexts = proof.contexts();
        if (contexts.size() >= Long.SIZE - 1) {
            return Optional.empty();
        }
        for (long chosen = 0; chosen < 1L << contexts.size(); chosen++) {
            if (System.nanoTime() - start > cap.toNanos()) {
                return Optional.empty();
            }
            Set<Context> holding = new HashSet<>();
            for (int i = 0; i < contexts.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    holding.add(contexts.get(i));
                }
            }
            if (!proof.holdsWhere(holding)) {
                return Optional.of(false);
            }
        }
        return Optional.of(true);
    }

    private List<Context> contexts() {
        List<Statement> statements = new ArrayList<>(original.statements());
        statements.addAll(refined.statements());
        return statements.stream()
                .map(Statement::context)
                .filter(context -> !context.isAlways())
                .distinct()
                .toList();
    }

    private boolean holdsWhere(Set<Context> holding) {
        Automaton before = allowed(original, holding);
        Automaton after = allowed(refined, holding);
        Automaton due = before.intersection(known).minus(unused);
        return after.subsetOf(before)
                && after.intersection(unused).isEmpty()
                && due.subsetOf(after)
                && after.intersection(known).subsetOf(due);
    }

    private static Automaton allowed(Policy policy, Set<Context> holding) {
        return matched(policy, Effect.ALLOW, holding).minus(matched(policy, Effect.DENY, holding));
    }

    private static Automaton matched(Policy policy, Effect effect, Set<Context> holding) {
        List<Automaton> parts = new ArrayList<>(List.of(BasicAutomata.makeEmpty()));
        for (Statement statement : policy.statements()) {
            boolean applies = statement.context().isAlways() || holding.contains(statement.context());
            if (statement.effect() == effect && applies) {
                Automaton listed = union(statement.actions().patterns());
                parts.add(statement.actions().element() == ActionElement.ACTION ? listed : listed.complement());
            }
        }
        Automaton all = BasicOperations.union(parts);
        all.determinize();
        return all;
    }

    private static Automaton union(Collection<Pattern> patterns) {
        List<Automaton> parts = new ArrayList<>(List.of(BasicAutomata.makeEmpty()));
        patterns.forEach(pattern -> parts.add(of(pattern)));
        return BasicOperations.union(parts);
    }

    private static Automaton of(Pattern pattern) {
        List<Automaton> parts = new ArrayList<>();
        for (String part : pattern.folded().split("(?=[*?])|(?<=[*?])", -1)) {
            parts.add(
                    switch (part) {
                        case "*" -> BasicAutomata.makeAnyString();
                        case "?" -> BasicAutomata.makeAnyChar();
                        default -> BasicAutomata.makeString(part);
                    });
        }
        return BasicOperations.concatenate(parts);
    }

    private static Automaton strings(List<String> texts) {
        return texts.isEmpty()
                ? BasicAutomata.makeEmpty()
                : BasicAutomata.makeStringUnion(texts.stream().sorted().toArray(CharSequence[]::new));
    }
}
