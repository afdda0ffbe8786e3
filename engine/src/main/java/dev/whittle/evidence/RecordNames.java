package dev.whittle.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the members of CloudTrail's record are called in one form of it.
 *
 * <p>Source: the OCSF mappings that AWS publishes for CloudTrail in Security Lake, source versions 1 (OCSF 1.0.0-rc.2) and 2
 * (1.1.0), and that for 1.5.0; Amazon EventBridge User Guide, on events delivered via CloudTrail; Amazon Athena User Guide,
 * "Create a table for CloudTrail logs".
 *
 * @param told for each pointer into CloudTrail's record, the pointers in this form; the first that stands there counts
 */
record RecordNames(Map<String, List<String>> told) {
    private static final String ARN = "/userIdentity/arn";
    private static final String ISSUER = "/userIdentity/sessionContext/sessionIssuer/arn";

    private static final RecordNames OWN = ofEach(pointer -> pointer);
    private static final RecordNames DETAIL = ofEach(pointer -> "/detail" + pointer);
    private static final RecordNames LOWER_CASE = ofEach(pointer -> pointer.toLowerCase(Locale.ROOT));

    /** OCSF 1.0.0-rc.2 has a user's ARN as its UUID, later ones as its UID; the other one is no ARN then. */
    private static final RecordNames OCSF = new RecordNames(Map.ofEntries(
            Map.entry("/eventSource", List.of("/api/service/name")),
            Map.entry("/eventName", List.of("/api/operation")),
            Map.entry("/eventTime", List.of("/time_dt", "/time")),
            Map.entry("/eventType", List.of("/metadata/event_code", "/unmapped/eventType")),
            Map.entry("/readOnly", List.of("/unmapped/readOnly")),
            Map.entry("/awsRegion", List.of("/cloud/region")),
            Map.entry("/userIdentity/type", List.of("/actor/user/type")),
            Map.entry(ARN, List.of("/actor/user/uid", "/actor/user/uuid")),
            Map.entry("/userIdentity/accountId", List.of("/actor/user/account/uid", "/actor/user/account_uid")),
            Map.entry("/userIdentity/userName", List.of("/actor/user/name")),
            Map.entry(ISSUER, List.of("/actor/session/issuer"))));

    private static final Map<RecordForm, RecordNames> BY_FORM = Map.of(
            RecordForm.TRAIL, OWN,
            RecordForm.OCSF, OCSF,
            RecordForm.LOOKUP_EVENTS, OWN,
            RecordForm.EVENT_BRIDGE, DETAIL,
            RecordForm.ATHENA, LOWER_CASE);

    /** The names in a form. */
    static RecordNames of(RecordForm form) {
        return Objects.requireNonNull(BY_FORM.get(form));
    }

    private static RecordNames ofEach(UnaryOperator<String> name) {
        return new RecordNames(TrailIdentity.WANTED.stream()
                .collect(Collectors.toMap(pointer -> pointer, pointer -> List.of(name.apply(pointer)))));
    }

    /** Every pointer that has to be read to know a record in this form. */
    Set<String> wanted() {
        return told.values().stream().flatMap(List::stream).collect(Collectors.toCollection(HashSet::new));
    }

    /** What this form calls a member, for messages. */
    String toldName(String pointer) {
        return told.getOrDefault(pointer, List.of(pointer)).get(0);
    }

    /** Whether what was read has the member. */
    boolean has(String pointer, Map<String, String> read) {
        return told.getOrDefault(pointer, List.of()).stream().anyMatch(read::containsKey);
    }

    /**
     * What was read, under CloudTrail's own pointers. An empty text counts as missing, and so does one that should be
     * an ARN and is none.
     */
    Map<String, String> own(Map<String, String> read) {
        Map<String, String> own = new HashMap<>();
        told.forEach((pointer, names) -> names.stream()
                .map(name -> read.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .filter(value -> value.startsWith("arn:") || !(pointer.equals(ARN) || pointer.equals(ISSUER)))
                .findFirst()
                .ifPresent(value -> own.put(pointer, value)));
        return own;
    }
}
