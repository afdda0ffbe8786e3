package dev.whittle.evidence;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The forms in which people have evidence in hand. */
public enum EvidenceForm {
    FINDING("finding", "answer of `aws accessanalyzer get-finding-v2`"),
    SHORT("short", "short form of a finding ([{\"serviceNamespace\":..., \"actions\":[...]}])"),
    SECURITY_HUB("security-hub", "Security Hub finding with UnusedPermissionDetails"),
    LAST_ACCESSED("last-accessed", "answer of `aws iam get-service-last-accessed-details`"),
    CLOUDTRAIL("cloudtrail", "CloudTrail records ({\"Records\":[...]})"),
    LIST("list", "plain list of `service:Action` lines");

    private final String word;
    private final String title;

    EvidenceForm(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** What messages call it. */
    public String title() {
        return title;
    }

    /** What a file has to be, for messages. */
    static String shapes() {
        return Arrays.stream(values()).map(EvidenceForm::title).collect(Collectors.joining(", ", "write one of: ", ""));
    }

    /** Its word on the command line. */
    @Override
    public String toString() {
        return word;
    }
}
