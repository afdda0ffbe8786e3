package dev.whittle.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.bench.figures.Markdown;
import dev.whittle.bench.narrow.Contender;
import dev.whittle.bench.narrow.Document;
import dev.whittle.bench.narrow.NarrowTables;
import dev.whittle.bench.narrow.Scenario;
import dev.whittle.bench.proof.Example;
import dev.whittle.bench.proof.ExampleTable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs, once, on its smallest parameters; times mean nothing here. */
class BenchmarksTest {
    private static final Options ONCE = new OptionsBuilder()
            .mode(Mode.SingleShotTime)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .param("scenario", Scenario.REFERENCE.name())
            .param("document", Document.REFERENCE.name())
            .param("moreActions", "0")
            .param("moreUnused", "1")
            .param("example", Example.SMALL_SERVICE.name())
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();

    @Test
    void everyBenchmarkRunsOnce() throws RunnerException {
        Set<String> ran = new TreeSet<>();
        Collection<RunResult> results = new Runner(ONCE).run();
        results.forEach(result -> ran.add(result.getParams().getBenchmark()));

        Set<String> declared = new TreeSet<>();
        BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .forEach(entry -> declared.add(entry.getUsername()));
        assertEquals(declared, ran);
        assertEquals(
                Set.of(
                        "narrow.GeneralizerBenchmark.narrow",
                        "narrow.RefinerBenchmark.freezeAndRefine",
                        "narrow.RefinerBenchmark.refine",
                        "narrow.SizeBenchmark.everything",
                        "narrow.SizeBenchmark.reference",
                        "proof.ProofBenchmark.naiveV4",
                        "proof.ProofBenchmark.prove"),
                ran.stream().map(name -> name.replace("dev.whittle.bench.", "")).collect(Collectors.toSet()));
        assertEquals(Contender.values().length + 6, results.size());

        Markdown tables = new Markdown();
        new NarrowTables(results).report(tables);
        new ExampleTable(results).report(tables);
        assertTrue(tables.text().contains("| 0 | 1 | "), tables::text);
        assertTrue(tables.text().contains("| `REFERENCE` | "), tables::text);
        assertTrue(
                tables.text().matches("(?s).*\\| `SMALL_SERVICE` \\| [0-9,.]+ \\| [0-9,.]+ \\| [0-9,.]+ \\|.*"),
                tables::text);
    }
}
