package dev.whittle.fleet;

import dev.whittle.evidence.Warning;
import dev.whittle.files.TextLine;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Policy;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.Refiner;
import dev.whittle.refine.Warnings;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Proof;
import dev.whittle.verify.Prover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges one line of tasks: reads it, refines its policy, proves that. Whatever goes wrong with a line becomes its
 * result. To be used by many threads at once, each with {@link dev.whittle.verify.Verifier#STACK_BYTES} of stack.
 */
public final class Judge implements Function<TextLine, Judged> {
    private final CatalogTrie catalog;
    private final AdmitNew admitNew;
    private final Duration timeout;
    private final OnWarning onWarning;

    /**
     * @param catalog shared by all threads
     * @param admitNew what refined text admits of future actions
     * @param timeout for each obligation
     * @param onWarning what becomes of a task with a warning
     */
    public Judge(CatalogTrie catalog, AdmitNew admitNew, Duration timeout, OnWarning onWarning) {
        this.catalog = catalog;
        this.admitNew = admitNew;
        this.timeout = timeout;
        this.onWarning = onWarning;
    }

    @Override
    public Judged apply(TextLine line) {
        Task task;
        try {
            task = TaskReader.read(line);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return broken(line, TaskReader.NO_ID, e);
        }
        if (task instanceof Task.Refused refused) {
            return Judged.of(ResultLine.of(refused.id(), TaskError.ofInput(line, refused.problems())));
        }
        try {
            return judge(line, (Task.Understood) task);
        } catch (InvalidInputException e) {
            return Judged.of(ResultLine.of(task.id(), TaskError.ofRefined(line, e)));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return broken(line, task.id(), e);
        }
    }

    private Judged judge(TextLine line, Task.Understood task) {
        Policy policy = task.policy().policy();
        KnownActions known = KnownActions.of(catalog, task.evidence(), List.of(policy));
        List<Warning> warnings = Warnings.of(List.of(policy), known);
        if (onWarning == OnWarning.REFUSE && !warnings.isEmpty()) {
            return Judged.of(ResultLine.of(task.id(), TaskError.ofWarnings(line, warnings)));
        }
        Candidate candidate = Refiner.refine(policy, known, admitNew);
        Optional<String> necessity = task.policy().necessity();
        if (candidate.recommendedAction() == RecommendedAction.DETACH_POLICY && necessity.isPresent()) {
            return Judged.of(ResultLine.of(task.id(), TaskError.ofNecessity(line, necessity.get())));
        }
        long start = System.nanoTime();
        Proof proof = Prover.prove(candidate, timeout);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        List<String> texts =
                new ArrayList<>(warnings.stream().map(Warning::text).toList());
        texts.addAll(Warnings.notes(known));
        return new Judged(ResultLine.of(task.id(), proof), Optional.of(time), Optional.empty(), texts);
    }

    private static Judged broken(TextLine line, String id, Throwable e) {
        return new Judged(
                ResultLine.of(id, TaskError.ofInternal(line, e)), Optional.empty(), Optional.of(e), List.of());
    }
}
