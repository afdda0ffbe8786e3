package dev.whittle.verify;

import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Context;
import dev.whittle.policy.Policy;
import dev.whittle.smt.Answer;
import dev.whittle.smt.Deadline;
import dev.whittle.smt.DeepStack;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import dev.whittle.smt.SmtLib;
import dev.whittle.smt.Solver;
import dev.whittle.text.Numbers;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Judges a refined policy against its original and the unused set.
 *
 * <p>V1 is asked over every string ({@link NoNewAccess}); V2, V3 and V4 over the known actions ({@link KnownRange}). A
 * satisfiable answer becomes a counterexample only through the plain evaluator ({@link Replay}). One that hangs on a
 * context that only one of the policies has settles nothing ({@link Contexts}).
 */
public final class Verifier implements AutoCloseable {
    /** What the first form of a question gets before another one is tried. */
    private static final Duration AT_FIRST = Duration.ofSeconds(2);

    /** What the second form gets before the first is tried again. */
    private static final Duration AT_SECOND = Duration.ofSeconds(5);

    private static final String EVERY_STRING = "every string";

    private final Policy original;
    private final Policy refined;
    private final KnownActions known;
    private final Duration timeout;
    private final Contexts contexts;
    private final Consumer<Asked> listener;
    private final Solver solver = new Solver();

    /** What V1 holds over if it is proved: every string, unless some question had strings and none of them is an action. */
    private String provedOver = EVERY_STRING;

    private Verifier(Policy original, Policy refined, KnownActions known, Duration timeout, Consumer<Asked> listener) {
        this(original, refined, new Contexts(original, refined), known, timeout, listener);
    }

    private Verifier(
            Policy original,
            Policy refined,
            Contexts contexts,
            KnownActions known,
            Duration timeout,
            Consumer<Asked> listener) {
        this.original = original;
        this.refined = refined;
        this.known = known;
        this.timeout = timeout;
        this.listener = listener;
        this.contexts = contexts;
    }

    /**
     * What holds of one obligation.
     *
     * @param contexts of these policies, or of others that these are parts of
     */
    static Verdict of(
            Obligation obligation,
            Policy original,
            Policy refined,
            Contexts contexts,
            KnownActions known,
            Duration timeout) {
        try (Verifier verifier = new Verifier(original, refined, contexts, known, timeout, asked -> {})) {
            Finding finding = obligation == Obligation.V1
                    ? verifier.overEveryString()
                    : verifier.overKnown(obligation, new KnownRange(original, refined, known, contexts));
            return finding.verdict();
        }
    }

    /**
     * The judgement.
     *
     * @param refined the refined policy, or {@link Policy#NOTHING} for a detachment
     * @param known K and U, of both policies
     * @param timeout for each obligation; what is not decided by then is unknown
     * @throws DisagreementException where the solver and the plain evaluator disagree
     */
    public static Judgement judge(Policy original, Policy refined, KnownActions known, Duration timeout) {
        return judge(original, refined, known, timeout, asked -> {});
    }

    /**
     * The same, telling each question and its answer as it goes, perhaps on another thread: see {@link DeepStack}.
     *
     * @throws DisagreementException where the solver and the plain evaluator disagree
     */
    public static Judgement judge(
            Policy original, Policy refined, KnownActions known, Duration timeout, Consumer<Asked> listener) {
        return DeepStack.call(() -> judged(original, refined, known, timeout, listener));
    }

    private static Judgement judged(
            Policy original, Policy refined, KnownActions known, Duration timeout, Consumer<Asked> listener) {
        Judgement ofActions = ofActions(original, refined, known, timeout, listener);
        boolean isUnsettled = ofActions.verdict().unsettled().isPresent()
                && original.notation().isDocument()
                && refined.notation().isDocument()
                && !refined.statements().isEmpty()
                && !new Contexts(original, refined).areAllShared();
        return isUnsettled ? overRequests(ofActions, original, refined, known, timeout) : ofActions;
    }

