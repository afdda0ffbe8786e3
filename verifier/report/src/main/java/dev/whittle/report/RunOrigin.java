package dev.whittle.report;

import dev.whittle.evidence.ReportedFinding;
import dev.whittle.files.Input;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a page names beside files, catalog and program, so that somebody can find out what it was made from.
 *
 * @param findings that the evidence was taken from
 * @param made the day of the run; nothing where the page is to be the same on all days
 * @param index the page that leads to this one, as a link from it
 * @param configuration that was heeded
 */
public record RunOrigin(
        List<ReportedFinding> findings,
        Optional<LocalDate> made,
        Optional<String> index,
        Optional<Input> configuration) {
    /** Of a page that names none of it. */
    public static final RunOrigin NONE = new RunOrigin(List.of(), Optional.empty(), Optional.empty());

    public RunOrigin {
        findings = List.copyOf(findings);
    }

    /** Of a run without a configuration. */
    public RunOrigin(List<ReportedFinding> findings, Optional<LocalDate> made, Optional<String> index) {
        this(findings, made, index, Optional.empty());
    }

    /** The same of a run that heeded a configuration. */
    public RunOrigin by(Optional<Input> file) {
        return new RunOrigin(findings, made, index, file);
    }

    /** Of a run on a day, by these findings. */
    public static RunOrigin of(List<ReportedFinding> findings, LocalDate made) {
        return new RunOrigin(findings, Optional.of(made), Optional.empty());
    }
}
