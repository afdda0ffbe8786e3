package dev.whittle.bench.proof;

import dev.whittle.catalog.Catalogs;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Candidate;
import dev.whittle.smt.Answer;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Solver;
import dev.whittle.verify.Proof;
import dev.whittle.verify.Refinery;
import java.time.Duration;
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
 * Proving one refinement. The verifier proves S and all of V1 to V4, the naive encoding V4 alone, with a cap on its time.
 *
 * <pre>{@code
 * mvn -q -pl bench -am -DskipTests -Pbenchmarks package -Dbenchmarks=ProofBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class ProofBenchmark {
    private static final Refinery REFINERY = new Refinery(Catalogs.newest(), AdmitNew.PREFIX, Duration.ofSeconds(30));

    /** What the naive encoding gets; a time near it means that nothing was decided. */
    private static final Duration NAIVE_CAP = Duration.ofSeconds(10);

    /** What is proved. */
    @Param
    public Example example = Example.REFERENCE;

    @SuppressWarnings("NullAway.Init") // JMH calls the set-up
    private Candidate candidate;

    @SuppressWarnings("NullAway.Init") // JMH calls the set-up
    private Formula naive;

    /** Makes the candidate and asserts that it is proved. */
    @Setup
    public void setUp() {
        candidate = example.candidate();
        if (REFINERY.prove(candidate).refinement().isEmpty()) {
            throw new AssertionError("not proved: " + example);
        }
        Policy refined =
                PolicyReader.read(new SourceText("refined", candidate.text().orElseThrow()));
        naive = NaiveEncoding.v4(candidate.original(), refined, candidate.known());
    }

    /** S and all obligations, as each refinement is proved. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    public Proof prove() {
        return REFINERY.prove(candidate);
    }

    /** V4 in the naive encoding; asserts at each call, since a call may be all there is time for. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public Answer naiveV4() {
        try (Solver solver = new Solver()) {
            Answer answer = solver.check(naive, NAIVE_CAP);
            if (answer.status().equals("sat")) {
                throw new AssertionError("refuted: " + example + " by " + answer);
            }
            System.out.println(answer.isUnsatisfiable() ? "proved" : "undecided");
            return answer;
        }
    }
}
