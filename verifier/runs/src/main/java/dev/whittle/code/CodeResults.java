package dev.whittle.code;

import dev.whittle.catalog.Catalog;
import dev.whittle.json.InvalidInputException;
import dev.whittle.run.Status;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of the policies of some files.
 *
 * @param files those that hold policies, in order
 * @param refused files that can't be read, and why
 * @param unmet principals on whom something is reported that hold no policy of these files
 * @param catalog by which they were refined
 */
public record CodeResults(
        List<FileOutcome> files, List<InvalidInputException> refused, List<String> unmet, Catalog catalog) {
    public CodeResults {
        files = List.copyOf(files);
        refused = List.copyOf(refused);
        unmet = List.copyOf(unmet);
    }

    /** What came of each policy, in order. */
    public Stream<SiteOutcome> sites() {
        return files.stream().flatMap(file -> file.sites().stream());
    }

    /** The refined policies that the service would not take, in order. */
    public List<SiteOutcome> unfit() {
        return sites().filter(site -> site.unfit().isPresent()).toList();
    }

    /** Whether no file of them is code: they are read, and never edited. */
    public boolean areOnlyRead() {
        return files.stream().allMatch(file -> file.file().code().isEmpty());
    }

    /** Whether evidence was about any policy. */
    public boolean isAnyMet() {
        return sites().anyMatch(site -> !site.isLeft());
    }

    /** How many policies came to each status; those that are left alone count for nothing. */
    public Map<Status, Long> counts() {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        sites().filter(site -> !site.isLeft()).forEach(site -> counts.merge(site.status(), 1L, Long::sum));
        return counts;
    }
}
