package dev.whittle.refine;

/**
 * What to do with the policy. Source: IAM Access Analyzer API Reference, "UnusedPermissionsRecommendedStep"; NONE is
 * where the service gives no step.
 */
public enum RecommendedAction {
    /** Something was removed: put the refined policy in the original's place. */
    CREATE_POLICY("CREATE_POLICY"),
    /** Nothing that it grants is used: detach it. */
    DETACH_POLICY("DETACH_POLICY"),
    /** Nothing had to change. */
    NONE("NONE");

    private final String word;

    RecommendedAction(String word) {
        this.word = word;
    }

    /** Its word in reports and results. */
    public String word() {
        return word;
    }
}
