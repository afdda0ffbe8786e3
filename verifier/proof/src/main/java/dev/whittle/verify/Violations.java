package dev.whittle.verify;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.smt.Deadline;
import dev.whittle.smt.DeepStack;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every pattern by which a refuted obligation is violated, and not the first alone.
 *
 * <p>A policy allows what any of its Allow patterns allows alone, beside all of its Deny statements. So V1 and V2 are violated iff they are
 * by some pattern of the refined policy alone, and V3 iff by some pattern of the original: each is asked about in turn. A NotAction list
 * counts as one. V4 is the three together. What is found is replayed with the whole policies before anybody sees it.
 *
 * @param all in the order of the obligations, and then of the policy
 * @param undecided how many patterns the solver did not decide
 * @param notAsked how many patterns were not looked at, since the time was over
 */
public record Violations(List<Violation> all, int undecided, int notAsked) {
    private static final List<Obligation> ASKED = List.of(Obligation.V1, Obligation.V2, Obligation.V3);

    public Violations {
        all = List.copyOf(all);
    }

    /**
     * A pattern that violates an obligation.
     *
     * @param side the policy that has it
     * @param statement its number there
     * @param entry its number in the statement's list; nothing of a NotAction list, which counts as one
     * @param pointer JSON pointer to it
     * @param pattern as it is written there, or {@code NotAction}
     * @param action of the request, in the catalog's letters where that knows it, or else folded
     * @param example the request that shows it
     * @param where the contexts on which it hangs, and whether they must hold: whatever the others are, it is violated
     */
    public record Violation(
            Obligation obligation,
            Counterexample.Side side,
            int statement,
            OptionalInt entry,
            String pointer,
            String pattern,
            String action,
            Counterexample example,
            SortedMap<Context, Boolean> where) {
        public Violation {
            where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
        }
    }

    /**
     * The patterns by which a judgement is refuted; none where it is not, or only by whole requests.
     *
     * @param known K and U, of both policies
     * @param timeout for all of them together
     * @throws DisagreementException where the solver and the plain evaluator disagree
     */
    static Violations of(Judgement judgement, Policy original, Policy refined, KnownActions known, Duration timeout) {
        Set<Obligation> refuted = judgement.findings().stream()
                .filter(finding -> finding.verdict() instanceof Verdict.Refuted)
                .map(Finding::obligation)
                .collect(Collectors.toSet());
        return DeepStack.call(() -> new Search(original, refined, known, timeout).of(refuted));
    }

