package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.files.TextLine;
import dev.whittle.fleet.ResultForm;
import dev.whittle.fleet.TaskOutcome;
import dev.whittle.fleet.Totals;
import dev.whittle.run.ForCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What a command does with lines.
 *
 * @param form what the results say
 * @param catalog what is known
 * @param settings what else results hang on, in order
 * @param version of what makes them
 * @param judge what makes results of lines, for many threads; given where they go as well
 * @param exit what the process is to exit with
 */
record LinesWork(
        ResultForm form,
        Catalog catalog,
        Map<String, String> settings,
        String version,
        Function<Optional<ForCheck>, Function<TextLine, TaskOutcome>> judge,
        ToIntFunction<Totals> exit) {
    LinesWork {
        settings = new LinkedHashMap<>(settings);
    }

    /** One whose run ends as its worst line says. */
    LinesWork(
            ResultForm form,
            Catalog catalog,
            Map<String, String> settings,
            String version,
            Function<Optional<ForCheck>, Function<TextLine, TaskOutcome>> judge) {
        this(form, catalog, settings, version, judge, ExitCode::of);
    }
}
