package dev.whittle.evidence;

import dev.whittle.json.RecordStream;
import dev.whittle.json.TableStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a file of CloudTrail's records, whatever forms are mixed in it, record by record. */
final class TrailFile {
    private static final String RECORDS = "/Records";
    private static final String EVENTS = "/Events";

    /** The lists that hold records, and their documents, which may be records themselves. */
    private static final Map<String, Set<String>> LISTS = Map.of(
            RecordStream.DOCUMENTS,
            inDocument(),
            RECORDS,
            RecordReader.WANTED,
            EVENTS,
            RecordReader.WANTED,
            AthenaPages.ROWS,
            AthenaPages.IN_ROW);

    /** Takes what is read. */
    interface Receiver {
        /** Takes a record. */
        void record(TrailRecord record);

        /** Takes what is beyond doubt no record of a call, under its type. */
        void aside(String type);

        /** Told that what was read has further pages, which are not here. */
        void cutOff(RecordForm form);
    }

    private final String name;
    private final Receiver receiver;
    private final RecordReader records;
    private final AthenaPages pages;
    private Optional<AthenaTable> table = Optional.empty();

    /**
     * Prepares to read one file.
     *
     * @param records the reader for all files
     * @param pages the pages of all files, since later files may hold further ones
     */
    TrailFile(String name, Receiver receiver, RecordReader records, AthenaPages pages) {
        this.name = name;
        this.receiver = receiver;
        this.records = records;
        this.pages = pages;
    }

    private static Set<String> inDocument() {
        Set<String> wanted = new HashSet<>(RecordReader.WANTED);
        wanted.addAll(AthenaPages.IN_PAGE);
        return wanted;
    }

    /**
     * Reads it.
     *
     * @throws dev.whittle.json.InvalidInputException where a record or the text is broken, with line and column
     * @throws IOException where the stream fails
     */
    void read(InputStream in, TrailLayout layout) throws IOException {
        switch (layout) {
            case JSON -> new RecordStream(name, LISTS).read(in, this::object);
            case TABLE -> new TableStream(name).read(in, this::row);
        }
    }

    private void row(List<String> cells) {
        if (table.isEmpty()) {
            table = Optional.of(AthenaTable.of(cells));
        } else {
            records.athena(table.get().row(cells::get));
        }
    }

    private void object(String list, Map<String, String> object) {
        switch (list) {
            case AthenaPages.ROWS -> pages.row(object);
            case RecordStream.DOCUMENTS -> document(object);
            case EVENTS -> refuseUnless(records.read(object), "the event has no `CloudTrailEvent`");
            default -> refuseUnless(records.read(object), "the record has no `eventSource`");
        }
    }

    private void document(Map<String, String> document) {
        if (document.containsKey("")) {
            records.text(document.getOrDefault("", ""));
            return;
        }
        boolean isPage = document.containsKey(AthenaPages.ROWS);
        if (isPage) {
            pages.page(document);
        }
        boolean isAnswer = document.containsKey(EVENTS);
        if (isAnswer && !document.getOrDefault(AthenaPages.NEXT_TOKEN, "").isEmpty()) {
            receiver.cutOff(RecordForm.LOOKUP_EVENTS);
        }
        refuseUnless(
                records.read(document) || isPage || isAnswer || document.containsKey(RECORDS),
                "this is no record of CloudTrail's and holds no list of them: it has neither `Records` nor `eventName`");
    }

    private static void refuseUnless(boolean isRight, String message) {
        if (!isRight) {
            throw new IllegalArgumentException(message);
        }
    }
}
