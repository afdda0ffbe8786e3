package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where snapshots come from: this module, or a file. */
public final class Catalogs {
    private static final Map<BundledSnapshot, Catalog> LOADED = new ConcurrentHashMap<>();

    private Catalogs() {}

    /** The dates of the snapshots in this module, ascending. */
    public static List<LocalDate> bundledDates() {
        List<LocalDate> dates = new ArrayList<>();
        for (BundledSnapshot snapshot : BundledSnapshot.values()) {
            dates.add(snapshot.date);
        }
        return List.copyOf(dates);
    }

    /**
     * The latest snapshot in this module; loaded at the first call, the same object afterwards.
     *
     * <p>The actions of a service are made when one of them is first looked at. In a cold JVM loading takes some 20 to 30 ms, and
     * looking at every service as much again; {@code catalog/README.md} says how that was measured.
     */
    public static Catalog newest() {
        return load(BundledSnapshot.newest());
    }

    /**
     * The snapshot in this module with this date; loaded at the first call, the same object afterwards.
     *
     * @throws CatalogException naming the dates there are, where this is none of them
     */
    public static Catalog bundled(LocalDate date) {
        for (BundledSnapshot snapshot : BundledSnapshot.values()) {
            if (snapshot.date.equals(date)) {
                return load(snapshot);
            }
        }
        throw new CatalogException("there is no bundled catalog of " + quoted(date) + ", but of " + datesInWords());
    }

    /**
     * The snapshot in a file: the text that {@link CatalogText} describes, plain or packed with gzip, which is told by
     * the first two bytes and not by the name.
     *
     * @throws CatalogException naming the file, the line, and what would be right
     */
    public static Catalog read(Path file) {
        String source = file.toString();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = SnapshotBytes.unpack(source, in, CatalogLimits.DEFAULT);
            return CatalogText.read(source, SnapshotBytes.decode(source, bytes));
        } catch (NoSuchFileException e) {
            throw new CatalogException("there is no file " + quoted(source), e);
        } catch (IOException e) {
            throw new CatalogException(quoted(source) + " can't be read as a catalog file", e);
        }
    }

    /**
     * What {@code --catalog DATE-OR-FILE} means: ten characters shaped like {@code 2026-09-26} name a bundled snapshot
     * (write {@code ./2026-09-26} for a file of that name), anything else names a file.
     *
     * @throws CatalogException where there is no such snapshot or file, or the file can't be read
     */
    public static Catalog choose(String dateOrFile) {
        if (isShapedLikeDate(dateOrFile)) {
            try {
                return bundled(LocalDate.parse(dateOrFile));
            } catch (DateTimeParseException e) {
                throw new CatalogException(
                        quoted(dateOrFile) + " is no day of the calendar; bundled catalogs are of " + datesInWords(),
                        e);
            }
        }
        try {
            Path file = Path.of(dateOrFile);
            if (Files.isRegularFile(file)) {
                return read(file);
            }
        } catch (InvalidPathException e) {
            throw noSuchCatalog(dateOrFile, e);
        }
        throw noSuchCatalog(dateOrFile, null);
    }

    private static Catalog load(BundledSnapshot snapshot) {
        Catalog known = LOADED.get(snapshot);
        if (known != null) {
            return known;
        }
        Catalog read = BundledReader.read(snapshot.resource(), snapshot.bytes(), snapshot.sha256);
        Catalog earlier = LOADED.putIfAbsent(snapshot, read);
        return earlier != null ? earlier : read;
    }

    private static boolean isShapedLikeDate(String text) {
        if (text.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            boolean fits = (i == 4 || i == 7) ? c == '-' : (c >= '0' && c <= '9');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static CatalogException noSuchCatalog(String dateOrFile, @Nullable Throwable cause) {
        return new CatalogException(
                quoted(dateOrFile) + " is no file, and no date of a bundled catalog (" + datesInWords() + ")", cause);
    }

    private static String datesInWords() {
        StringBuilder out = new StringBuilder();
        for (LocalDate date : bundledDates()) {
            out.append(out.isEmpty() ? "`" : ", `").append(date).append('`');
        }
        return out.toString();
    }
}
