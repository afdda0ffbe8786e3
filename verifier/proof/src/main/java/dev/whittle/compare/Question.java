package dev.whittle.compare;

import dev.whittle.compare.Effective.Box;
import dev.whittle.request.OpenFact;
import dev.whittle.request.RequestPolicy;
import dev.whittle.smt.BooleanVariable;
import dev.whittle.smt.Deadline;
import dev.whittle.smt.Decision;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Propositional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether one side allows nothing that another one does not, under one way to read both: asked for each Allow statement of the one.
 *
 * <p>The skeleton of the question is a Boolean formula over atoms of one dimension each. An assignment that satisfies it either makes a
 * request, which is replayed, or breaks in some dimension, and that is a lemma. When nothing satisfies skeleton and lemmas together, the
 * solver proves the lemmas that its refutation used. A request that was found and does not replay forbids a proof.
 */
final class Question {
    /** Assignments that make no request; there may be many, and one is enough to forbid a proof. */
    private static final int MOST_BLOCKED = 20;

    /** Requests that are replayed for one statement. */
    private static final int MOST_REPLAYED = 100;

    private final Workshop workshop;
    private final Effective one;
    private final Effective other;
    private final List<Skeleton> certain;
    private final Candidates candidates;
    private final Replay replay;
    private final Deadline deadline;
    private final Optional<Consumer<Certificate>> listener;
    private final Set<Skeleton> deniedByOne;

    Question(
            Workshop workshop,
            Effective one,
            Effective other,
            List<Skeleton> certain,
            Replay replay,
            RequestPolicy.Kind kind,
            Deadline deadline,
            Optional<Consumer<Certificate>> listener) {
        this.workshop = workshop;
        this.one = one;
        this.other = other;
        this.certain = certain;
        this.replay = replay;
        this.deadline = deadline;
        this.listener = listener;
        this.deniedByOne = new HashSet<>(one.denies().stream().map(Box::asked).toList());
        this.candidates = new Candidates(
                workshop.consistency(),
                workshop.values(),
                workshop.prover(),
                workshop.letters(),
                workshop.pairs(),
                new Standing(keys()),
                kind);
    }

    private Set<String> keys() {
        Set<Atom> atoms = new HashSet<>();
        one.formulas().forEach(formula -> formula.collect(atoms));
        other.formulas().forEach(formula -> formula.collect(atoms));
        Set<String> keys = new TreeSet<>();
        for (Atom atom : atoms) {
            atom.impliesPresent().ifPresent(keys::add);
            if (atom instanceof Atom.Present present) {
                keys.add(present.key());
            }
        }
        return keys;
    }

    Inclusion answer() {
        Optional<Inclusion> unknown = Optional.empty();
        for (Box allow : one.allows()) {
            Inclusion answer = answer(allow);
            if (answer.isRefuted()) {
                return answer;
            }
            if (!answer.isProved()) {
                unknown = Optional.of(unknown.orElse(answer));
            }
        }
        return unknown.orElseGet(Inclusion.Proved::new);
    }

    private Inclusion answer(Box allow) {
        try {
            if (allow.asked().equals(Skeleton.FALSE) || isCovered(allow)) {
                return new Inclusion.Proved();
            }
            Skeleton asked = asked(allow);
            return asked.equals(Skeleton.FALSE) ? new Inclusion.Proved() : new Loop(asked, allow).answer();
        } catch (TextSearch.LimitException e) {
            return new Inclusion.Unknown(allow.name() + ": " + e.getMessage());
        }
    }

    /**
     * Whether Allow statements of the other side that ask no more than this one list all of its actions together, and no Deny statement of
     * the other touches it. Quick where it is so: nothing is asked of the solver but what one dimension needs.
     */
    private boolean isCovered(Box allow) {
        if (!other.limits().isEmpty() || !touching(allow).isEmpty()) {
            return false;
        }
        List<Literal> unlisted = new ArrayList<>();
        Optional<Atom.Among> listed = actions(allow);
        listed.ifPresent(atom -> unlisted.add(new Literal(atom, true)));
        for (Box each : sharing(other.allows(), allow)) {
            if (asksNoMore(each, allow)) {
                Optional<Atom.Among> actions = actions(each);
                if (actions.isEmpty() || actions.equals(listed)) {
                    return true;
                }
                unlisted.add(new Literal(actions.get(), false));
            }
        }
        return listed.isPresent() && unlisted.size() > 1 && isProved(unlisted);
    }

