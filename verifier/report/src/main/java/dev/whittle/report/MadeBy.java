package dev.whittle.report;

import dev.whittle.files.Input;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the pages of an account were made from, by what, and when.
 *
 * @param inputs the account details first, then all evidence
 * @param tool the program's version
 * @param solver the solver's version
 * @param day of the run
 * @param configuration that was heeded, which is one of the inputs
 */
public record MadeBy(List<Input> inputs, String tool, String solver, LocalDate day, Optional<Input> configuration) {
    public MadeBy {
        inputs = List.copyOf(inputs);
    }

    /** Without a configuration. */
    public MadeBy(List<Input> inputs, String tool, String solver, LocalDate day) {
        this(inputs, tool, solver, day, Optional.empty());
    }

    /** The same, on another day. */
    public MadeBy on(LocalDate other) {
        return new MadeBy(inputs, tool, solver, other, configuration);
    }

    /** The day that a page of an earlier run says it was made on; nothing where it says none. */
    public static Optional<LocalDate> day(String page) {
        return OriginTable.made(page);
    }
}
