package dev.whittle.bench.proof;

import dev.whittle.bench.figures.Markdown;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured of proving single refinements. */
public final class ExampleTable {
    private final Collection<RunResult> results;

    /** Over the results of a run. */
    public ExampleTable(Collection<RunResult> results) {
        this.results = results;
    }

    /** The table. */
    public void report(Markdown out) {
        out.title("Proving one refinement")
                .paragraph("Milliseconds. `naiveV4` is V4 alone in the naive encoding, with a cap of 10 s.")
                .head(List.of("policy", "`prove`: median", "99%", "`naiveV4`: median"));
        for (Example example : Example.values()) {
            out.row(List.of(
                    "`" + example + "`",
                    percentile(example, "prove", 50),
                    percentile(example, "prove", 99),
                    percentile(example, "naiveV4", 50)));
        }
        out.paragraph("");
    }

    private String percentile(Example example, String method, int percent) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("ProofBenchmark." + method))
                .filter(result -> example.name().equals(result.getParams().getParam("example")))
                .map(result -> result.getPrimaryResult().getStatistics().getPercentile(percent))
                .map(Markdown::number)
                .findFirst()
                .orElse("");
    }
}