    /** The Deny statements of the other side that may deny what this statement allows and the one side does not deny. */
    private List<Box> touching(Box allow) {
        return other.denies().stream()
                .filter(deny -> !deniedByOne.contains(deny.asked()) && !areApart(allow, deny))
                .toList();
    }

    /** The actions that a box lists, if that is all that it asks of actions; nothing where it may mean any. */
    private static Optional<Atom.Among> actions(Box box) {
        return parts(box.asked()).stream()
                .flatMap(part -> positive(part).stream())
                .filter(atom -> atom.dimension().equals(Dimension.ACTION))
                .findFirst();
    }

    /** Whether what a box asks is asked by another one too, part by part, but for the actions that it lists. */
    private boolean asksNoMore(Box less, Box more) {
        return parts(less.asked()).stream()
                .filter(part -> positive(part)
                        .filter(atom -> atom.dimension().equals(Dimension.ACTION))
                        .isEmpty())
                .allMatch(part -> isAsked(part, parts(more.asked())));
    }

    private static List<Skeleton> parts(Skeleton formula) {
        return formula instanceof Skeleton.All all
                ? all.parts()
                : formula.equals(Skeleton.TRUE) ? List.of() : List.of(formula);
    }

    private boolean isAsked(Skeleton part, List<Skeleton> asked) {
        if (asked.contains(part)) {
            return true;
        }
        Optional<Atom.Among> wider = positive(part);
        return wider.isPresent()
                && asked.stream()
                        .flatMap(each -> positive(each).stream())
                        .filter(narrower ->
                                narrower.dimension().equals(wider.get().dimension()))
                        .anyMatch(narrower ->
                                isProved(List.of(new Literal(narrower, true), new Literal(wider.get(), false))));
    }

    private static Optional<Atom.Among> positive(Skeleton part) {
        return part instanceof Skeleton.Of of
                        && of.literal().isPositive()
                        && of.literal().atom() instanceof Atom.Among among
                ? Optional.of(among)
                : Optional.empty();
    }

    private boolean areApart(Box allow, Box deny) {
        List<Skeleton> ofDeny = parts(deny.asked());
        return parts(allow.asked()).stream()
                .flatMap(each -> positive(each).stream())
                .anyMatch(one -> ofDeny.stream()
                        .flatMap(each -> positive(each).stream())
                        .filter(two -> two.dimension().equals(one.dimension()))
                        .anyMatch(two -> isProved(List.of(new Literal(one, true), new Literal(two, true)))));
    }

    /** Whether literals of one dimension are in conflict, and the solver proves it. */
    private boolean isProved(List<Literal> some) {
        return workshop.settled().computeIfAbsent(some, literals -> {
            Map<Atom, Boolean> signs = new LinkedHashMap<>();
            literals.forEach(literal -> signs.put(literal.atom(), literal.isPositive()));
            List<Lemma> conflicts = workshop.consistency().conflicts(signs);
            return !conflicts.isEmpty() && proves(conflicts.get(0));
        });
    }

    private boolean proves(Lemma lemma) {
        LemmaProver prover = workshop.prover();
        boolean isProved = lemma.texts().stream().allMatch(claim -> prover.proves(claim, deadline))
                && lemma.points().stream().allMatch(claim -> prover.proves(claim, deadline));
        if (isProved) {
            listener.ifPresent(told -> tell(lemma, told));
        }
        return isProved;
    }

    private void tell(Lemma lemma, Consumer<Certificate> told) {
        lemma.texts()
                .forEach(claim ->
                        told.accept(new Certificate("lemma", workshop.prover().formula(claim))));
        lemma.points().forEach(claim -> told.accept(new Certificate("lemma", LemmaProver.formula(claim))));
    }

    /** A request that the statement allows, the one side does not deny or limit, and the other side does not allow. */
    private Skeleton asked(Box allow) {
        List<Skeleton> parts = new ArrayList<>();
        parts.add(allow.asked());
        one.denies().stream()
                .filter(deny -> deny.mayShareAction(allow))
                .forEach(deny -> parts.add(deny.asked().negated()));
        one.limits().forEach(limit -> parts.add(anyOf(sharing(limit, allow))));
        List<Skeleton> refusals = new ArrayList<>();
        refusals.add(anyOf(sharing(other.allows(), allow)).negated());
        touching(allow).forEach(deny -> refusals.add(deny.asked()));
        // Leaving out what shares no action only weakens the other side.
        other.limits()
                .forEach(limit -> refusals.add(anyOf(sharing(limit, allow)).negated()));
        parts.add(Skeleton.any(refusals));
        parts.addAll(certain);
        parts.addAll(exclusions(parts));
        return Skeleton.all(parts);
    }

