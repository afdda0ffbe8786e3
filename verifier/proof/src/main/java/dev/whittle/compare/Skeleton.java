package dev.whittle.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A Boolean formula over atoms in negation normal form. The factory methods drop constants and merge what is nested; whether an
 * atom holds is never decided here.
 */
sealed interface Skeleton {
    Skeleton TRUE = new Constant(true);
    Skeleton FALSE = new Constant(false);

    /** The formula that is true iff this is not. Linear. */
    Skeleton negated();

    /** Adds its atoms. */
    void collect(Set<Atom> atoms);

    /** Hands itself to the visitor's method of its kind. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of formula. */
    interface Visitor<R> {
        R constant(boolean value);

        R literal(Literal literal);

        /** All of two or more. */
        R all(List<Skeleton> parts);

        /** Any of two or more. */
        R any(List<Skeleton> parts);
    }

    static Skeleton of(Atom atom) {
        return new Of(new Literal(atom, true));
    }

    /** All of them; of none it is true. */
    static Skeleton all(List<Skeleton> parts) {
        List<Skeleton> some = new ArrayList<>();
        for (Skeleton part : parts) {
            if (part.equals(FALSE)) {
                return FALSE;
            }
            if (part instanceof All nested) {
                some.addAll(nested.parts);
            } else if (!part.equals(TRUE)) {
                some.add(part);
            }
        }
        List<Skeleton> distinct = List.copyOf(new LinkedHashSet<>(some));
        return distinct.isEmpty() ? TRUE : distinct.size() == 1 ? distinct.get(0) : new All(distinct);
    }

    static Skeleton all(Skeleton... parts) {
        return all(List.of(parts));
    }

    /** Any of them; of none it is false. */
    static Skeleton any(List<Skeleton> parts) {
        List<Skeleton> some = new ArrayList<>();
        for (Skeleton part : parts) {
            if (part.equals(TRUE)) {
                return TRUE;
            }
            if (part instanceof Any nested) {
                some.addAll(nested.parts);
            } else if (!part.equals(FALSE)) {
                some.add(part);
            }
        }
        List<Skeleton> distinct = List.copyOf(new LinkedHashSet<>(some));
        return distinct.isEmpty() ? FALSE : distinct.size() == 1 ? distinct.get(0) : new Any(distinct);
    }

    static Skeleton any(Skeleton... parts) {
        return any(List.of(parts));
    }

    static Skeleton not(Skeleton part) {
        return part.negated();
    }

    record Constant(boolean value) implements Skeleton {
        @Override
        public Skeleton negated() {
            return value ? FALSE : TRUE;
        }

        @Override
        public void collect(Set<Atom> atoms) {}

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(value);
        }
    }

    record Of(Literal literal) implements Skeleton {
        @Override
        public Skeleton negated() {
            return new Of(literal.negated());
        }

        @Override
        public void collect(Set<Atom> atoms) {
            atoms.add(literal.atom());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(literal);
        }
    }

    record All(List<Skeleton> parts) implements Skeleton {
        @Override
        public Skeleton negated() {
            return any(parts.stream().map(Skeleton::negated).toList());
        }

        @Override
        public void collect(Set<Atom> atoms) {
            parts.forEach(part -> part.collect(atoms));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.all(parts);
        }
    }

    record Any(List<Skeleton> parts) implements Skeleton {
        @Override
        public Skeleton negated() {
            return all(parts.stream().map(Skeleton::negated).toList());
        }

        @Override
        public void collect(Set<Atom> atoms) {
            parts.forEach(part -> part.collect(atoms));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.any(parts);
        }
    }
}
