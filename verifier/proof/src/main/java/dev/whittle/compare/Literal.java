package dev.whittle.compare;

/**
 * An atom, or what denies it.
 *
 * @param isPositive whether it is the atom itself
 */
record Literal(Atom atom, boolean isPositive) {
    Literal negated() {
        return new Literal(atom, !isPositive);
    }
}