    private static List<Box> sharing(List<Box> boxes, Box allow) {
        return boxes.stream().filter(each -> each.mayShareAction(allow)).toList();
    }

    private static Skeleton anyOf(List<Box> boxes) {
        return Skeleton.any(boxes.stream().map(Box::asked).toList());
    }

    /** Of two facts that exclude each other one is false. */
    private static List<Skeleton> exclusions(List<Skeleton> parts) {
        Set<Atom> atoms = new LinkedHashSet<>();
        parts.forEach(part -> part.collect(atoms));
        List<OpenFact> facts = atoms.stream()
                .filter(Atom.Fact.class::isInstance)
                .map(atom -> ((Atom.Fact) atom).fact())
                .toList();
        List<Skeleton> exclusions = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (facts.get(i).excludes(facts.get(j))) {
                    exclusions.add(Skeleton.any(
                            Skeleton.of(new Atom.Fact(facts.get(i))).negated(),
                            Skeleton.of(new Atom.Fact(facts.get(j))).negated()));
                }
            }
        }
        return exclusions;
    }

    /** One statement's question: assignments, lemmas, and at the end the lemmas' proofs. */
    private final class Loop {
        private final Skeleton asked;
        private final Box allow;
        private final Set<Atom> atoms = new LinkedHashSet<>();
        private final Map<BooleanVariable, Lemma> added = new HashMap<>();
        private final List<Formula> whole = new ArrayList<>();
        private final Propositional skeleton;
        private Optional<String> blocked = Optional.empty();
        private int replayed;

        Loop(Skeleton asked, Box allow) {
            this.asked = asked;
            this.allow = allow;
            this.skeleton = workshop.solver().propositional(deadline.left());
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
            BooleanVariable name = new BooleanVariable("lemma" + added.size());
            added.put(name, lemma);
            skeleton.add(workshop.clause(lemma), name);
        }

        Inclusion answer() {
            for (int count = 0; count < MOST_BLOCKED; ) {
                if (deadline.isOver()) {
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
            return new Inclusion.Unknown(allow.name() + ": " + reason);
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
            for (BooleanVariable name : new TreeSet<>(skeleton.refutation())) {
                Lemma lemma = added.get(name);
                if (lemma == null || !proves(lemma)) {
                    return unknown("the solver did not prove a lemma about the "
                            + (lemma == null ? "skeleton" : about(lemma)));
                }
                whole.add(workshop.clause(lemma));
            }
            listener.ifPresent(told -> told.accept(new Certificate("skeleton of " + allow.name(), Formula.and(whole))));
            return new Inclusion.Proved();
        }

        private String about(Lemma lemma) {
            return lemma.conflict().stream()
                    .map(literal -> literal.atom())
                    .flatMap(atom -> atom instanceof Atom.Among among
                            ? Stream.of(among.dimension().toString())
                            : atom instanceof Atom.Some some
                                    ? Stream.of(some.dimension().toString())
                                    : Stream.<String>of())
                    .findFirst()
                    .orElse("facts");
        }

        private Optional<Inclusion> show(Map<Atom, Boolean> literals) {
            List<Candidates.Candidate> found = candidates.of(literals);
            if (found.isEmpty()) {
                because("correlated keys: no values were found that can stand together");
            }
            for (Candidates.Candidate candidate : found) {
                if (deadline.isOver() || replayed++ == MOST_REPLAYED) {
                    return Optional.of(unknown(blocked.orElse("the time is over")));
                }
                Replay.Outcome outcome = replay.of(candidate.request());
                if (outcome instanceof Replay.Outcome.Shown shown) {
                    return Optional.of(new Inclusion.Refuted(new RequestCounterexample(
                            candidate.request(),
                            shown.allowedBy(),
                            shown.deniedBy(),
                            shown.silent(),
                            candidate.fit())));
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
            boolean saysMore =
                    reason.contains("hangs on") && !blocked.orElse("").contains("hangs on");
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
}
