package dev.whittle.evidence;

import dev.whittle.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A role, or a credential of a user, that nobody uses, as a finding says: to be taken away as a whole. That is no evidence about any
 * policy, as those who have the policy too may use what it grants.
 *
 * <p>Source: IAM Access Analyzer API Reference, "FindingDetails" and the details that it names.
 *
 * @param arn the role's, or the user's
 * @param finding id of the finding
 * @param accessKey which access key, where it is one and that is told
 * @param lastAccessed when it was last used, as the finding writes it; nothing where that is not known, or it never was
 */
public record Idle(Kind kind, String arn, String finding, Optional<String> accessKey, Optional<String> lastAccessed) {
    /** What is not used. */
    public enum Kind {
        /** A role. */
        ROLE("UnusedIAMRole", "unusedIamRoleDetails", "DELETE_ROLE"),
        /** A user's access key. */
        ACCESS_KEY("UnusedIAMUserAccessKey", "unusedIamUserAccessKeyDetails", "DEACTIVATE_ACCESS_KEY"),
        /** A user's password for the console. */
        PASSWORD("UnusedIAMUserPassword", "unusedIamUserPasswordDetails", "REMOVE_PASSWORD");

        private final String findingType;
        private final String details;
        private final String action;

        Kind(String findingType, String details, String action) {
            this.findingType = findingType;
            this.details = details;
            this.action = action;
        }

        /** What to do, in the words of JSON results. */
        public String action() {
            return action;
        }
    }

    /** Roles first, then keys and passwords, each by its owner. */
    public static final Comparator<Idle> ORDER = Comparator.comparing(Idle::kind)
            .thenComparing(Idle::arn)
            .thenComparing(idle -> idle.accessKey().orElse(""))
            .thenComparing(Idle::finding);

    /** What an active finding says is not used; nothing of a finding of another type, or without a resource. */
    static Optional<Idle> in(Json.Obj finding) {
        Optional<String> arn = finding.text("resource");
        return Stream.of(Kind.values())
                .filter(kind -> finding.text("findingType")
                        .filter(kind.findingType::equals)
                        .isPresent())
                .filter(kind -> finding.text("status").filter("ACTIVE"::equals).isPresent())
                .flatMap(kind -> arn.map(each -> of(kind, each, finding)).stream())
                .findFirst();
    }

    private static Idle of(Kind kind, String arn, Json.Obj finding) {
        List<Json> details = finding.get("findingDetails").flatMap(Json::asArray).map(Json.Arr::elements).stream()
                .flatMap(List::stream)
                .flatMap(each -> each.get(kind.details).stream())
                .toList();
        return new Idle(
                kind,
                arn,
                finding.text("id").orElse("without id"),
                details.stream()
                        .flatMap(each -> each.text("accessKeyId").stream())
                        .findFirst(),
                details.stream()
                        .flatMap(each -> each.text("lastAccessed").stream())
                        .findFirst());
    }

    /** Why the finding is passed over where policies alone are asked about. */
    String remark() {
        return FindingForm.skipped(finding, kind.findingType, "ACTIVE");
    }

    /** What to do, for people. */
    public String recommendation() {
        return switch (kind) {
            case ROLE -> "delete the role";
            case ACCESS_KEY ->
                "deactivate the access key" + accessKey.map(key -> " " + key).orElse("");
            case PASSWORD -> "remove the password";
        };
    }

    /** When it was last used, for people. */
    public String lastUse() {
        return lastAccessed.map(time -> "last used " + time).orElse("no use is known");
    }
}
