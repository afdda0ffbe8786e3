package dev.whittle.bench.process;

import dev.whittle.bench.data.MadeTasks;
import dev.whittle.bench.figures.Markdown;
import dev.whittle.bench.figures.Sample;
import dev.whittle.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * The command line as a whole, started as users start it: single commands, and fleets. Alone, over a file of tasks:
 *
 * <pre>
 * mvn -q -pl bench -am -DskipTests -Pbenchmarks package -Dbenchmarks.main=dev.whittle.bench.process.WholeProcess \
 *     -Dbenchmarks=$PWD/tasks.jsonl
 * </pre>
 */
public final class WholeProcess {
    /** Rounds of a run of this alone. */
    private static final int ALONE = 15;

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

    /** Runs it in the root of the project, and prints the tables. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of("").toAbsolutePath();
        Path scratch = Files.createDirectories(root.resolve("bench/target/figures"));
        WholeProcess processes = new WholeProcess(root, scratch, ALONE, line -> System.err.println("bench: " + line));
        Markdown out = new Markdown();
        processes.commands(out);
        processes.fleets(root.resolve(arguments[0]), List.of(), out);
        System.out.println(out.text());
    }

    private record Step(List<String> command, int exit) {}

    /** Single commands: each does what the one before it does, and more. */
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
        String nothing = write("nothing.txt", "none:OfThese*\n");
        String one = write("one.txt", "s3:GetBucketAcl\n");
        String some = write("some.json", allowing("s3:Get*"));
        String everything = write("everything.json", allowing("*"));
        steps.put("`refine`: nothing to change in `s3:Get*`", whittle(0, "refine", some, "--unused", nothing));
        steps.put("`refine`: nothing to change in `*`", whittle(0, "refine", everything, "--unused", nothing));
        steps.put("`refine`: one action out of `*`", whittle(0, "refine", everything, "--unused", one));
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

    private String write(String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text).toString();
    }

    private static String allowing(String pattern) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + pattern
                + "\",\"Resource\":\"*\"}]}\n";
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
        List<Fleet> alone = new ArrayList<>();
        List<Fleet> together = new ArrayList<>();
        for (int round = 0; round < Math.max(1, rounds / 3); round++) {
            listener.accept("fleet over the corpus, round " + (round + 1));
            alone.add(fleet(tasks, 1));
            together.add(fleet(tasks, 2));
        }
        out.title("Fleets").paragraph("Proofs are in milliseconds: the median of the runs' medians, and of their 99%.");
        out.head(
                List.of("", "runs", "seconds: median", "tasks a second", "peak memory", "proof: median", "proof: 99%"));
        row(out, "the corpus, 1 thread", lines(tasks), alone);
        row(out, "the corpus, 2 threads", lines(tasks), together);
        for (int count : sizes) {
            listener.accept("fleet of " + count);
            Path made = MadeTasks.write(scratch.resolve("made-" + count + ".jsonl"), count);
            row(out, Numbers.count(count, "made task") + ", 2 threads", count, List.of(fleet(made, 2)));
            Files.delete(made);
        }
        out.paragraph("");
    }

    /** One run of a fleet, and how long each of its proofs took, in milliseconds. */
    private record Fleet(Measured process, Sample proofs) {}

    private static void row(Markdown out, String title, int tasks, List<Fleet> runs) {
        double seconds = median(runs, run -> run.process().seconds());
        out.row(List.of(
                title,
                String.valueOf(runs.size()),
                Markdown.number(seconds),
                Markdown.number(tasks / seconds),
                megabytes(runs.stream().map(Fleet::process).toList()),
                Markdown.number(median(runs, run -> run.proofs().median())),
                Markdown.number(median(runs, run -> run.proofs().ninetyNinth()))));
    }

    private static double median(List<Fleet> runs, ToDoubleFunction<Fleet> figure) {
        return Sample.of(runs.stream().map(figure::applyAsDouble).toList()).median();
    }

    private Fleet fleet(Path tasks, int threads) throws IOException, InterruptedException {
        Path results = scratch.resolve("results.jsonl");
        Path times = scratch.resolve("times.jsonl");
        Step step = whittle(
                0,
                "fleet",
                tasks.toString(),
                "-o",
                results.toString(),
                "--threads",
                String.valueOf(threads),
                "--timings",
                times.toString());
        Measured measured = Measured.run(step.command(), step.exit());
        if (lines(results) != lines(tasks)) {
            throw new IOException("results are missing: " + results);
        }
        Sample proofs = Sample.of(Files.readAllLines(times).stream()
                .map(line -> Double.valueOf(line.replaceFirst(".*\"proofMillis\":([0-9.]+)}$", "$1")))
                .toList());
        Files.delete(results);
        Files.delete(times);
        return new Fleet(measured, proofs);
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
