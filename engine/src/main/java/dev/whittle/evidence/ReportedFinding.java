package dev.whittle.evidence;

import java.util.Comparator;
import java.util.Optional;

/**
 * A finding that evidence was taken from, for whoever wants to look it up.
 *
 * @param id as the service names it
 * @param date when it was last analyzed or updated, as the finding writes it
 */
public record ReportedFinding(String id, Optional<String> date) implements Comparable<ReportedFinding> {
    private static final Comparator<ReportedFinding> ORDER = Comparator.comparing(ReportedFinding::id)
            .thenComparing(finding -> finding.date().orElse(""));

    @Override
    public int compareTo(ReportedFinding other) {
        return ORDER.compare(this, other);
    }
}
