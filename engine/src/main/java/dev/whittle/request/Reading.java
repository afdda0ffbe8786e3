package dev.whittle.request;

/**
 * A point where AWS's words allow two readings of a policy, independent of the other points. What is proved is proved under
 * both; a request refutes only where it does so under both.
 */
public enum Reading {
    /** Source: IAM User Guide, "IAM JSON policy elements: Resource", on wildcards in segments of an ARN. */
    RUN_IN_FIRST_PARTS(
            "run-in-first-parts",
            "a `*` within one of the first five parts of a Resource matches colons too",
            "a `*` within one of the first five parts of a Resource stays in its part"),
    /** Source: the same. The object keys of Amazon S3 may hold colons. */
    RUN_IN_SIXTH_PART(
            "run-in-sixth-part",
            "a `*` within a segment of the sixth part of a Resource matches colons too",
            "a `*` within a segment of the sixth part of a Resource stays in its segment"),
    /** Source: the same. */
    ONE_IN_FIRST_PARTS(
            "one-in-first-parts",
            "a `?` in one of the first five parts of a Resource may be a colon",
            "a `?` in one of the first five parts of a Resource is no colon"),
    /** Source: IAM User Guide, "IAM policy elements: Variables and tags", on variables without a value. */
    MISSING_IN_CONDITION(
            "missing-in-condition",
            "a condition's text with a variable that has no value matches nothing",
            "a statement whose condition has a variable without a value does not apply"),
    /** Source: the same. */
    MISSING_IN_RESOURCE(
            "missing-in-resource",
            "a Resource with a variable that has no value matches nothing",
            "a statement whose Resource has a variable without a value does not apply"),
    /** Source: the same. */
    MISSING_IN_NOT_RESOURCE(
            "missing-in-not-resource",
            "a NotResource with a variable that has no value leaves nothing out",
            "a statement whose NotResource has a variable without a value does not apply"),
    /** Source: IAM User Guide, "IAM JSON policy elements: Condition operators"; it is silent on a request's bad values. */
    MALFORMED_VALUE(
            "malformed-value",
            "a negated operator is true of a value that is no number, date, address or ARN",
            "a negated operator is false of a value that is no number, date, address or ARN"),
    /** Source: the same, "IP address condition operators". */
    BARE_V6_ADDRESS(
            "bare-v6-address",
            "an IPv6 address without a prefix length stands for itself",
            "an IPv6 address without a prefix length stands for its /32 network"),
    /** Source: the same, "Condition operator to check existence of condition keys". */
    EMPTY_VALUE(
            "empty-value", "a key whose values are all empty is present", "a key whose values are all empty is absent"),
    /** Source: IAM User Guide, "AWS JSON policy elements: Principal", on all principals. */
    EVERY_AWS_PRINCIPAL(
            "every-aws-principal",
            "`{\"AWS\": \"*\"}` is every principal, services and federated ones among them",
            "`{\"AWS\": \"*\"}` is every principal of an account, and anonymous"),
    /** Source: IAM User Guide, "Date condition operators", and the note of the W3C that it cites. */
    SHORTENED_DATE(
            "shortened-date",
            "a date without a time is its first instant in UTC",
            "a date without a time is all its instants in UTC");

    private final String id;
    private final String first;
    private final String second;

    Reading(String id, String first, String second) {
        this.id = id;
        this.first = first;
        this.second = second;
    }

    /** Its name in outputs. */
    public String id() {
        return id;
    }

    /** What it says when it is taken in its first sense. */
    public String first() {
        return first;
    }

    /** What it says when it is taken in its second sense. */
    public String second() {
        return second;
    }
}
