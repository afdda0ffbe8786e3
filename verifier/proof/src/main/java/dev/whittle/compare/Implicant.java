package dev.whittle.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Literals that make a formula true whatever the other atoms are: of everything that must hold all of it, of alternatives one, which
 * an assignment makes true. The fewer the atoms, the fewer the dimensions to look at.
 */
final class Implicant implements Skeleton.Visitor<Boolean> {
    private final Set<Atom> trueOnes;
    private final Map<Atom, Boolean> taken = new LinkedHashMap<>();

    private Implicant(Set<Atom> trueOnes) {
        this.trueOnes = trueOnes;
    }

    /**
     * The literals, given an assignment that makes the formula true. Linear.
     *
     * @param trueOnes the atoms that are true in it
     */
    static Map<Atom, Boolean> of(Skeleton formula, Set<Atom> trueOnes) {
        Implicant implicant = new Implicant(trueOnes);
        formula.accept(implicant);
        return implicant.taken;
    }

    @Override
    public Boolean constant(boolean value) {
        return value;
    }

    @Override
    public Boolean literal(Literal literal) {
        taken.put(literal.atom(), literal.isPositive());
        return true;
    }

    /** What leaves no choice comes first, so that choices can be made among what was taken. */
    @Override
    public Boolean all(List<Skeleton> parts) {
        List<Skeleton> choices = new ArrayList<>();
        for (Skeleton part : parts) {
            if (part instanceof Skeleton.Any) {
                choices.add(part);
            } else {
                part.accept(this);
            }
        }
        choices.forEach(choice -> choice.accept(this));
        return true;
    }

    @Override
    public Boolean any(List<Skeleton> parts) {
        if (parts.stream().anyMatch(this::isTaken)) {
            return true;
        }
        for (Skeleton part : parts) {
            if (part.accept(new Truth())) {
                return part.accept(this);
            }
        }
        throw new IllegalStateException("an assignment that does not satisfy its formula");
    }

    private boolean isTaken(Skeleton part) {
        return part.accept(new Taken());
    }

    /** Whether the assignment makes a formula true. */
    private final class Truth implements Skeleton.Visitor<Boolean> {
        @Override
        public Boolean constant(boolean value) {
            return value;
        }

        @Override
        public Boolean literal(Literal literal) {
            return trueOnes.contains(literal.atom()) == literal.isPositive();
        }

        @Override
        public Boolean all(List<Skeleton> parts) {
            return parts.stream().allMatch(part -> part.accept(this));
        }

        @Override
        public Boolean any(List<Skeleton> parts) {
            return parts.stream().anyMatch(part -> part.accept(this));
        }
    }

    /** Whether what was taken makes a formula true. */
    private final class Taken implements Skeleton.Visitor<Boolean> {
        @Override
        public Boolean constant(boolean value) {
            return value;
        }

        @Override
        public Boolean literal(Literal literal) {
            Boolean sign = taken.get(literal.atom());
            return sign != null && sign == literal.isPositive();
        }

        @Override
        public Boolean all(List<Skeleton> parts) {
            return parts.stream().allMatch(part -> part.accept(this));
        }

        @Override
        public Boolean any(List<Skeleton> parts) {
            return parts.stream().anyMatch(part -> part.accept(this));
        }
    }
}