    /** One Allow pattern of a policy, or its NotAction list. */
    private record Part(Statement statement, int number, OptionalInt entry) {
        static List<Part> of(Policy policy) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < policy.statements().size(); i++) {
                Statement statement = policy.statements().get(i);
                if (statement.effect() == Effect.ALLOW) {
                    int number = i;
                    if (statement.actions().element() == ActionElement.NOT_ACTION) {
                        parts.add(new Part(statement, number, OptionalInt.empty()));
                    } else {
                        IntStream.range(0, statement.actions().entries().size())
                                .forEach(entry -> parts.add(new Part(statement, number, OptionalInt.of(entry))));
                    }
                }
            }
            return parts;
        }

        /** The policy with this as all that it allows. */
        Policy alone(Policy policy) {
            List<Statement> statements = new ArrayList<>();
            for (int i = 0; i < policy.statements().size(); i++) {
                Statement each = policy.statements().get(i);
                if (i == number) {
                    statements.add(narrowed());
                } else if (each.effect() == Effect.DENY) {
                    statements.add(each);
                }
            }
            return new Policy(
                    policy.source(), policy.version(), policy.id(), statements, policy.unread(), policy.notation());
        }

        private Statement narrowed() {
            if (entry.isEmpty()) {
                return statement;
            }
            ActionList list = statement.actions();
            ActionList one = new ActionList(
                    list.element(),
                    List.of(list.entries().get(entry.getAsInt())),
                    list.tuples(),
                    list.open(),
                    list.keyStart(),
                    list.span(),
                    list.isBare());
            return new Statement(
                    statement.pointer(),
                    statement.sid(),
                    statement.effect(),
                    one,
                    statement.context(),
                    statement.span());
        }

        String pointer() {
            return entry.isPresent()
                    ? statement.pointerTo(entry.getAsInt())
                    : statement.pointer() + "/" + ActionElement.NOT_ACTION.text();
        }

        String pattern() {
            return entry.isPresent()
                    ? statement
                            .actions()
                            .entries()
                            .get(entry.getAsInt())
                            .pattern()
                            .text()
                    : ActionElement.NOT_ACTION.text();
        }
    }

    /** Asks about pattern after pattern. */
    private static final class Search {
        private final Policy original;
        private final Policy refined;
        private final KnownActions known;
        private final Contexts contexts;
        private final Deadline deadline;
        private final List<Violation> found = new ArrayList<>();
        private int undecided;
        private int notAsked;

        Search(Policy original, Policy refined, KnownActions known, Duration timeout) {
            this.original = original;
            this.refined = refined;
            this.known = known;
            this.contexts = new Contexts(original, refined);
            this.deadline = Deadline.in(timeout);
        }

        Violations of(Set<Obligation> refuted) {
            for (Obligation obligation : ASKED) {
                if (refuted.contains(obligation)) {
                    Part.of(obligation == Obligation.V3 ? original : refined).forEach(part -> ask(obligation, part));
                }
            }
            return new Violations(found, undecided, notAsked);
        }

        private void ask(Obligation obligation, Part part) {
            if (deadline.isOver()) {
                notAsked++;
                return;
            }
            boolean isOfOriginal = obligation == Obligation.V3;
            Verdict verdict = Verifier.of(
                    obligation,
                    isOfOriginal ? part.alone(original) : original,
                    isOfOriginal ? refined : part.alone(refined),
                    contexts,
                    known,
                    deadline.left());
            if (verdict instanceof Verdict.Refuted refuted) {
                found.add(violation(obligation, part, refuted.counterexample()));
            } else if (!verdict.isProved()) {
                undecided++;
            }
        }

        /** The whole policies do the same: what else they allow takes nothing back. */
        private Violation violation(Obligation obligation, Part part, Counterexample alone) {
            Set<Context> holding = alone.contexts().entrySet().stream()
                    .filter(context -> context.getValue())
                    .map(context -> context.getKey())
                    .collect(Collectors.toSet());
            Counterexample whole = new Replay(original, refined, known, contexts)
                    .of(obligation, alone.action(), holding)
                    .orElseThrow(() -> new DisagreementException(
                            "one pattern alone violates " + obligation.word() + ", and the whole policy does not", ""));
            return new Violation(
                    obligation,
                    obligation == Obligation.V3 ? Counterexample.Side.ORIGINAL : Counterexample.Side.REFINED,
                    part.number(),
                    part.entry(),
                    part.pointer(),
                    part.pattern(),
                    spelled(alone.action()),
                    whole,
                    where(obligation, whole, holding));
        }

        /** What is left once every context is taken out that may be whatever it likes, together with those taken out before. */
        private SortedMap<Context, Boolean> where(Obligation obligation, Counterexample example, Set<Context> holding) {
            SortedMap<Context, Boolean> needed = new TreeMap<>(example.contexts());
            SortedSet<Context> free = new TreeSet<>();
            example.contexts().keySet().forEach(context -> {
                SortedSet<Context> more = new TreeSet<>(free);
                more.add(context);
                boolean isFree = new Replay(original, refined, known, contexts.withAdverse(more))
                        .of(obligation, example.action(), holding)
                        .isPresent();
                if (isFree) {
                    free.add(context);
                    needed.remove(context);
                }
            });
            return needed;
        }

        private String spelled(String action) {
            Optional<String> spelled = known.service(action.substring(0, Math.max(0, action.indexOf(':')))).stream()
                    .flatMap(service -> IntStream.range(0, service.trie().size())
                            .filter(i -> service.trie().folded(i).equals(action))
                            .mapToObj(i -> service.trie().spelled(i)))
                    .findFirst();
            return spelled.orElse(action);
        }
    }
}
