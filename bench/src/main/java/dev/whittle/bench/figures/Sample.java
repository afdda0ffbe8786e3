package dev.whittle.bench.figures;

import java.util.Arrays;
import java.util.Collection;

/** Measured values, whose order does not matter. */
public final class Sample {
    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /** Of at least one value. */
    public static Sample of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.stream().mapToDouble(value -> value).toArray();
        Arrays.sort(sorted);
        return new Sample(sorted);
    }

    /** The value in the middle; of two the larger one. */
    public double median() {
        return sorted[sorted.length / 2];
    }

    /** The smallest value that no more than one in a hundred exceeds. */
    public double ninetyNinth() {
        return sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
    }

    /** The largest. */
    public double largest() {
        return sorted[sorted.length - 1];
    }

    /** The smallest. */
    public double smallest() {
        return sorted[0];
    }

    /** All together. */
    public double sum() {
        return Arrays.stream(sorted).sum();
    }
}
