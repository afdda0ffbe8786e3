package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.request.Intervals.Cut;
import dev.whittle.request.Intervals.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Stretches of a line put together, against a look at every point that tells them apart. */
class IntervalsProperties {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static Cut cut(Random random) {
        BigDecimal at = BigDecimal.valueOf(random.nextInt(7) - 3);
        return switch (random.nextInt(10)) {
            case 0 -> Cut.LOWEST;
            case 1 -> Cut.HIGHEST;
            case 2, 3, 4, 5 -> Cut.before(at);
            default -> Cut.after(at);
        };
    }

    /** A point is in the union iff it is in one of them; the union's stretches rise and have gaps between them. */
    @Property(seed = "20271204", tries = 3000)
    void union_ofRandomStretches_holdsWhatOneOfThemDoes(@ForAll("seeds") Integer seed) {
        Random random = new Random(seed);
        List<Interval> some = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> new Interval(cut(random), cut(random)))
                .toList();
        Intervals union = Intervals.union(some);
        for (int i = -9; i <= 9; i++) {
            BigDecimal point = HALF.multiply(BigDecimal.valueOf(i));
            assertEquals(some.stream().anyMatch(each -> each.holds(point)), union.holds(point), point + " in " + some);
        }
        for (int i = 0; i < union.stretches().size(); i++) {
            Interval stretch = union.stretches().get(i);
            assertTrue(stretch.from().compareTo(stretch.to()) < 0, some.toString());
            assertTrue(i == 0 || union.stretches().get(i - 1).to().compareTo(stretch.from()) < 0, some.toString());
        }
    }

    @Provide
    Arbitrary<Integer> seeds() {
        return Arbitraries.integers();
    }
}
