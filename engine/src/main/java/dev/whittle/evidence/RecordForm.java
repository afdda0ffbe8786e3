package dev.whittle.evidence;

/** The forms in which people have CloudTrail's records. */
enum RecordForm {
    /** As CloudTrail writes them into its log files. */
    TRAIL("CloudTrail's log files"),
    /** As Security Lake writes them. */
    OCSF("Security Lake"),
    /** As {@code aws cloudtrail lookup-events} gives them. */
    LOOKUP_EVENTS("`aws cloudtrail lookup-events`"),
    /** As EventBridge hands them on. */
    EVENT_BRIDGE("EventBridge"),
    /** As Athena prints rows of the usual table over log files. */
    ATHENA("Athena");

    private final String title;

    RecordForm(String title) {
        this.title = title;
    }

    /** What messages call its origin. */
    String title() {
        return title;
    }

    /** Whether such records may be of one Region alone, or chosen in any other way: what they lack may have been called. */
    boolean isExcerpt() {
        return switch (this) {
            case TRAIL, OCSF -> false;
            case LOOKUP_EVENTS, EVENT_BRIDGE, ATHENA -> true;
        };
    }
}
