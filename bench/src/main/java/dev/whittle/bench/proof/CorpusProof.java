package dev.whittle.bench.proof;

import dev.whittle.bench.data.CorpusTask;
import dev.whittle.bench.figures.Markdown;
import dev.whittle.bench.figures.Sample;
import dev.whittle.catalog.Catalogs;
import dev.whittle.policy.Policy;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.text.Numbers;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.verify.Finding;
import dev.whittle.verify.Obligation;
import dev.whittle.verify.Proof;
import dev.whittle.verify.Refinery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Refines and proves every task of a file on one thread, and a sample of them in two other ways: V4 in the naive encoding, and
 * all obligations by automata alone. Every answer is checked: one that is not proved ends the run, and so does another way that
 * disagrees.
 */
public final class CorpusProof {
    private static final int SAMPLED = 30;
    private static final int WORST = 10;

    private final List<String> lines;
    private final List<CorpusTask> tasks;
    private final CatalogTrie base = new CatalogTrie(Catalogs.newest());
    private final Refinery refinery = new Refinery(base, AdmitNew.PREFIX, Duration.ofSeconds(30));
    private final List<ProofTime> times = new ArrayList<>();
    private final Map<OtherWay, List<Trial>> trials = new EnumMap<>(OtherWay.class);

    private CorpusProof(List<String> lines) {
        this.lines = lines;
        this.tasks = lines.stream().map(CorpusTask::read).toList();
    }

    /** Measures all tasks; says to the listener what it does. */
    public static CorpusProof of(List<String> lines, Consumer<String> listener)
            throws IOException, InterruptedException {
        CorpusProof run = new CorpusProof(lines);
        run.prove(listener);
        run.sample(listener);
        return run;
    }

    private void prove(Consumer<String> listener) {
        listener.accept("proving " + tasks.size() + " tasks in a process that has just started");
        List<Double> cold = new ArrayList<>();
        for (CorpusTask task : tasks) {
            Candidate candidate = refined(task);
            long start = System.nanoTime();
            proved(candidate);
            cold.add(millisSince(start));
        }
        listener.accept("proving them again");
        for (int i = 0; i < tasks.size(); i++) {
            times.add(warm(tasks.get(i), cold.get(i)));
        }
    }

    private ProofTime warm(CorpusTask task, double cold) {
        Policy policy = task.policy();
        long start = System.nanoTime();
        Candidate candidate = refinery.candidate(policy, task.known(base, policy));
        double refine = millisSince(start);
        start = System.nanoTime();
        Proof proof = proved(candidate);
        double warm = millisSince(start);
        Map<Obligation, Double> parts = new EnumMap<>(Obligation.class);
        for (Finding finding : proof.judgement().findings()) {
            parts.put(finding.obligation(), finding.time().toNanos() / 1e6);
        }
        Policy after = OtherWay.after(candidate);
        Set<Object> contexts = new HashSet<>();
        Stream.of(policy, after)
                .flatMap(each -> each.statements().stream())
                .filter(statement -> !statement.context().isAlways())
                .forEach(statement -> contexts.add(statement.context()));
        int actions = Concerned.services(policy, after, candidate.known()).stream()
                .mapToInt(service -> service.trie().size())
                .sum();
        return new ProofTime(
                task.id(),
                Policy.quotaCharacters(task.text()),
                policy.patterns().size() + after.patterns().size(),
                contexts.size(),
                actions,
                refine,
                cold,
                warm,
                parts);
    }

