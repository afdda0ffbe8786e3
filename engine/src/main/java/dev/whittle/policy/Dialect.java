package dev.whittle.policy;

/** What a policy's text may leave open or out. */
public enum Dialect {
    /** A JSON document as the service takes it: nothing. */
    DOCUMENT,
    /** A document within infrastructure code: values that are only known where the file is used. */
    CODE
}
