package dev.whittle.evidence;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.RecordStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells which form an object of JSON is, and reads CloudTrail's record out of it. */
final class RecordReader {
    /** A record as a string. */
    static final String TEXT = "/CloudTrailEvent";

    private static final String DETAIL_TYPE = "/detail-type";
    private static final String PRODUCT = "/metadata/product/name";
    private static final String USER = "/useridentity";
    private static final String TWO_ARNS = "two ARNs of one user";

    /** What identifies an event of OCSF, whatever else it lacks. */
    private static final Set<String> OCSF_MARKS = Set.of("/class_uid", "/type_uid", "/activity_id", PRODUCT);

    /** What has to be read of an object that may be a record in any form. */
    static final Set<String> WANTED = wanted();

    private final TrailFile.Receiver receiver;

    RecordReader(TrailFile.Receiver receiver) {
        this.receiver = receiver;
    }

    private static Set<String> wanted() {
        Set<String> wanted = new HashSet<>(OCSF_MARKS);
        wanted.addAll(Set.of(TEXT, DETAIL_TYPE, USER));
        for (RecordForm form : RecordForm.values()) {
            wanted.addAll(RecordNames.of(form).wanted());
        }
        return Set.copyOf(wanted);
    }

    /**
     * Hands on the record that an object is; one of CloudTrail's own form is asked for first, since there are millions.
     *
     * @return whether it is one, or is known to be none of a call
     * @throws IllegalArgumentException where it is a broken one
     */
    boolean read(Map<String, String> object) {
        if (isRecord(RecordForm.TRAIL, object)) {
            receiver.record(TrailRecord.of(RecordForm.TRAIL, object));
        } else if (object.containsKey(TEXT)) {
            text(object.getOrDefault(TEXT, ""));
        } else if (isRecord(RecordForm.EVENT_BRIDGE, object) || object.containsKey(DETAIL_TYPE)) {
            eventBridge(object);
        } else if (object.keySet().stream().anyMatch(OCSF_MARKS::contains) || isRecord(RecordForm.OCSF, object)) {
            ocsf(object);
        } else if (isRecord(RecordForm.ATHENA, object)) {
            athena(object);
        } else {
            return false;
        }
        return true;
    }

    private static boolean isRecord(RecordForm form, Map<String, String> object) {
        RecordNames names = RecordNames.of(form);
        return names.has("/eventName", object) || names.has("/eventSource", object) || names.has("/eventType", object);
    }

    /** A record in a string, as the command line prints it. */
    void text(String text) {
        try {
            int[] documents = new int[1];
            new RecordStream(TEXT.substring(1), Map.of(RecordStream.DOCUMENTS, TrailIdentity.WANTED))
                    .read(text, (list, members) -> {
                        documents[0]++;
                        if (members.containsKey("") || documents[0] > 1) {
                            throw new IllegalArgumentException("a second value starts here; one record is one object");
                        }
                        receiver.record(TrailRecord.of(RecordForm.LOOKUP_EVENTS, members));
                    });
        } catch (InvalidInputException e) {
            throw new IllegalArgumentException(
                    "what `" + TEXT.substring(1) + "` holds is no record: "
                            + e.problems().get(0),
                    e);
        }
    }

    /** What other services send through EventBridge is no record; what names none of CloudTrail's types may be one. */
    private void eventBridge(Map<String, String> object) {
        String type = object.getOrDefault(DETAIL_TYPE, "via CloudTrail");
        if (!type.endsWith("via CloudTrail") && !isRecord(RecordForm.EVENT_BRIDGE, object)) {
            receiver.aside("EventBridge's " + type);
        } else {
            receiver.record(TrailRecord.of(
                    RecordForm.EVENT_BRIDGE,
                    RecordNames.of(RecordForm.EVENT_BRIDGE).own(object)));
        }
    }

    /** Other products write events of the same classes. */
    private void ocsf(Map<String, String> object) {
        String product = object.getOrDefault(PRODUCT, "CloudTrail");
        if (!product.equalsIgnoreCase("CloudTrail")) {
            receiver.aside("OCSF of " + product);
            return;
        }
        Map<String, String> record = RecordNames.of(RecordForm.OCSF).own(object);
        time(object).ifPresent(time -> record.put("/eventTime", time.toString()));
        List<String> arns = Stream.of("/actor/user/uid", "/actor/user/uuid")
                .map(pointer -> object.getOrDefault(pointer, ""))
                .filter(value -> value.startsWith("arn:"))
                .distinct()
                .toList();
        receiver.record(
                new TrailRecord(RecordForm.OCSF, record, arns.size() > 1 ? Optional.of(TWO_ARNS) : Optional.empty()));
    }

    /** In milliseconds since 1970; nothing where it is no time, which is left to whoever needs it. */
    private static Optional<Instant> time(Map<String, String> object) {
        try {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(object.getOrDefault("/time", ""))));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A row, its columns under lower-case pointers, the struct of the user nested or as text. */
    void athena(Map<String, String> row) {
        Map<String, String> members = new HashMap<>(row);
        String user = members.getOrDefault(USER, "");
        Optional<String> doubt = Optional.empty();
        if (!user.isEmpty()) {
            Optional<Map<String, String>> read = UserIdentityText.read(user);
            read.ifPresent(found -> found.forEach((pointer, value) -> members.put(USER + pointer, value)));
            doubt = read.isPresent() ? doubt : Optional.of("userIdentity that can be read in two ways");
        }
        receiver.record(new TrailRecord(
                RecordForm.ATHENA, RecordNames.of(RecordForm.ATHENA).own(members), doubt));
    }
}
