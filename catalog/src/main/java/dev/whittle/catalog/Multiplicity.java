package dev.whittle.catalog;

/**
 * How many values a request holds of a condition key that it holds at all. Source: AWS, IAM User Guide, "Single-valued vs.
 * multivalued context keys".
 */
public enum Multiplicity {
    /** Exactly one. */
    SINGLE,
    /** One or more. */
    MULTIPLE
}
