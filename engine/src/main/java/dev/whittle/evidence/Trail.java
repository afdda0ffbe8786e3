package dev.whittle.evidence;

import dev.whittle.evidence.Interpretation.Excerpts;
import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CloudTrail's records: who did what. Denied attempts count as use. Memory: one count for each principal and event that
 * were seen together, however many records there are.
 *
 * <p>Source: CloudTrail User Guide, "CloudTrail record contents" and "CloudTrail userIdentity element".
 */
final class Trail {
    private static final int MOST_EVENTS = 100_000;
    private static final int MOST_PRINCIPALS = 100_000;
    private static final int MOST_TYPES = 100;
    private static final int MOST_NAMES = 12;
    private static final Set<String> NO_CALLS = Set.of("AwsServiceEvent", "AwsConsoleSignIn", "AwsCloudTrailInsight");

    record Event(String source, String name) {}

    private final Excerpts excerpts;

    /** Each event once, so that principals share it. */
    private final Map<Event, Event> events = new HashMap<>();

    private final TreeMap<String, Calls> byPrincipal = new TreeMap<>();

    /** What anybody may have called, since its records do not tell who did. */
    private final Calls byAnybody = new Calls();

    private final TreeMap<String, Long> doubts = new TreeMap<>();
    private final TreeMap<String, Long> aside = new TreeMap<>();
    private final Set<RecordForm> excerptForms = EnumSet.noneOf(RecordForm.class);
    private final Set<RecordForm> cutOff = EnumSet.noneOf(RecordForm.class);
    private final TrailCoverage coverage = new TrailCoverage();
    private final Receiver receiver = new Receiver();
    private final RecordReader records = new RecordReader(receiver);
    private final AthenaPages pages = new AthenaPages(records::athena);
    private final BitSet days = new BitSet();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private boolean isWithoutFiles = true;
    private boolean isEmpty = true;
    private boolean showsReads;
    private boolean showsWrites;

    /** Without records; excerpts of trails will count for as much as said. */
    Trail(Excerpts excerpts) {
        this.excerpts = excerpts;
    }

    /**
     * Adds the records of a file.
     *
     * @throws InvalidInputException where it is none such, or there are more names than any account has
     */
    void add(String name, InputStream in, TrailLayout layout) throws IOException {
        isWithoutFiles = false;
        new TrailFile(name, receiver, records, pages).read(in, layout);
    }

    /** Takes what files hold. */
    private final class Receiver implements TrailFile.Receiver {
        @Override
        public void record(TrailRecord record) {
            add(record);
        }

        @Override
        public void aside(String type) {
            isEmpty = false;
            count(aside, type);
        }

        @Override
        public void cutOff(RecordForm form) {
            cutOff.add(form);
        }
    }

    private void add(TrailRecord told) {
        Map<String, String> record = told.members();
        isEmpty = false;
        time(record.get("/eventTime"));
        String type = record.getOrDefault("/eventType", "");
        if (NO_CALLS.contains(type)) {
            count(aside, type);
            return;
        }
        Event event = new Event(told.required("/eventSource"), told.required("/eventName"));
        showsReads |= "true".equals(record.get("/readOnly"));
        showsWrites |= "false".equals(record.get("/readOnly"));
        if (told.form().isExcerpt()) {
            excerptForms.add(told.form());
            coverage.add(event, record);
        }
        TrailIdentity.caller(told).tell(new Counted(events.computeIfAbsent(event, each -> each), told.form()));
        if (events.size() > MOST_EVENTS || byPrincipal.size() > MOST_PRINCIPALS) {
            throw new IllegalArgumentException("there are more than " + MOST_EVENTS + " names of events or "
                    + MOST_PRINCIPALS + " principals, the most that are read");
        }
    }

    /** Counts a call as its caller's. */
    private final class Counted implements Caller.Receiver {
        private final Event event;
        private final RecordForm form;

        Counted(Event event, RecordForm form) {
            this.event = event;
            this.form = form;
        }

        @Override
        public void named(String arn) {
            byPrincipal.computeIfAbsent(arn, each -> new Calls()).add(event, form);
        }

        @Override
        public void nobody(String type) {
            count(aside, type);
        }

        @Override
        public void anybody(String why) {
            count(doubts, why);
            byAnybody.add(event, form);
        }
    }

