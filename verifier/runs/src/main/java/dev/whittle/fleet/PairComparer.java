package dev.whittle.fleet;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.SideSources;
import dev.whittle.compare.Sides;
import dev.whittle.files.TextLine;
import dev.whittle.json.InvalidInputException;
import java.time.Duration;
import java.util.function.Function;

/**
 * Compares the two policies of one line. A statement that is not understood may apply or not, so that the verdict is unknown only
 * where it hangs on that. To be used by many threads at once.
 */
public final class PairComparer implements Function<TextLine, TaskOutcome> {
    private final Catalog catalog;
    private final Vocabulary vocabulary;
    private final Duration timeout;

    /**
     * @param catalog by which requests are chosen
     * @param timeout for each direction
     */
    public PairComparer(Catalog catalog, Duration timeout) {
        this.catalog = catalog;
        this.vocabulary = Vocabularies.of(catalog);
        this.timeout = timeout;
    }

    @Override
    public TaskOutcome apply(TextLine line) {
        return new LineWork<>(ResultForm.COMPARISON, PairReader::read, this::judge, TaskError::ofInput).of(line);
    }

    private TaskOutcome judge(TextLine line, Task.Understood<PairReader.Pair> task) {
        Sides sides;
        try {
            sides = Sides.read(
                    SideSources.of(task.content().a()),
                    SideSources.of(task.content().b()),
                    vocabulary);
        } catch (InvalidInputException e) {
            return TaskOutcome.of(ResultLine.ofIncomparable(task.id(), TaskError.ofInput(line, e)));
        }
        Comparison comparison = Comparison.of(sides.a(), sides.b(), sides.documents(), catalog, timeout);
        return TaskOutcome.of(ResultLine.of(task.id(), comparison, sides.assumes(), vocabulary));
    }
}
