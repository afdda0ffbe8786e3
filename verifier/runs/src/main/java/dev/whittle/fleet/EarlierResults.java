package dev.whittle.fleet;

import dev.whittle.files.PartFile;
import dev.whittle.files.TextLines;
import java.util.function.Consumer;

/** What an earlier run found, before it was stopped. */
public final class EarlierResults {
    private EarlierResults() {}

    /**
     * Hands over the results that a part file holds, in order, and returns how many. Takes as many tasks: those that the
     * results belong to.
     *
     * @param form of the results
     *
     * @throws dev.whittle.json.InvalidInputException where a line is no result, or not the result of the task whose turn it is
     */
    public static long forEach(PartFile part, TextLines tasks, ResultForm form, Consumer<ResultLine> results) {
        return part.forEach(ResultLine.LIMITS, line -> {
            ResultLine result = ResultLine.read(line.text(ResultLine.LIMITS).text(), form)
                    .orElseThrow(() -> part.foreign(line, "is no result"));
            if (!tasks.next().map(result::isOf).orElse(false)) {
                throw part.foreign(line, "is not the result of the task whose turn it is");
            }
            results.accept(result);
        });
    }
}
