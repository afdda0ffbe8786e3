package dev.whittle.policy;

/** What a policy's text may leave open or out. */
public enum Dialect {
    /** A JSON document as the service takes it: nothing. */
    DOCUMENT,
    /** A document within infrastructure code: values that are only known where the file is used. */
    CODE,
    /**
     * A document that Terraform puts together of blocks: the same, and an effect that is not written is Allow.
     *
     * <p>Source: Terraform AWS provider, "Data Source: aws_iam_policy_document".
     */
    DATA_DOCUMENT
}
