package dev.whittle.compare;

import dev.whittle.catalog.KeyType;
import dev.whittle.compare.Effective.Box;
import dev.whittle.request.Documents;
import dev.whittle.request.OpenFact;
import dev.whittle.request.RequestPolicy;
import dev.whittle.smt.Deadline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Whether one side allows nothing that another one does not, under one way to read both: asked for each Allow statement of the one.
 *
 * <p>Most are settled one dimension at a time ({@link Cover}); what is left is a {@link StatementQuestion}.
 */
final class Question {
    private final Workshop workshop;
    private final Effective one;
    private final Effective other;
    private final List<Skeleton> certain;
    private final Candidates candidates;
    private final Replay replay;
    private final Proving proving;
    private final Cover cover;

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
        this.proving = new Proving(workshop.prover(), deadline, listener);
        this.cover = new Cover(workshop, proving, one, other);
        this.candidates = new Candidates(
                workshop.consistency(),
                workshop.values(),
                workshop.prover(),
                workshop.letters(),
                workshop.pairs(),
                standing(workshop.documents()),
                kind);
    }

    private Standing standing(Documents documents) {
        Set<String> keys = keys();
        return new Standing(
                keys,
                keys.stream()
                        .filter(key -> isMeasured(documents.types(key)))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static boolean isMeasured(Set<KeyType> types) {
        return !types.isEmpty() && types.stream().allMatch(each -> each.type().isOrdered());
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
            if (allow.asked().equals(Skeleton.FALSE)) {
                return new Inclusion.Proved();
            }
            List<Box> touching = cover.touching(allow);
            if (touching.isEmpty() && other.limits().isEmpty() && cover.allows(allow)) {
                return new Inclusion.Proved();
            }
            Skeleton asked = asked(allow, touching);
            return asked.equals(Skeleton.FALSE)
                    ? new Inclusion.Proved()
                    : new StatementQuestion(workshop, proving, candidates, replay, asked, allow.name()).answer();
        } catch (TextSearch.LimitException e) {
            return new Inclusion.Unknown(allow.name() + ": " + e.getMessage());
        }
    }

    /** A request that the statement allows, the one side does not deny or limit, and the other side does not allow. */
    private Skeleton asked(Box allow, List<Box> touching) {
        List<Skeleton> parts = new ArrayList<>();
        parts.add(allow.asked());
        one.denies().stream()
                .filter(deny -> deny.mayShareAction(allow))
                .forEach(deny -> parts.add(deny.asked().negated()));
        // Leaving out what shares no action would strengthen the claim here, unlike below.
        one.limits().forEach(limit -> parts.add(anyOf(limit)));
        List<Skeleton> refusals = new ArrayList<>();
        refusals.add(anyOf(allow.sharing(other.allows())).negated());
        touching.forEach(deny -> refusals.add(deny.asked()));
        // Leaving out what shares no action only weakens the other side.
        other.limits().forEach(limit -> refusals.add(anyOf(allow.sharing(limit)).negated()));
        parts.add(Skeleton.any(refusals));
        parts.addAll(certain);
        parts.addAll(exclusions(parts));
        return Skeleton.all(parts);
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
}
