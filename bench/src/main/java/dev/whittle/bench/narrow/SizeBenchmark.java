package dev.whittle.bench.narrow;

import dev.whittle.bench.data.Granted;
import dev.whittle.bench.data.ReferenceExample;
import dev.whittle.bench.data.UnusedShare;
import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.Generalizer;
import dev.whittle.trie.Grantable;
import dev.whittle.trie.KnownActions;
import java.util.ArrayList;
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
 * What narrowing costs against the number of known actions and of unused ones: the reference wildcard, and {@code *}. It should follow
 * what is visited, so the former should not change at all.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class SizeBenchmark {
    /** Actions of a made service, with as many again unused as kept, that come to those of the catalog. */
    @Param({"0", "20000", "80000"})
    public int moreActions;

    /** Unused actions of the catalog beside the reference example's. */
    @Param({"1", "100", "1000", "5000", "15000", "20000"})
    public int moreUnused;

    private static final Pattern REFERENCE = Pattern.of("s3:Get*");
    private static final Pattern EVERYTHING = Pattern.of("*");

    @SuppressWarnings("NullAway.Init") // JMH calls the set-up
    private Grantable grantable;

    /** Makes K and U. */
    @Setup
    public void setUp() {
        List<String> elsewhere = new ArrayList<>(Granted.by(EVERYTHING));
        elsewhere.removeIf(action -> action.startsWith("s3:"));
        List<Pattern> unused = new ArrayList<>(ReferenceExample.unused().unused());
        UnusedShare.first(elsewhere, moreUnused).forEach(action -> unused.add(Pattern.of(action)));
        List<Pattern> used = new ArrayList<>();
        for (int i = 0; i < moreActions; i++) {
            (i % 2 == 0 ? used : unused).add(Pattern.of("made" + i % 100 + ":DescribeThing" + i / 2));
        }
        grantable = Grantable.everything(KnownActions.of(
                new CatalogTrie(Catalogs.newest()), Evidence.ofUnused(unused).plus(Evidence.ofUsed(used)), List.of()));
    }

    /** The reference wildcard. */
    @Benchmark
    public List<Pattern> reference() {
        return Generalizer.narrow(REFERENCE, grantable);
    }

    /** Every action there is. */
    @Benchmark
    public List<Pattern> everything() {
        return Generalizer.narrow(EVERYTHING, grantable);
    }
}
