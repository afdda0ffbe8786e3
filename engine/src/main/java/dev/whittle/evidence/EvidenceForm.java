package dev.whittle.evidence;

import dev.whittle.evidence.Interpretation.ListOf;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which people have evidence in hand. */
public enum EvidenceForm {
    FINDING("finding", Tells.UNUSED, "answer of `aws accessanalyzer get-finding-v2`"),
    SHORT("short", Tells.UNUSED, "short form of a finding ([{\"serviceNamespace\":..., \"actions\":[...]}])"),
    SECURITY_HUB("security-hub", Tells.UNUSED, "Security Hub finding with UnusedPermissionDetails"),
    LAST_ACCESSED("last-accessed", Tells.BOTH, "answer of `aws iam get-service-last-accessed-details`"),
    CLOUDTRAIL("cloudtrail", Tells.BOTH, "CloudTrail records ({\"Records\":[...]})"),
    GENERATED_POLICY("generated-policy", Tells.USED, "answer of `aws accessanalyzer get-generated-policy`"),
    POLICY("policy", Tells.USED, "policy document that allows what was used"),
    LIST("list", Tells.BOTH, "list of `service:Action`, one a line or a JSON array of them");

    /** What a form can say. */
    private enum Tells {
        UNUSED,
        USED,
        BOTH
    }

    private final String word;
    private final Tells tells;
    private final String title;

    EvidenceForm(String word, Tells tells, String title) {
        this.word = word;
        this.tells = tells;
        this.title = title;
    }

    /** What messages call it. */
    public String title() {
        return title;
    }

    /** Why a file of this form can't be what the command line says that it lists; nothing where it can. */
    Optional<String> refusal(ListOf named) {
        return switch (tells) {
            case UNUSED ->
                named == ListOf.UNUSED
                        ? Optional.empty()
                        : Optional.of("this says what is unused; name it with --unused");
            case USED ->
                switch (named) {
                    case UNUSED ->
                        Optional.of(
                                "this shows what was used or is granted, and nothing of what was never used; name it"
                                        + " with --used");
                    case USED ->
                        Optional.of(
                                "this only shows what was used: what it leaves out was perhaps only not recorded, such"
                                        + " as data events and iam:PassRole; name with --unused what was never used");
                    case ALSO_USED -> Optional.empty();
                };
            case BOTH -> Optional.empty();
        };
    }

    /** What a file that is named so has to be, for messages. */
    static String shapes(ListOf named) {
        return Arrays.stream(values())
                .filter(form -> form.refusal(named).isEmpty())
                .map(EvidenceForm::title)
                .collect(Collectors.joining(", ", "write one of: ", ""));
    }

    /** Its word on the command line. */
    public String word() {
        return word;
    }

    /** The same, for where a command lists what it takes. */
    @Override
    public String toString() {
        return word;
    }
}
