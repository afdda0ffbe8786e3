package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.CheckResult;
import dev.whittle.files.Input;
import dev.whittle.source.PolicySource;
import java.util.List;

/**
 * Some checks of one policy, for reports.
 *
 * @param policy what was checked
 * @param results what came of each, at least one
 * @param inputs the files read, the policy's first
 * @param catalog the known actions
 * @param vocabulary the known condition keys
 * @param tool the program's version
 * @param solver the solver's version
 */
public record CheckRun(
        PolicySource policy,
        List<CheckResult> results,
        List<Input> inputs,
        Catalog catalog,
        Vocabulary vocabulary,
        String tool,
        String solver) {
    /** What a check does not say. */
    static final String OUTSIDE =
            "by this document alone: other policies, boundaries and policies of the organization are outside";

    public CheckRun {
        results = List.copyOf(results);
        inputs = List.copyOf(inputs);
    }
}
