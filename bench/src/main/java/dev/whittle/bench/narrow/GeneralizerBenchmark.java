package dev.whittle.bench.narrow;

import dev.whittle.policy.Pattern;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Narrowing one wildcard on the newest catalog. Reading the catalog and the evidence is not in it; each contender has
 * prepared what it can, which {@link Task} lists.
 *
 * <pre>{@code
 * mvn -q -pl bench -am -DskipTests -Pbenchmarks package -Dbenchmarks=GeneralizerBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class GeneralizerBenchmark {
    /** Who narrows. */
    @Param
    public Contender contender = Contender.WHITTLE;

    /** What is narrowed. */
    @Param
    public Scenario scenario = Scenario.REFERENCE;

    @SuppressWarnings("NullAway.Init") // JMH calls the set-up
    private Approach approach;

    @SuppressWarnings("NullAway.Init") // JMH calls the set-up
    private Task task;

    /** Makes the task, asserts the answer and prints what it is like. */
    @Setup
    public void setUp() {
        approach = contender.approach();
        task = scenario.task();
        List<Pattern> answer = approach.narrow(task);
        int errors = approach.check(answer, task);
        System.out.printf(
                "%s of %d: %d patterns for %d kept actions, %d granted in error%n",
                task.pattern(),
                task.actions().size(),
                answer.size(),
                task.kept().size(),
                errors);
    }

    /** One wildcard. */
    @Benchmark
    public List<Pattern> narrow() {
        return approach.narrow(task);
    }
}