    /** Tasks from the shortest to the longest policy at equal distances, but for those that stay as they are. */
    private void sample(Consumer<String> listener) throws IOException, InterruptedException {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            if (refined(tasks.get(i)).recommendedAction() != RecommendedAction.NONE) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingLong(i -> times.get(i).characters()));
        int wanted = Math.min(SAMPLED, order.size());
        for (int i = 0; i < wanted; i++) {
            int task = order.get(wanted == 1 ? 0 : i * (order.size() - 1) / (wanted - 1));
            listener.accept("sample " + (i + 1) + " of " + wanted + ": "
                    + tasks.get(task).id());
            for (OtherWay way : OtherWay.values()) {
                trials.computeIfAbsent(way, each -> new ArrayList<>()).add(way.trial(lines.get(task), times.get(task)));
            }
        }
    }

    private Proof proved(Candidate candidate) {
        Proof proof = refinery.prove(candidate);
        if (proof.refinement().isEmpty()) {
            throw new AssertionError("not proved: " + proof.judgement());
        }
        return proof;
    }

    private Candidate refined(CorpusTask task) {
        Policy policy = task.policy();
        return refinery.candidate(policy, task.known(base, policy));
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /** The tables. */
    public void report(Markdown out) {
        out.title("Proving a corpus")
                .paragraph(tasks.size() + " tasks, one thread, all proved, none unknown. Milliseconds.");
        out.head(List.of("", "median", "99%", "worst", "all"));
        row(out, "prove, process just started", ProofTime::cold);
        row(out, "prove, again", ProofTime::warm);
        row(out, "refine", ProofTime::refine);
        out.paragraph("").paragraph("The worst " + WORST + ":");
        out.head(List.of("task", "ms", "V1", "V2", "V3", "V4", "characters", "patterns", "contexts", "known actions"));
        times.stream()
                .sorted(Comparator.comparingDouble(ProofTime::warm).reversed())
                .limit(WORST)
                .forEach(time -> out.row(worst(time)));
        out.paragraph("")
                .paragraph("Other ways over a sample of them, with a cap of " + OtherWay.CAP.toSeconds()
                        + " s; the ratio is to this proof of the same task.");
        out.head(List.of("", "decided", "median", "worst", "ratio: median", "smallest", "largest"));
        trials.forEach((way, each) -> row(out, way.title(), each));
    }

    private void row(Markdown out, String title, ToDoubleFunction<ProofTime> time) {
        Sample sample = Sample.of(times.stream().map(time::applyAsDouble).toList());
        out.row(List.of(
                title,
                Markdown.number(sample.median()),
                Markdown.number(sample.ninetyNinth()),
                Markdown.number(sample.largest()),
                Markdown.number(sample.sum())));
    }

    private static List<String> worst(ProofTime time) {
        List<String> cells = new ArrayList<>(List.of(time.id(), Markdown.number(time.warm())));
        for (Obligation obligation : Obligation.values()) {
            cells.add(Markdown.number(time.parts().getOrDefault(obligation, 0.0)));
        }
        for (long size : new long[] {time.characters(), time.patterns(), time.contexts(), time.actions()}) {
            cells.add(Numbers.grouped(size));
        }
        return cells;
    }

    private static void row(Markdown out, String title, List<Trial> trials) {
        Sample times = Sample.of(trials.stream().map(Trial::millis).toList());
        Sample ratios = Sample.of(trials.stream()
                .map(trial -> trial.millis() / trial.task().warm())
                .toList());
        long decided = trials.stream().filter(Trial::isDecided).count();
        out.row(List.of(
                title,
                decided + " of " + trials.size(),
                Markdown.number(times.median()),
                Markdown.number(times.largest()),
                Markdown.number(ratios.median()),
                Markdown.number(ratios.smallest()),
                Markdown.number(ratios.largest())));
    }

    /** A line for each task: its name, and the milliseconds that refining and proving took, separated by tabs. */
    public List<String> lines() {
        return times.stream()
                .map(time -> time.id() + "\t" + time.refine() + "\t" + time.warm())
                .toList();
    }

    /** The plot. */
    public String plot() {
        return ProofPlot.of(
                times,
                trials.getOrDefault(OtherWay.NAIVE, List.of()),
                trials.getOrDefault(OtherWay.AUTOMATA, List.of()));
    }
}
