package dev.whittle.evidence;

import dev.whittle.json.Limits;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What reports never track, as the data files beside this class list it. */
final class Untracked {
    /** What a service reported unused as a whole never covers. */
    static final List<Pattern> BY_SERVICE_REPORTS = read("untracked-by-service-reports.txt");

    /** What a service that the last accessed report calls unused never covers. */
    static final List<Pattern> BY_LAST_ACCESSED_REPORTS = Stream.concat(
                    BY_SERVICE_REPORTS.stream(), read("untracked-by-last-accessed-reports.txt").stream())
            .toList();

    private Untracked() {}

    private static List<Pattern> read(String file) {
        try (InputStream in = Objects.requireNonNull(Untracked.class.getResourceAsStream(file), file)) {
            return PlainList.read(SourceText.decode(file, in.readAllBytes(), Limits.DEFAULT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
