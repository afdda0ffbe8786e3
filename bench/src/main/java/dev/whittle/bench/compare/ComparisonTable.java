package dev.whittle.bench.compare;

import dev.whittle.bench.data.CorpusTask;
import dev.whittle.bench.data.MadeTasks;
import dev.whittle.bench.figures.Markdown;
import dev.whittle.bench.figures.Sample;
import dev.whittle.catalog.Catalogs;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.Inclusion;
import dev.whittle.evidence.Evidence;
import dev.whittle.json.SourceText;
import dev.whittle.refine.AdmitNew;
import dev.whittle.smt.Decision;
import dev.whittle.smt.DeepStack;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Solver;
import dev.whittle.text.Numbers;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.verify.Refinery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Compares the policies of a file of tasks with their refinements and with versions made of them, and lists of ARNs with wider ones;
 * beside it, for some of the pairs, the naive query. Milliseconds are CPU time of the deciding thread, a decision being one direction.
 * An answer that can't be right ends the run.
 *
 * <pre>
 * mvn -q -pl bench -am -DskipTests -Pbenchmarks package -Dbenchmarks.main=dev.whittle.bench.compare.ComparisonTable -Dbenchmarks=$PWD/tasks.jsonl
 * </pre>
 */
public final class ComparisonTable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration NAIVE_TIMEOUT = Duration.ofSeconds(5);
    private static final int MADE = 200;
    private static final int EVERY = 10;
    private static final long SEED = 7;
    private static final List<Integer> SIZES = List.of(10, 100, 500);

    private final Markdown out = new Markdown();
    private final List<Double> naive = new ArrayList<>();
    private final List<Double> beside = new ArrayList<>();
    private int naiveUnknown;

    private ComparisonTable() {}

    /** Prints the tables. The argument is a file of tasks; without one some are made. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        if (arguments.length > 0) {
            lines.addAll(Files.readAllLines(Path.of(arguments[0])));
        } else {
            for (int i = 0; i < MADE; i++) {
                lines.add(MadeTasks.task(i));
            }
        }
        AtomicReference<RuntimeException> failed = new AtomicReference<>();
        Thread thread = DeepStack.thread(
                () -> {
                    try {
                        System.out.println(new ComparisonTable().of(lines));
                    } catch (RuntimeException e) {
                        failed.set(e);
                    }
                },
                "comparisons");
        thread.start();
        thread.join();
        if (failed.get() != null) {
            throw failed.get();
        }
    }

    /** The tables of some tasks. */
    static String table(List<String> lines) {
        return new ComparisonTable().of(lines);
    }

    private String of(List<String> lines) {
        List<CorpusTask> tasks = lines.stream().map(CorpusTask::read).toList();
        Map<String, CorpusTask> policies = new LinkedHashMap<>();
        tasks.forEach(task -> policies.putIfAbsent(task.text(), task));
        out.title("Whole requests");
        out.paragraph(Numbers.count(policies.size(), "policy", "policies") + ", " + Numbers.count(tasks.size(), "task")
                + "; milliseconds of CPU a decision");
        out.head(List.of("against", "decisions", "unknown", "median", "99%", "largest"));
        refinements(tasks);
        for (Variant variant : Variant.values()) {
            versions(variant, policies);
        }
        out.title("Beside the naive query");
        if (!naive.isEmpty()) {
            out.head(List.of("", "decisions", "unknown after 5 s", "median", "99%", "largest"));
            row("naive", naive, naiveUnknown);
            row("this", beside, 0);
        }
        out.title("Lists of ARNs");
        out.head(List.of("shape", "entries", "inside", "not inside, by one entry"));
        for (ArnLists shape : ArnLists.values()) {
            for (int size : SIZES) {
                out.row(List.of(
                        shape.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        Integer.toString(size),
                        lists(shape.narrow(size), shape.wide(size), true),
                        lists(shape.narrow(size), shape.wideButOne(size), false)));
            }
        }
        return out.text();
    }

    private void refinements(List<CorpusTask> tasks) {
        CatalogTrie base = new CatalogTrie(Catalogs.newest());
        Refinery refinery = new Refinery(base, AdmitNew.PREFIX, TIMEOUT);
        List<Double> times = new ArrayList<>();
        int unknown = 0;
        for (CorpusTask task : tasks) {
            Optional<String> refined = refinery.refine(task.policy(), Evidence.ofUnused(task.unused()))
                    .refinement()
                    .flatMap(found -> found.text());
            if (refined.isPresent()) {
                Comparison.Relation relation = decide(refined.get(), task.text(), times);
                unknown += relation == Comparison.Relation.UNKNOWN ? 2 : 0;
                require(
                        relation != Comparison.Relation.WIDER && relation != Comparison.Relation.INCOMPARABLE,
                        task.id());
            }
        }
        row("their refinements", times, unknown);
    }

    private void versions(Variant variant, Map<String, CorpusTask> policies) {
        Random random = new Random(SEED);
        List<Double> times = new ArrayList<>();
        int unknown = 0;
        int count = 0;
        for (CorpusTask task : policies.values()) {
            String made = variant.of(task.text(), Asked.tree(new SourceText(task.id(), task.text())), random);
            Comparison.Relation relation = decide(made, task.text(), times);
            unknown += relation == Comparison.Relation.UNKNOWN ? 2 : 0;
            require(relation == Comparison.Relation.UNKNOWN || variant.mayBe(relation), task.id() + " " + variant);
            if (count++ % EVERY == 0) {
                besideNaive(made, task.text());
            }
        }
        row(variant.name().toLowerCase(Locale.ROOT).replace('_', ' '), times, unknown);
    }

    private Comparison.Relation decide(String a, String b, List<Double> times) {
        long start = cpu();
        Comparison.Relation relation = Asked.of(a, b).compare(TIMEOUT).relation();
        double each = (cpu() - start) / 2e6;
        times.add(each);
        times.add(each);
        return relation;
    }

    private void besideNaive(String a, String b) {
        Optional<Formula> query = NaiveQuery.of(Asked.of(a, b));
        if (query.isEmpty()) {
            return;
        }
        long start = cpu();
        Decision decision;
        try (Solver solver = new Solver()) {
            decision = solver.decide(query.get(), NAIVE_TIMEOUT);
        }
        naive.add((cpu() - start) / 1e6);
        naiveUnknown += decision == Decision.UNDECIDED ? 1 : 0;
        start = cpu();
        Inclusion answer = Asked.of(a, b).inside(TIMEOUT);
        beside.add((cpu() - start) / 1e6);
        require(
                decision == Decision.UNDECIDED || answer.isProved() == (decision == Decision.UNSATISFIABLE),
                "the naive query says " + decision.word() + " of " + a);
    }

    private static String lists(String narrow, String wide, boolean isInside) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long start = cpu();
            Inclusion answer = Asked.of(narrow, wide).inside(TIMEOUT);
            times.add((cpu() - start) / 1e6);
            require(isInside ? answer.isProved() : answer.isRefuted(), String.valueOf(answer));
        }
        return Markdown.number(Sample.of(times).median());
    }

    private void row(String name, List<Double> times, int unknown) {
        Sample sample = Sample.of(times);
        out.row(List.of(
                name,
                Numbers.grouped(times.size()),
                Integer.toString(unknown),
                Markdown.number(sample.median()),
                Markdown.number(sample.ninetyNinth()),
                Markdown.number(sample.largest())));
    }

    private static void require(boolean isRight, String what) {
        if (!isRight) {
            throw new IllegalStateException("a wrong answer: " + what);
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
