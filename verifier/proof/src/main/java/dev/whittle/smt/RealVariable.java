package dev.whittle.smt;

/** A variable that stands for a real number; ordered by name. */
public record RealVariable(String name) implements Variable, Comparable<RealVariable> {
    /** Fails where the name is empty. */
    public RealVariable {
        Symbol.require(name);
    }

    @Override
    public int compareTo(RealVariable other) {
        return name.compareTo(other.name);
    }
}
