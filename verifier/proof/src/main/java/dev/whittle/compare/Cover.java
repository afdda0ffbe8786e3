package dev.whittle.compare;

import dev.whittle.compare.Effective.Box;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is seen of a statement and the other side by one dimension at a time: which statements of the other side cover it, and which
 * touch it. Each answer that is used rests on a lemma that the solver has proved.
 */
final class Cover {
    private final Workshop workshop;
    private final Proving proving;
    private final Effective other;
    private final Set<Skeleton> deniedByOne;

    Cover(Workshop workshop, Proving proving, Effective one, Effective other) {
        this.workshop = workshop;
        this.proving = proving;
        this.other = other;
        this.deniedByOne = new HashSet<>(one.denies().stream().map(Box::asked).toList());
    }

    /**
     * Whether Allow statements of the other side that ask no more than this one list all of its actions together. Quick where it is so: nothing is asked of the solver but what one dimension needs.
     */
    boolean allows(Box allow) {
        List<Literal> unlisted = new ArrayList<>();
        Optional<Atom.Among> listed = actions(allow);
        listed.ifPresent(atom -> unlisted.add(new Literal(atom, true)));
        for (Box each : allow.sharing(other.allows())) {
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
    List<Box> touching(Box allow) {
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
            return !conflicts.isEmpty() && proving.proves(conflicts.get(0));
        });
    }
}