    /** What holds whatever contexts mean. */
    static Judgement ofActions(
            Policy original, Policy refined, KnownActions known, Duration timeout, Consumer<Asked> listener) {
        try (Verifier verifier = new Verifier(original, refined, known, timeout, listener)) {
            List<Finding> findings = new ArrayList<>();
            findings.add(verifier.overEveryString());
            KnownRange range = new KnownRange(original, refined, known, verifier.contexts);
            for (Obligation obligation : Obligation.OVER_KNOWN) {
                findings.add(verifier.overKnown(obligation, range));
            }
            return new Judgement(Structure.differences(original, refined), findings);
        }
    }

    /** What whole requests say, where they settle it; else the judgement stands, and says why they do not. */
    private static Judgement overRequests(
            Judgement judgement, Policy original, Policy refined, KnownActions known, Duration timeout) {
        try {
            List<Finding> findings = WholeRequests.findings(original, refined, known, timeout);
            Judgement settled = new Judgement(judgement.differences(), findings);
            return settled.verdict().unsettled().map(judgement::withRequests).orElse(settled);
        } catch (InvalidInputException e) {
            return judgement.withRequests(String.valueOf(e.getMessage()));
        }
    }

    private Finding overEveryString() {
        Deadline deadline = Deadline.in(timeout);
        Verdict verdict = isTheSame(deadline)
                ? new Verdict.Proved()
                : settled(taken -> search(NoNewAccess.claims(original, refined, taken), deadline, replay(taken)));
        String range = verdict.isProved() ? provedOver : EVERY_STRING;
        return new Finding(Obligation.V1, verdict, range, deadline.elapsed());
    }

    /**
     * What is found with every context free. Where that is a counterexample and somebody edited a context, it is looked for
     * again with these contexts adverse: if there is none then, nothing is settled.
     *
     * @param found the verdict for the contexts as they are taken
     */
    private Verdict settled(Function<Contexts, Verdict> found) {
        Verdict verdict = found.apply(contexts);
        if (!verdict.isRefuted() || contexts.areAllShared()) {
            return verdict;
        }
        Verdict certain = found.apply(contexts.withUnsharedAdverse());
        return certain.isProved() ? new Verdict.Unknown(contexts.unsettled(original, refined)) : certain;
    }

    private Replay replay(Contexts taken) {
        return new Replay(original, refined, known, taken);
    }

    private boolean isTheSame(Deadline deadline) {
        return NoNewAccess.ofTheSame(original, refined, contexts)
                .filter(query -> isEmpty(query, deadline))
                .isPresent();
    }

    /** Proved if no question has a string that is an action. */
    private Verdict search(List<NoNewAccess.Claim> claims, Deadline deadline, Replay replay) {
        Verdict verdict = new Verdict.Proved();
        for (NoNewAccess.Claim claim : claims) {
            if (!isEmpty(claim.stronger(), deadline)) {
                for (NoNewAccess.Question question : claim.questions().get()) {
                    verdict = verdict.and(answer(claim, question, deadline, replay));
                    if (verdict.isRefuted()) {
                        return verdict;
                    }
                }
            }
        }
        return verdict;
    }

    private boolean isEmpty(Formula claim, Deadline deadline) {
        return check(Obligation.V1, claim, deadline.atMost(AT_FIRST)).isUnsatisfiable();
    }

    private Verdict answer(NoNewAccess.Claim claim, NoNewAccess.Question question, Deadline deadline, Replay replay) {
        Answer answer = ask(question, deadline);
        if (answer.isUnsatisfiable()) {
            return new Verdict.Proved();
        }
        // A claim that fails only by strings that are no actions is smaller than the question, whose shape may take
        // minutes.
        if (claim.saysSomething() && isEmpty(claim.overActions(), deadline)) {
            provedOver = "every action";
            return new Verdict.Proved();
        }
        return verdict(answer, "", model -> witness(question, deadline, replay));
    }

