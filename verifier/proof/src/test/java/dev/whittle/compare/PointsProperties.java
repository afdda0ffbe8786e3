package dev.whittle.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.request.Intervals;
import dev.whittle.request.Intervals.Cut;
import dev.whittle.request.Intervals.Interval;
import dev.whittle.smt.Deadline;
import dev.whittle.smt.Solver;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The search for points and the solver's word on them, each against a look at every eighth of a unit: all ends are at halves. */
class PointsProperties {
    private static final Dimension NUMBER = new Dimension(Dimension.Kind.NUMBER, "x:n");
    private static final BigDecimal EIGHTH = new BigDecimal("0.125");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final List<BigDecimal> LOOKED_AT = IntStream.rangeClosed(-40, 40)
            .mapToObj(i -> EIGHTH.multiply(BigDecimal.valueOf(i)))
            .toList();

    /** One or two stretches whose ends are at halves between -2 and 2, or beyond all numbers. */
    private static Intervals intervals(Random random) {
        TreeSet<Cut> cuts = new TreeSet<>();
        int ends = 2 + 2 * random.nextInt(2);
        while (cuts.size() < ends) {
            int side = random.nextInt(8) == 0 ? random.nextBoolean() ? -2 : 2 : random.nextBoolean() ? -1 : 1;
            BigDecimal at =
                    Math.abs(side) == 2 ? BigDecimal.ZERO : HALF.multiply(BigDecimal.valueOf(random.nextInt(9) - 4));
            cuts.add(new Cut(at.stripTrailingZeros(), side));
        }
        List<Cut> rising = List.copyOf(cuts);
        List<Interval> stretches = new ArrayList<>();
        for (int i = 0; i < ends; i += 2) {
            stretches.add(new Interval(rising.get(i), rising.get(i + 1)));
        }
        return new Intervals(stretches);
    }

    private static List<Intervals> some(Random random, int least) {
        return IntStream.range(0, least + random.nextInt(3))
                .mapToObj(i -> intervals(random))
                .toList();
    }

    private static boolean isMet(PointClaim claim, BigDecimal point) {
        return claim.left().stream().allMatch(each -> each.holds(point))
                && claim.right().stream().noneMatch(each -> each.holds(point));
    }

    @Property(seed = "20271202", tries = 3000)
    void point_ofRandomClaims_isFoundIffThereIsOne(@ForAll("seeds") Integer seed) {
        Random random = new Random(seed);
        PointClaim claim = new PointClaim(some(random, 0), some(random, 0));
        Optional<String> found = Points.in(claim, NUMBER);
        boolean isThere = LOOKED_AT.stream().anyMatch(point -> isMet(claim, point));
        assertEquals(isThere || claim.left().isEmpty(), found.isPresent(), claim.toString());
        found.filter(text -> !text.equals("none"))
                .ifPresent(text -> assertTrue(isMet(claim, new BigDecimal(text)), text + " " + claim));
    }

    @Property(seed = "20271203", tries = 200)
    void proof_ofRandomClaims_isThereIffNoPointIs(@ForAll("seeds") Integer seed) {
        Random random = new Random(seed);
        PointClaim claim = new PointClaim(some(random, 1), some(random, 0));
        try (Solver solver = new Solver()) {
            Letters letters = new Letters();
            boolean isProved = new LemmaProver(() -> solver, letters, new TextSearch(letters))
                    .proves(claim, Deadline.in(Duration.ofSeconds(20)));
            assertEquals(LOOKED_AT.stream().noneMatch(point -> isMet(claim, point)), isProved, claim.toString());
        }
    }

    @Provide
    Arbitrary<Integer> seeds() {
        return Arbitraries.integers();
    }
}
