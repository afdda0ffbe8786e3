package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.files.TextLine;
import dev.whittle.fleet.ResultForm;
import dev.whittle.fleet.TaskOutcome;
import dev.whittle.run.ForCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command does with lines.
 *
 * @param form what the results say
 * @param catalog what is known
 * @param settings what else results hang on, in order
 * @param version of what makes them
 * @param judge what makes results of lines, for many threads; given where they go as well
 */
record LinesWork(
        ResultForm form,
        Catalog catalog,
        Map<String, String> settings,
        String version,
        Function<Optional<ForCheck>, Function<TextLine, TaskOutcome>> judge) {
    LinesWork {
        settings = new LinkedHashMap<>(settings);
    }
}
