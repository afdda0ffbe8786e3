package dev.whittle.policy;

/** What a statement that matches does to a request. Source: IAM User Guide, "Policy evaluation logic". */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String text;

    Effect(String text) {
        this.text = text;
    }

    /** The element's only spelling. */
    public String text() {
        return text;
    }
}
