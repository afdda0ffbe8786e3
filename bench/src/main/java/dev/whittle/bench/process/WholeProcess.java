package dev.whittle.bench.process;

import dev.whittle.bench.data.MadeTasks;
import dev.whittle.bench.figures.Markdown;
import dev.whittle.bench.figures.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The command line as a whole, started as users start it: single commands, and fleets. */
public final class WholeProcess {
    private final Path root;
    private final Path scratch;
    private final int rounds;
    private final Consumer<String> listener;

    /**
     * @param root of the project
     * @param scratch a folder for what is made
     * @param rounds how often each command runs; they take turns
     */
    public WholeProcess(Path root, Path scratch, int rounds, Consumer<String> listener) {
        this.root = root;
        this.scratch = scratch;
        this.rounds = rounds;
        this.listener = listener;
    }

    private record Step(List<String> command, int exit) {}

    /** Single commands, each of which does what the one before it does, and more. */
    public void commands(Markdown out) throws IOException, InterruptedException {
        Path example = root.resolve("proofs/cases/reference-2026");
        String policy = example.resolve("policy.json").toString();
        String unused = example.resolve("unused.json").toString();
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put(
                "a JVM that does nothing",
                new Step(List.of("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-version"), 0));
        steps.put("`--help`", whittle(0, "--help"));
        steps.put(
                "input error: no such file",
                whittle(2, "refine", scratch.resolve("missing").toString(), "--unused", unused));
        steps.put("`catalog show sqs`: and reads the catalog", whittle(0, "catalog", "show", "sqs"));
        steps.put("`trie`: and reads the evidence and narrows", whittle(0, "trie", "s3:Get*", "--unused", unused));
        steps.put("`refine`: and reads, refines, proves and prints", whittle(0, "refine", policy, "--unused", unused));
        Map<String, List<Measured>> runs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            listener.accept("commands, round " + (round + 1) + " of " + rounds);
            for (Map.Entry<String, Step> step : steps.entrySet()) {
                runs.computeIfAbsent(step.getKey(), title -> new ArrayList<>())
                        .add(Measured.run(
                                step.getValue().command(), step.getValue().exit()));
            }
        }
        out.title("Whole processes").paragraph("Seconds, " + rounds + " runs each, in turns. The reference example.");
        out.head(List.of("", "median", "fastest", "slowest", "peak memory"));
        runs.forEach((title, measured) -> row(out, title, measured));
        out.paragraph("");
    }

    private static void row(Markdown out, String title, List<Measured> runs) {
        Sample seconds = Sample.of(runs.stream().map(Measured::seconds).toList());
        out.row(List.of(
                title,
                Markdown.number(seconds.median()),
                Markdown.number(seconds.smallest()),
                Markdown.number(seconds.largest()),
                megabytes(runs)));
    }

    /**
     * Fleets: a file with one thread and with two, and made tasks.
     *
     * @param sizes how many made tasks
     */
    public void fleets(Path tasks, List<Integer> sizes, Markdown out) throws IOException, InterruptedException {
        List<Measured> alone = new ArrayList<>();
        List<Measured> together = new ArrayList<>();
        for (int round = 0; round < Math.max(1, rounds / 3); round++) {
            listener.accept("fleet over the corpus, round " + (round + 1));
            alone.add(fleet(tasks, 1));
            together.add(fleet(tasks, 2));
        }
        out.title("Fleets").head(List.of("", "runs", "seconds: median", "tasks a second", "peak memory"));
        row(out, "the corpus, 1 thread", lines(tasks), alone);
        row(out, "the corpus, 2 threads", lines(tasks), together);
        for (int count : sizes) {
            listener.accept("fleet of " + count);
            Path made = MadeTasks.write(scratch.resolve("made-" + count + ".jsonl"), count);
            row(out, String.format(Locale.ROOT, "%,d made tasks, 2 threads", count), count, List.of(fleet(made, 2)));
            Files.delete(made);
        }
        out.paragraph("");
    }

    private static void row(Markdown out, String title, int tasks, List<Measured> runs) {
        double seconds =
                Sample.of(runs.stream().map(Measured::seconds).toList()).median();
        out.row(List.of(
                title,
                String.valueOf(runs.size()),
                Markdown.number(seconds),
                Markdown.number(tasks / seconds),
                megabytes(runs)));
    }

    private Measured fleet(Path tasks, int threads) throws IOException, InterruptedException {
        Path results = scratch.resolve("results.jsonl");
        Step step =
                whittle(0, "fleet", tasks.toString(), "-o", results.toString(), "--threads", String.valueOf(threads));
        Measured measured = Measured.run(step.command(), step.exit());
        if (lines(results) != lines(tasks)) {
            throw new IOException("results are missing: " + results);
        }
        Files.delete(results);
        return measured;
    }

    private static int lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return (int) lines.filter(line -> !line.isBlank()).count();
        }
    }

    private Step whittle(int exit, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("verifier/bin/whittle").toString()));
        command.addAll(List.of(arguments));
        return new Step(command, exit);
    }

    private static String megabytes(List<Measured> runs) {
        long peak = runs.stream().mapToLong(Measured::peakBytes).max().orElse(0);
        return peak == 0 ? "unknown" : Markdown.number(peak / 1e6) + " MB";
    }
}
