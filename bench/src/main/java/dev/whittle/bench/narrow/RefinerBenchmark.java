package dev.whittle.bench.narrow;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.Refiner;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
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

/** Refining a whole policy that has been read: K and U, the narrowed lists, and the text. Nothing is proved. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RefinerBenchmark {
    /** What is refined. */
    @Param
    public Document document = Document.REFERENCE;

    @SuppressWarnings("NullAway.Init") // JMH calls the set-up
    private Catalog catalog;

    @SuppressWarnings("NullAway.Init") // JMH calls the set-up
    private CatalogTrie frozen;

    @SuppressWarnings("NullAway.Init") // JMH calls the set-up
    private Policy policy;

    @SuppressWarnings("NullAway.Init") // JMH calls the set-up
    private Evidence evidence;

    /** Reads the policy and asserts that something is removed. */
    @Setup
    public void setUp() {
        catalog = Catalogs.newest();
        frozen = new CatalogTrie(catalog);
        policy = document.policy();
        evidence = document.evidence();
        if (refine().recommendedAction() != RecommendedAction.CREATE_POLICY) {
            throw new AssertionError("nothing to refine: " + document);
        }
    }

    /** On a trie that was frozen before, as all policies of a process share it. */
    @Benchmark
    public Candidate refine() {
        return Refiner.refine(policy, KnownActions.of(frozen, evidence, List.of(policy)));
    }

    /** On a trie of its own, which freezes the services that the policy and its evidence touch. */
    @Benchmark
    public Candidate freezeAndRefine() {
        return Refiner.refine(policy, KnownActions.of(new CatalogTrie(catalog), evidence, List.of(policy)));
    }
}
