package dev.whittle.code;

import dev.whittle.run.Status;
import dev.whittle.source.CodeFile;
import dev.whittle.verify.ProvedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of the policies of one file.
 *
 * @param path the file
 * @param code as it was read
 * @param sites what came of each of its policies, in order
 * @param proved the file with all proved edits; nothing where one of its policies that was to be refined is not proved
 */
public record FileOutcome(Path path, CodeFile code, List<SiteOutcome> sites, Optional<ProvedFile> proved) {
    public FileOutcome {
        sites = List.copyOf(sites);
    }

    /** Whether a policy of it that was judged is not proved. */
    public boolean isHeldUp() {
        return sites.stream()
                .anyMatch(site -> site.status() == Status.REFUTED
                        || site.status() == Status.UNKNOWN
                        || site.status() == Status.INTERNAL_ERROR);
    }

    /** What a program made the file's changed policies from, in words; a file of which that is said is not written. */
    public Optional<String> madeFrom() {
        return Stream.concat(
                        sites.stream().filter(SiteOutcome::isBroader).map(SiteOutcome::site), code.sites().stream())
                .flatMap(site -> site.madeFrom().stream())
                .findFirst();
    }

    /** The file with edits, where there are any and all are proved. */
    public Optional<ProvedFile> changed() {
        return proved.filter(ProvedFile::isChanged);
    }
}