    /**
     * What an answer to a query says of its obligation: proved, unknown, or what comes of the model.
     *
     * @param lead what stands before the solver's reason
     */
    private static Verdict verdict(Answer answer, String lead, Function<Answer.Satisfiable, Verdict> satisfied) {
        return answer.accept(new Answer.Visitor<>() {
            @Override
            public Verdict unsatisfiable() {
                return new Verdict.Proved();
            }

            @Override
            public Verdict satisfiable(Answer.Satisfiable model) {
                return satisfied.apply(model);
            }

            @Override
            public Verdict undecided(String reason) {
                return new Verdict.Unknown(lead + reason);
            }
        });
    }

    /**
     * The form with one atom gets a short time first, then the one with many atoms, then the first again: each is fast
     * where the other may take minutes.
     */
    private Answer ask(NoNewAccess.Question question, Deadline deadline) {
        Answer answer = check(Obligation.V1, question.oneAtom(), deadline.atMost(AT_FIRST));
        if (answer.isUndecided()) {
            answer = check(Obligation.V1, question.manyAtoms(), deadline.atMost(AT_SECOND));
        }
        if (answer.isUndecided()) {
            answer = check(Obligation.V1, question.oneAtom(), deadline.left());
        }
        return answer;
    }

    /** A request out of a question that has strings: a known action if any, else one that looks like an action. */
    private Verdict witness(NoNewAccess.Question question, Deadline deadline, Replay replay) {
        Optional<Counterexample> familiar = firstKnown(Obligation.V1, question.holding(), replay);
        if (familiar.isPresent()) {
            return new Verdict.Refuted(familiar.get());
        }
        for (Language shape : List.of(NoNewAccess.NAMES, NoNewAccess.ACTIONS)) {
            NoNewAccess.Question shaped = question.shaped(shape);
            Verdict found = verdict(
                    ask(shaped, deadline),
                    "something new may be allowed, but no action was found: ",
                    model -> model.text(Obligation.ACTION)
                            .flatMap(action -> replay.of(Obligation.V1, action, question.holding()))
                            .<Verdict>map(Verdict.Refuted::new)
                            .orElseThrow(() -> disagreement(Obligation.V1, shaped.oneAtom())));
            if (!found.isProved()) {
                return found;
            }
        }
        provedOver = "every action";
        return new Verdict.Proved();
    }

    private Finding overKnown(Obligation obligation, KnownRange range) {
        Deadline deadline = Deadline.in(timeout);
        Verdict verdict =
                settled(taken -> decide(obligation, range.under(taken).query(obligation), deadline, replay(taken)));
        int unused = known.unusedCount();
        String title = obligation == Obligation.V2 ? Numbers.count(unused, "unused action") : "every known action";
        return new Finding(obligation, verdict, title, deadline.elapsed());
    }

    private Verdict decide(Obligation obligation, Formula query, Deadline deadline, Replay replay) {
        Answer answer = check(obligation, query, deadline.left());
        return verdict(
                answer,
                "",
                model -> firstKnown(obligation, holding(model), replay)
                        .<Verdict>map(Verdict.Refuted::new)
                        .orElseThrow(() -> disagreement(obligation, query)));
    }

    private Answer check(Obligation obligation, Formula formula, Duration time) {
        Answer answer = solver.check(formula, time);
        listener.accept(new Asked(obligation, formula, answer));
        return answer;
    }

    private Set<Context> holding(Answer.Satisfiable model) {
        Set<Context> holding = new TreeSet<>();
        contexts.variables().forEach((context, variable) -> {
            if (model.holds(variable)) {
                holding.add(context);
            }
        });
        return holding;
    }

    /** The first known action that violates the obligation where just these contexts hold. */
    private Optional<Counterexample> firstKnown(Obligation obligation, Set<Context> holding, Replay replay) {
        for (KnownService service : known.services()) {
            for (int i = 0; i < service.trie().size(); i++) {
                Optional<Counterexample> found =
                        replay.of(obligation, service.trie().folded(i), holding);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static DisagreementException disagreement(Obligation obligation, Formula query) {
        return new DisagreementException(
                "the solver has a counterexample to " + obligation.word() + " that the evaluator does not confirm",
                SmtLib.script(obligation.title(), query, "unknown", Obligation.ACTION));
    }

    @Override
    public void close() {
        solver.close();
    }
}
