package dev.whittle.fleet;

import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Warning;
import dev.whittle.files.TextLine;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Warnings;
import dev.whittle.run.ForCheck;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Proof;
import dev.whittle.verify.Refinery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges one line of tasks: reads it, refines its policy, proves that. Whatever goes wrong with a line becomes its
 * result. To be used by many threads at once.
 */
public final class TaskRefiner implements Function<TextLine, TaskOutcome> {
    private final Refinery refinery;
    private final Evidence kept;
    private final OnWarning onWarning;
    private final LineDetail detail;
    private final Optional<ForCheck> forCheck;

    /**
     * @param refinery shared by all threads
     * @param kept what is never removed from any policy
     * @param onWarning what becomes of a task with a warning
     * @param detail what a line says
     * @param forCheck where results are wanted for a checker, too
     */
    public TaskRefiner(
            Refinery refinery, Evidence kept, OnWarning onWarning, LineDetail detail, Optional<ForCheck> forCheck) {
        this.refinery = refinery;
        this.kept = kept;
        this.onWarning = onWarning;
        this.detail = detail;
        this.forCheck = forCheck;
    }

    @Override
    public TaskOutcome apply(TextLine line) {
        return new LineWork<>(ResultForm.REFINEMENT, TaskReader::read, this::judge, TaskError::ofRefined).of(line);
    }

    private TaskOutcome judge(TextLine line, Task.Understood<TaskReader.Content> understood) {
        TaskReader.Content task = understood.content();
        String id = understood.id();
        Policy policy = task.policy().policy();
        KnownActions known = refinery.known(policy, task.evidence().plus(kept));
        List<Warning> warnings = Warnings.of(List.of(policy), known);
        if (onWarning == OnWarning.REFUSE && !warnings.isEmpty()) {
            return TaskOutcome.of(ResultLine.of(id, TaskError.ofWarnings(line, warnings)));
        }
        Candidate candidate;
        try {
            candidate = refinery.candidate(task.policy(), known);
        } catch (InvalidInputException e) {
            return TaskOutcome.of(ResultLine.of(id, TaskError.ofNecessity(line, e)));
        }
        long start = System.nanoTime();
        Proof proof = refinery.prove(candidate);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        List<String> texts =
                new ArrayList<>(warnings.stream().map(Warning::text).toList());
        texts.addAll(Warnings.notes(known));
        return new TaskOutcome(
                ResultLine.of(id, proof, detail),
                Optional.of(time),
                Optional.empty(),
                texts,
                forCheck.map(each -> each.of(id, proof)),
                Optional.of(proof));
    }
}
