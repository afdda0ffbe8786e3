package dev.whittle.compare;

import dev.whittle.smt.BooleanVariable;
import dev.whittle.smt.Decision;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Propositional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether some request satisfies one statement's question.
 *
 * <p>The skeleton of the question is a Boolean formula over atoms of one dimension each. An assignment that satisfies it either makes a
 * request, which is replayed, or breaks in some dimension, and that is a lemma. When nothing satisfies skeleton and lemmas together, the
 * solver proves the lemmas that its refutation used. A request that was found and does not replay forbids a proof.
 */
final class StatementQuestion {
    /** Assignments that make no request; there may be many, and one is enough to forbid a proof. */
    private static final int MOST_BLOCKED = 20;

    /** Requests that are replayed. */
    private static final int MOST_REPLAYED = 100;

    private final Workshop workshop;
    private final Proving proving;
    private final Candidates candidates;
    private final Replay replay;
    private final Skeleton asked;
    private final String name;
    private final Set<Atom> atoms = new LinkedHashSet<>();
    private final Map<BooleanVariable, Lemma> added = new HashMap<>();
    private final List<Formula> whole = new ArrayList<>();
    private final Propositional skeleton;
    private Optional<String> blocked = Optional.empty();
    private int replayed;

    /**
     * @param asked the skeleton
     * @param name what messages call the statement
     */
    StatementQuestion(
            Workshop workshop, Proving proving, Candidates candidates, Replay replay, Skeleton asked, String name) {
        this.workshop = workshop;
        this.proving = proving;
        this.candidates = candidates;
        this.replay = replay;
        this.asked = asked;
        this.name = name;
        this.skeleton = workshop.solver().propositional(proving.deadline().left());
        asked.collect(atoms);
        add(workshop.formula(asked));
        for (Atom atom : List.copyOf(atoms)) {
            atom.impliesPresent().ifPresent(key -> {
                Atom present = new Atom.Present(key);
                atoms.add(present);
                add(workshop.formula(Skeleton.any(Skeleton.of(atom).negated(), Skeleton.of(present))));
            });
        }
        workshop.lemmas().stream().filter(this::isAboutThese).forEach(this::add);
    }

    private boolean isAboutThese(Lemma lemma) {
        return lemma.conflict().stream().allMatch(literal -> atoms.contains(literal.atom()));
    }

    private void add(Formula formula) {
        skeleton.add(formula);
        whole.add(formula);
    }

    private void add(Lemma lemma) {
        BooleanVariable marker = new BooleanVariable("lemma" + added.size());
        added.put(marker, lemma);
        skeleton.add(workshop.clause(lemma), marker);
    }

    Inclusion answer() {
        for (int count = 0; count < MOST_BLOCKED; ) {
            if (proving.deadline().isOver()) {
                return unknown("the time is over");
            }
            Decision decision = skeleton.check();
            if (decision == Decision.UNSATISFIABLE) {
                return refuted();
            }
            if (decision == Decision.UNDECIDED) {
                return unknown("the solver gave up on the skeleton");
            }
            Map<Atom, Boolean> literals = Implicant.of(asked, trueOnes());
            List<Lemma> conflicts = workshop.consistency().conflicts(literals);
            if (conflicts.isEmpty()) {
                Optional<Inclusion> shown = show(literals);
                if (shown.isPresent()) {
                    return shown.get();
                }
                block(literals);
                count++;
            }
            for (Lemma lemma : conflicts) {
                workshop.lemmas().add(lemma);
                add(lemma);
            }
        }
        return unknown(blocked.orElse(""));
    }

    private Inclusion unknown(String reason) {
        return new Inclusion.Unknown(name + ": " + reason);
    }

    private Set<Atom> trueOnes() {
        Map<BooleanVariable, Atom> byVariable = new HashMap<>();
        atoms.forEach(atom -> byVariable.put(workshop.variable(atom), atom));
        Set<Atom> found = new HashSet<>();
        skeleton.trueOnes(byVariable.keySet()).forEach(variable -> found.add(byVariable.get(variable)));
        return found;
    }

    /** Nothing satisfies skeleton and lemmas: what is left are the proofs of the lemmas. */
    private Inclusion refuted() {
        if (blocked.isPresent()) {
            return unknown(blocked.get());
        }
        for (BooleanVariable marker : new TreeSet<>(skeleton.refutation())) {
            Lemma lemma = added.get(marker);
            if (lemma == null || !proving.proves(lemma)) {
                return unknown(
                        "the solver did not prove a lemma about the " + (lemma == null ? "skeleton" : lemma.about()));
            }
            whole.add(workshop.clause(lemma));
        }
        proving.listener()
                .ifPresent(told -> told.accept(new Certificate(Certificate.Kind.SKELETON, name, Formula.and(whole))));
        return new Inclusion.Proved();
    }

    private Optional<Inclusion> show(Map<Atom, Boolean> literals) {
        List<Candidates.Candidate> found = candidates.of(literals);
        if (found.isEmpty()) {
            because(
                    "correlated keys: no values were found that can stand together, with the keys that every request has");
        }
        for (Candidates.Candidate candidate : found) {
            if (proving.deadline().isOver() || replayed++ == MOST_REPLAYED) {
                return Optional.of(unknown(blocked.orElse("the time is over")));
            }
            Replay.Outcome outcome = replay.of(candidate.request());
            if (outcome instanceof Replay.Outcome.Shown shown) {
                return Optional.of(new Inclusion.Refuted(new RequestCounterexample(
                        candidate.request(), shown.allowedBy(), shown.deniedBy(), shown.silent(), candidate.fit())));
            }
            because(
                    outcome instanceof Replay.Outcome.Open open
                            ? "a request was found that hangs on " + open.on()
                            : "a request was found that does not replay");
        }
        return Optional.empty();
    }

    /** The reason that says most stays. */
    private void because(String reason) {
        boolean saysMore = reason.contains("hangs on") && !blocked.orElse("").contains("hangs on");
        if (blocked.isEmpty() || saysMore) {
            blocked = Optional.of(reason);
        }
    }

    private void block(Map<Atom, Boolean> literals) {
        List<Skeleton> negated = new ArrayList<>();
        literals.forEach((atom, sign) -> {
            Skeleton each = Skeleton.of(atom);
            negated.add(sign ? each.negated() : each);
        });
        skeleton.add(workshop.formula(Skeleton.any(negated)));
    }
}
