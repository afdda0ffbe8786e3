package dev.whittle.fleet;

import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Warning;
import dev.whittle.files.TextLine;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.KnownType;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Warnings;
import dev.whittle.run.ForCheck;
import dev.whittle.source.PolicySource;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.FitTerms;
import dev.whittle.verify.Fitting;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
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
    private final Optional<FitTerms> fit;
    private final Optional<ForCheck> forCheck;

    /**
     * @param refinery shared by all threads
     * @param kept what is never removed from any policy
     * @param onWarning what becomes of a task with a warning
     * @param detail what a line says
     * @param fit what each refined policy has to fit, where something is to stand for those that don't
     * @param forCheck where results are wanted for a checker, too
     */
    public TaskRefiner(
            Refinery refinery,
            Evidence kept,
            OnWarning onWarning,
            LineDetail detail,
            Optional<FitTerms> fit,
            Optional<ForCheck> forCheck) {
        this.refinery = refinery;
        this.kept = kept;
        this.onWarning = onWarning;
        this.detail = detail;
        this.fit = fit;
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
        Optional<Fitting> fitting = proof.refinement().flatMap(refinement -> fitting(task.policy(), refinement));
        List<String> texts =
                new ArrayList<>(warnings.stream().map(Warning::text).toList());
        texts.addAll(Warnings.notes(known));
        return new TaskOutcome(
                ResultLine.of(id, proof, fitting, detail),
                Optional.of(time),
                Optional.empty(),
                texts,
                forCheck.map(each -> fitting.flatMap(Fitting::fit)
                        .map(found -> each.of(id, proof.candidate(), found.proved()))
                        .orElseGet(() -> each.of(id, proof))),
                Optional.of(proof),
                fitting);
    }

    /** What stands for a refined policy that is over the quota, where that is asked. */
    private Optional<Fitting> fitting(PolicySource source, ProvedRefinement refinement) {
        return fit.filter(terms ->
                        refinement.text().filter(terms.quota()::isExceededBy).isPresent())
                .map(terms -> Fitting.of(refinement, terms.of(source.type().map(KnownType::type))));
    }
}
