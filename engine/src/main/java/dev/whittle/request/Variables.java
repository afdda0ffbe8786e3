package dev.whittle.request;

import java.util.Optional;

/** Whether a policy's texts have variables. Source: IAM User Guide, "IAM JSON policy elements: Version". */
public enum Variables {
    /** Version 2012-10-17. */
    EXIST,
    /** Version 2008-10-17, which a policy without Version is written in. */
    ARE_TEXT;

    /** Whether they exist in a document, given its Version. */
    static Variables of(Optional<String> version) {
        return version.filter("2012-10-17"::equals).isPresent() ? EXIST : ARE_TEXT;
    }
}
