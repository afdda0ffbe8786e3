package dev.whittle.request;

/** Whether a policy's texts have variables. Source: IAM User Guide, "IAM JSON policy elements: Version". */
public enum Variables {
    /** Version 2012-10-17. */
    EXIST,
    /** Version 2008-10-17, which a policy without Version is written in. */
    ARE_TEXT
}
