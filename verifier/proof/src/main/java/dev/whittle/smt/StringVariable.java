package dev.whittle.smt;

/** A variable that stands for a string of characters; ordered by name. */
public record StringVariable(String name) implements Variable, Comparable<StringVariable> {
    /** Fails where the name is empty. */
    public StringVariable {
        Symbol.require(name);
    }

    @Override
    public int compareTo(StringVariable other) {
        return name.compareTo(other.name);
    }
}
