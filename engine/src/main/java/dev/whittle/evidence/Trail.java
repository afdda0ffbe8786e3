package dev.whittle.evidence;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.RecordStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * CloudTrail's records: who did what. Denied attempts count as use. Memory: one count for each principal and event
 * that were seen together, whatever the number of records.
 *
 * <p>Source: CloudTrail User Guide, "CloudTrail record contents" and "CloudTrail userIdentity element".
 */
final class Trail {
    private static final String KEY = "Records";
    private static final int MOST_EVENTS = 100_000;
    private static final int MOST_PRINCIPALS = 100_000;
    private static final int MOST_TYPES = 100;
    private static final int MOST_NAMES = 12;
    private static final Set<String> NO_CALLS = Set.of("AwsServiceEvent", "AwsConsoleSignIn", "AwsCloudTrailInsight");
    private static final java.util.regex.Pattern OPENING =
            java.util.regex.Pattern.compile("\\s*\\{\\s*\"" + KEY + "\"\\s*:.*", java.util.regex.Pattern.DOTALL);

    record Event(String source, String name) {}

    /** Each event once, so that principals share it. */
    private final Map<Event, Event> events = new HashMap<>();

    private final TreeMap<String, Map<Event, Long>> byPrincipal = new TreeMap<>();
    private final TreeMap<String, Long> aside = new TreeMap<>();
    private final BitSet days = new BitSet();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private boolean isEmpty = true;
    private boolean showsReads;
    private boolean showsWrites;

    /** Whether a text that starts like this is a file of records. */
    static boolean isOpening(String text) {
        return OPENING.matcher(text).matches();
    }

    /**
     * Adds the records of a file.
     *
     * @throws InvalidInputException where it is none such, or there are more names than any account has
     */
    void add(String name, InputStream in) throws IOException {
        isEmpty = false;
        new RecordStream(name, KEY, TrailIdentity.WANTED).read(in, this::add);
    }

    private void add(Map<String, String> record) {
        time(record.get("/eventTime"));
        String type = record.getOrDefault("/eventType", "");
        if (NO_CALLS.contains(type)) {
            leaveAside(type);
            return;
        }
        Event event = new Event(required(record, "/eventSource"), required(record, "/eventName"));
        showsReads |= "true".equals(record.get("/readOnly"));
        showsWrites |= "false".equals(record.get("/readOnly"));
        Optional<String> principal = TrailIdentity.principal(record);
        if (principal.isEmpty()) {
            leaveAside(record.getOrDefault("/userIdentity/type", "no userIdentity"));
            return;
        }
        byPrincipal
                .computeIfAbsent(principal.get(), arn -> new HashMap<>())
                .merge(events.computeIfAbsent(event, each -> each), 1L, Long::sum);
        if (events.size() > MOST_EVENTS || byPrincipal.size() > MOST_PRINCIPALS) {
            throw new IllegalArgumentException("there are more than " + MOST_EVENTS + " names of events or "
                    + MOST_PRINCIPALS + " principals, the most that are read");
        }
    }

    private void leaveAside(String type) {
        boolean isRoom = aside.size() < MOST_TYPES || aside.containsKey(type);
        aside.merge(isRoom ? type : "others", 1L, Long::sum);
    }

    private static String required(Map<String, String> record, String pointer) {
        String value = record.get(pointer);
        if (value == null) {
            throw new IllegalArgumentException("the record has no `" + pointer.substring(1) + "`");
        }
        return value;
    }

    /** A time that can't be read only makes the period that is covered shorter. */
    private void time(@Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            Instant time = Instant.parse(text);
            first = time.isBefore(first) ? time : first;
            last = time.isAfter(last) ? time : last;
            long day = Duration.between(Instant.EPOCH, time).toDays();
            if (day >= 0 && day < 100_000) {
                days.set((int) day);
            }
        } catch (DateTimeException e) {
            return; // Such a record is read all the same.
        }
    }

    /** What all records together report; nothing where no file was added. */
    Optional<Reports> reports(String source) {
        if (isEmpty) {
            return Optional.empty();
        }
        TreeMap<String, Evidence> reports = new TreeMap<>();
        TrailIdentity.resolved(byPrincipal).forEach((principal, seen) -> reports.put(principal, evidence(seen)));
        return Optional.of(new Reports(source, reports, Optional.empty(), List.of(observed()), remarks()));
    }

    private static Evidence evidence(Map<Event, Long> seen) {
        return Evidence.ofAllCalls(seen.entrySet().stream()
                .map(event ->
                        Recorded.of(event.getKey().source(), event.getKey().name(), event.getValue()))
                .toList());
    }

    private Observed observed() {
        return new Observed(
                "CloudTrail", last.isBefore(first) ? Optional.empty() : Optional.of(Duration.between(first, last)));
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!days.isEmpty()) {
            int span = days.length() - days.nextSetBit(0);
            remarks.add("CloudTrail's records are of " + first + " to " + last
                    + (days.cardinality() < span
                            ? "; of these " + span + " days " + (span - days.cardinality()) + " have none"
                            : ""));
        }
        if (showsReads != showsWrites) {
            remarks.add("CloudTrail's records are all " + (showsReads ? "reads" : "writes")
                    + ": where the trail logs nothing else, nothing else can be seen");
        }
        if (!aside.isEmpty()) {
            remarks.add("CloudTrail's records left aside, by type: "
                    + aside.entrySet().stream()
                            .limit(MOST_NAMES)
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .reduce((a, b) -> a + ", " + b)
                            .orElse(""));
        }
        return remarks;
    }
}
