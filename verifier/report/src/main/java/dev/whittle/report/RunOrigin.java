package dev.whittle.report;

import dev.whittle.evidence.ReportedFinding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a page names beside files, catalog and program, so that somebody can find out what it was made from.
 *
 * @param findings that the evidence was taken from
 * @param made the day of the run; nothing where the page is to be the same on all days
 * @param index the page that leads to this one, as a link from it
 */
public record RunOrigin(List<ReportedFinding> findings, Optional<LocalDate> made, Optional<String> index) {
    /** Of a page that names none of it. */
    public static final RunOrigin NONE = new RunOrigin(List.of(), Optional.empty(), Optional.empty());

    public RunOrigin {
        findings = List.copyOf(findings);
    }

    /** Of a run on a day, by these findings. */
    public static RunOrigin of(List<ReportedFinding> findings, LocalDate made) {
        return new RunOrigin(findings, Optional.of(made), Optional.empty());
    }
}
