package dev.whittle.smt;

/** A variable that stands for true or false; ordered by name. */
public record BooleanVariable(String name) implements Variable, Comparable<BooleanVariable> {
    /** Fails where the name is empty. */
    public BooleanVariable {
        Symbol.require(name);
    }

    @Override
    public int compareTo(BooleanVariable other) {
        return name.compareTo(other.name);
    }
}
