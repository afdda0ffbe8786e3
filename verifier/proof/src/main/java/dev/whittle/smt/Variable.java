package dev.whittle.smt;

/**
 * An unknown of a formula. Two variables are the same iff sort and name are; a name may hold any characters, since what
 * writes it for a solver escapes it.
 */
public sealed interface Variable permits StringVariable, RealVariable, BooleanVariable {
    /** The name, which is not empty. */
    String name();
}
