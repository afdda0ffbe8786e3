package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.evidence.Idle;
import dev.whittle.files.Input;
import java.util.List;
import java.util.Optional;

/**
 * A run over many policies, as pipelines read it: what is to change, and nothing of what may stay.
 *
 * @param file what the policies were read from, by its path in the repository
 * @param all how many policies there are
 * @param changes those that are to change, with proof
 * @param idle roles and credentials that nobody uses
 * @param unproved what is wrong with others, in words
 * @param warnings what has to be taken for granted
 * @param catalog by which they were judged
 * @param tool the program's version
 * @param configuration that was heeded
 */
public record ChangeRun(
        Input file,
        long all,
        List<PolicyChange> changes,
        List<Idle> idle,
        List<String> unproved,
        List<String> warnings,
        Catalog catalog,
        String tool,
        Optional<Input> configuration) {
    public ChangeRun {
        changes = changes.stream().sorted(PolicyChange.GRAVEST_FIRST).toList();
        idle = List.copyOf(idle);
        unproved = List.copyOf(unproved);
        warnings = List.copyOf(warnings);
    }

    /** Without a configuration. */
    ChangeRun(
            Input file,
            long all,
            List<PolicyChange> changes,
            List<Idle> idle,
            List<String> unproved,
            List<String> warnings,
            Catalog catalog,
            String tool) {
        this(file, all, changes, idle, unproved, warnings, catalog, tool, Optional.empty());
    }

    /** The same of a run that heeded a configuration. */
    public ChangeRun by(Optional<Input> heeded) {
        return new ChangeRun(file, all, changes, idle, unproved, warnings, catalog, tool, heeded);
    }

    /** Whether there is something to do. */
    public boolean isAnyChange() {
        return !changes.isEmpty() || !idle.isEmpty();
    }
}