    private static void count(Map<String, Long> counts, String type) {
        boolean isRoom = counts.size() < MOST_TYPES || counts.containsKey(type);
        counts.merge(isRoom ? type : "others", 1L, Long::sum);
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

    /**
     * What all records together report; nothing where no file was added.
     *
     * @throws InvalidInputException where the user takes excerpts for a whole trail that can't be one
     */
    Optional<Reports> reports(String source) {
        if (isWithoutFiles) {
            return Optional.empty();
        }
        if (pages.isCutOff()) {
            cutOff.add(RecordForm.ATHENA);
        }
        refuseGaps(source);
        TreeMap<String, Evidence> reports = new TreeMap<>();
        TrailIdentity.resolved(byPrincipal).forEach((principal, calls) -> reports.put(principal, evidence(calls)));
        return Optional.of(new Reports(
                source,
                reports,
                Optional.empty(),
                byAnybody(),
                excerpts == Excerpts.PROTECT ? titles(excerptForms) : List.of(),
                List.of(observed()),
                List.of(),
                remarks()));
    }

    private void refuseGaps(String source) {
        if (excerpts != Excerpts.PROTECT && !cutOff.isEmpty()) {
            throw new InvalidInputException(
                    source,
                    "what " + String.join(" and ", titles(cutOff))
                            + " gave is no whole trail: its `NextToken` says that there are further pages, which are not"
                            + " here; fetch all of them");
        }
        if (excerpts == Excerpts.WHOLE && !excerptForms.isEmpty()) {
            coverage.gap().ifPresent(gap -> {
                throw new InvalidInputException(
                        source,
                        "these records of " + String.join(" and ", titles(excerptForms))
                                + " are no whole trail as --whole-trail says: " + gap
                                + "; bring what lacks, or add --force-partial");
            });
        }
    }

    private static List<String> titles(Set<RecordForm> forms) {
        return forms.stream().map(RecordForm::title).toList();
    }

    private Evidence evidence(Calls calls) {
        return calls.isWhole() || excerpts != Excerpts.PROTECT
                ? Evidence.ofAllCalls(calls.recorded())
                : Evidence.ofCalls(calls.recorded());
    }

    /** If nobody is named, nobody used what no record shows; otherwise that is said of those who are named. */
    private Evidence byAnybody() {
        if (doubts.isEmpty()) {
            return Evidence.NONE;
        }
        return byPrincipal.isEmpty() ? evidence(byAnybody) : Evidence.ofCalls(byAnybody.recorded());
    }

    private Observed observed() {
        return new Observed(
                "CloudTrail", last.isBefore(first) ? Optional.empty() : Optional.of(Duration.between(first, last)));
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (isEmpty) {
            remarks.add("CloudTrail's files hold no record");
        }
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
        remarks.addAll(excerptRemarks());
        if (!doubts.isEmpty()) {
            long all = doubts.values().stream().mapToLong(Long::longValue).sum();
            remarks.add(Numbers.count(all, "record")
                    + " of CloudTrail's whose principal can't be read beyond doubt "
                    + (all == 1 ? "counts" : "count") + " as use by everybody: "
                    + some(doubts));
        }
        if (!aside.isEmpty()) {
            remarks.add("CloudTrail's records that were skipped, by type: " + some(aside));
        }
        return remarks;
    }

    private List<String> excerptRemarks() {
        List<String> remarks = new ArrayList<>();
        if (!excerptForms.isEmpty()) {
            String some = "CloudTrail's records of " + String.join(" and ", titles(excerptForms));
            switch (excerpts) {
                case PROTECT -> remarks.add(some + " are an excerpt: they only show what was used");
                case WHOLE -> remarks.add(some + " are taken for all management events of all Regions");
                case WHOLE_THOUGH_PARTIAL ->
                    remarks.add(some + " are taken for all management events of all Regions"
                            + coverage.gap().map(gap -> ", though " + gap).orElse(""));
            }
        }
        if (!cutOff.isEmpty()) {
            remarks.add(
                    "what " + String.join(" and ", titles(cutOff))
                            + " gave has further pages (`NextToken`), which are not here: what was called there protects nothing");
        }
        return remarks;
    }

    private static String some(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .limit(MOST_NAMES)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
