package dev.whittle.bench;

import dev.whittle.bench.data.MadeTasks;
import dev.whittle.bench.drift.CorpusDrift;
import dev.whittle.bench.figures.Markdown;
import dev.whittle.bench.narrow.NarrowTables;
import dev.whittle.bench.process.Start;
import dev.whittle.bench.process.WholeProcess;
import dev.whittle.bench.proof.CorpusProof;
import dev.whittle.bench.proof.ExampleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * All benchmarks. Prints the tables in Markdown and leaves them as {@code bench/target/figures/figures.md}, with the plot of proof
 * time against policy size and the time of each task beside them.
 *
 * <p>The argument is a file of tasks; without one 814 are made.
 */
public final class Benchmarks {
    private static final int MADE = 814;
    private static final int ROUNDS = 15;
    private static final List<Integer> FLEETS = List.of(1_000, 10_000, 100_000);

    private Benchmarks() {}

    /** Runs them in the root of the project. */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        Path root = Path.of("").toAbsolutePath();
        Path figures = Files.createDirectories(root.resolve("bench/target/figures"));
        Path tasks = arguments.length > 0
                ? root.resolve(arguments[0])
                : MadeTasks.write(figures.resolve("made.jsonl"), MADE);

        Markdown out = new Markdown();
        CorpusProof proof = CorpusProof.of(Files.readAllLines(tasks), Benchmarks::say);
        proof.report(out);
        Files.write(figures.resolve("proof-times.tsv"), proof.lines());
        Files.writeString(figures.resolve("proof-time.svg"), proof.plot());

        WholeProcess processes = new WholeProcess(root, figures, ROUNDS, Benchmarks::say);
        new Start(root, ROUNDS).report(out);
        processes.commands(out);
        processes.fleets(tasks, FLEETS, out);

        out.title("What time does to refinements");
        out.paragraph(CorpusDrift.table(Files.readAllLines(tasks)));

        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("dev.whittle.bench")
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
        new NarrowTables(results).report(out);
        new ExampleTable(results).report(out);
        Files.writeString(figures.resolve("figures.md"), out.text());
        System.out.println(out.text());
    }

    private static void say(String what) {
        System.err.println("bench: " + what);
    }
}
