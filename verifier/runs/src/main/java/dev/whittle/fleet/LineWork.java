package dev.whittle.fleet;

import dev.whittle.files.TextLine;
import dev.whittle.json.InvalidInputException;
import dev.whittle.verify.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is done with a line: it is read, and what it holds is judged. Whatever goes wrong with a line becomes its result.
 *
 * @param reader reads the line
 * @param judge says what comes of it
 * @param refusal what it means that the judge refuses an input
 * @param unjudged the result of a line without a verdict
 * @param <T> what a line holds
 */
record LineWork<T>(
        Function<TextLine, Task<T>> reader,
        BiFunction<TextLine, Task.Understood<T>, TaskOutcome> judge,
        BiFunction<TextLine, InvalidInputException, TaskError> refusal,
        BiFunction<String, TaskError, ResultLine> unjudged) {
    /** With results of a form that say ERROR where there is no verdict. */
    LineWork(
            ResultForm form,
            Function<TextLine, Task<T>> reader,
            BiFunction<TextLine, Task.Understood<T>, TaskOutcome> judge,
            BiFunction<TextLine, InvalidInputException, TaskError> refusal) {
        this(reader, judge, refusal, (id, error) -> ResultLine.of(id, error, form));
    }

    TaskOutcome of(TextLine line) {
        return tried(line, TaskLine.NO_ID, () -> {
            Task<T> task = reader.apply(line);
            return tried(line, task.id(), () -> judged(line, task));
        });
    }

    private TaskOutcome judged(TextLine line, Task<T> task) {
        return task instanceof Task.Understood<T> understood
                ? judge.apply(line, understood)
                : TaskOutcome.of(unjudged.apply(
                        task.id(), TaskError.ofInput(line, ((Task.Refused<T>) task).problems())));
    }

    private TaskOutcome tried(TextLine line, String id, Supplier<TaskOutcome> work) {
        return Attempt.of(work)
                .or(
                        problems -> TaskOutcome.of(unjudged.apply(id, refusal.apply(line, problems))),
                        error -> new TaskOutcome(
                                unjudged.apply(id, TaskError.ofInternal(line, error)),
                                Optional.empty(),
                                Optional.of(error),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }
}
