package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A folder of snapshots as they are bundled: the newest whole, each other as the steps from the next newer one. */
final class SnapshotChain {
    /** What stands behind the date in the name of the newest snapshot's file. */
    static final String WHOLE = ".txt.gz";

    /** The same in the name of any other snapshot's file. */
    static final String DELTA = ".delta.gz";

    private SnapshotChain() {}

    /**
     * The texts in a folder by date, none if there is no folder.
     *
     * @throws CatalogException where they are no chain
     */
    static NavigableMap<LocalDate, String> read(Path folder) throws IOException {
        TreeMap<LocalDate, Path> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "????-??-??.*.gz")) {
                for (Path file : found) {
                    files.put(LocalDate.parse(name(file).substring(0, 10)), file);
                }
            }
        }
        TreeMap<LocalDate, String> texts = new TreeMap<>();
        byte[] newer = {};
        for (Map.Entry<LocalDate, Path> file : files.descendingMap().entrySet()) {
            String name = name(file.getValue());
            if (name.endsWith(WHOLE) != texts.isEmpty()) {
                throw new CatalogException(quoted(file.getValue()) + " is not of this folder's chain; the newest"
                        + " snapshot alone must be whole");
            }
            try (InputStream in = Files.newInputStream(file.getValue())) {
                byte[] own = SnapshotBytes.unpack(name, in, CatalogLimits.DEFAULT);
                newer = texts.isEmpty() ? own : SnapshotDelta.apply(name, newer, own);
            }
            texts.put(file.getKey(), SnapshotBytes.decode(name, newer));
        }
        return texts;
    }

    /** Writes the files of these texts, and removes those that they replace. */
    static void write(Path folder, NavigableMap<LocalDate, String> texts) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<LocalDate, String> text : texts.entrySet()) {
            Map.Entry<LocalDate, String> newer = texts.higherEntry(text.getKey());
            Path whole = folder.resolve(text.getKey() + WHOLE);
            Path delta = folder.resolve(text.getKey() + DELTA);
            if (newer == null) {
                Files.write(whole, SnapshotBytes.pack(text.getValue()));
                Files.deleteIfExists(delta);
            } else {
                Files.write(delta, SnapshotBytes.pack(SnapshotDelta.between(newer.getValue(), text.getValue())));
                Files.deleteIfExists(whole);
            }
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
