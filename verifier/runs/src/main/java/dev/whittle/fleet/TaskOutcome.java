package dev.whittle.fleet;

import dev.whittle.run.ForCheck;
import dev.whittle.verify.Fitting;
import dev.whittle.verify.Proof;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of one line of tasks.
 *
 * @param result what is written of it
 * @param proofTime how long the proof took, nothing where none was tried
 * @param breakdown the error of the program, if there was one
 * @param warnings of the task, and what else is worth knowing of its names, for people
 * @param forCheck the same for a checker, where that was wanted and there is a verdict
 * @param proof where a policy was refined
 * @param fitting what stands for the refined policy, where it is over the quota and that was asked
 */
public record TaskOutcome(
        ResultLine result,
        Optional<Duration> proofTime,
        Optional<Throwable> breakdown,
        List<String> warnings,
        Optional<ForCheck.Lines> forCheck,
        Optional<Proof> proof,
        Optional<Fitting> fitting) {
    public TaskOutcome {
        warnings = List.copyOf(warnings);
    }

    /** One that says nothing of times or errors of the program. */
    static TaskOutcome of(ResultLine result) {
        return new TaskOutcome(
                result,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
