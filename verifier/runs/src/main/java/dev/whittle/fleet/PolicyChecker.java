package dev.whittle.fleet;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.AccessCheck;
import dev.whittle.compare.CheckQuestion;
import dev.whittle.files.TextLine;
import dev.whittle.json.InvalidInputException;
import dev.whittle.run.Status;
import dev.whittle.source.PolicySource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Checks the policy of one line. A statement that is not understood may apply or not, so that a verdict is unknown only where it hangs
 * on that. To be used by many threads at once.
 */
public final class PolicyChecker implements Function<TextLine, TaskOutcome> {
    private final Catalog catalog;
    private final Vocabulary vocabulary;
    private final Duration timeout;

    /**
     * @param catalog the known actions
     * @param timeout for each check
     */
    public PolicyChecker(Catalog catalog, Duration timeout) {
        this.catalog = catalog;
        this.vocabulary = Vocabularies.of(catalog);
        this.timeout = timeout;
    }

    @Override
    public TaskOutcome apply(TextLine line) {
        return new LineWork<>(
                        each -> CheckReader.read(each, catalog),
                        this::judge,
                        TaskError::ofInput,
                        ResultLine::ofUnchecked)
                .of(line);
    }

    private TaskOutcome judge(TextLine line, Task.Understood<CheckReader.Checks> task) {
        List<CheckedLine> checked = new ArrayList<>();
        for (CheckReader.Asked asked : task.content().asked()) {
            checked.add(
                    asked instanceof CheckReader.Asked.Understood understood
                            ? judged(line, task.content().policy(), understood.check())
                            : refused(line, asked.word(), ((CheckReader.Asked.Refused) asked).problems()));
        }
        return TaskOutcome.of(ResultLine.ofChecks(task.id(), checked, vocabulary));
    }

    private static CheckedLine refused(TextLine line, String word, InvalidInputException e) {
        return new CheckedLine.Unjudged(word, Status.BAD_INPUT, TaskError.ofInput(line, e));
    }

    private CheckedLine judged(TextLine line, PolicySource policy, AccessCheck check) {
        try {
            check.refuse(policy);
        } catch (InvalidInputException e) {
            return refused(line, check.word(), e);
        }
        CheckQuestion question;
        try {
            question = CheckQuestion.read(check, policy, catalog, vocabulary);
        } catch (InvalidInputException e) {
            return new CheckedLine.Unjudged(check.word(), Status.UNKNOWN, TaskError.ofInput(line, e));
        }
        return new CheckedLine.Judged(question.answer(timeout));
    }
}
