package dev.whittle.compare;

import dev.whittle.request.Intervals;
import dev.whittle.request.Intervals.Interval;
import dev.whittle.request.PointText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for a point of a line that lies in some stretches and outside others: of every piece into which their ends cut the line, one
 * point is tried. A value that is no point of the line lies in no stretch at all.
 */
final class Points {
    /** A value that is no number, no time and no address. */
    static final String MALFORMED = "none";

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Points() {}

    /** The text of such a point; nothing where there is none. */
    static Optional<String> in(PointClaim claim, Dimension dimension) {
        return candidates(claim).stream()
                .filter(point -> dimension.kind() != Dimension.Kind.ADDRESS || Intervals.ADDRESSES.holds(point))
                .filter(point -> claim.left().stream().allMatch(each -> each.holds(point))
                        && claim.right().stream().noneMatch(each -> each.holds(point)))
                .findFirst()
                .map(point -> text(point, dimension))
                .or(() -> claim.left().isEmpty() ? Optional.of(MALFORMED) : Optional.empty());
    }

    private static String text(BigDecimal point, Dimension dimension) {
        return switch (dimension.kind()) {
            case ADDRESS -> PointText.address(point);
            case DATE -> PointText.date(point);
            default -> PointText.number(point);
        };
    }

    private static List<BigDecimal> candidates(PointClaim claim) {
        TreeSet<BigDecimal> ends = new TreeSet<>();
        Stream.concat(claim.left().stream(), claim.right().stream())
                .flatMap(intervals -> intervals.stretches().stream())
                .flatMap((Interval each) -> Stream.of(each.from(), each.to()))
                .filter(Intervals.Cut::isAtNumber)
                .forEach(cut -> ends.add(cut.value()));
        if (ends.isEmpty()) {
            return List.of(BigDecimal.ZERO);
        }
        List<BigDecimal> candidates = new ArrayList<>(ends);
        candidates.add(ends.first().setScale(0, RoundingMode.FLOOR).subtract(BigDecimal.ONE));
        candidates.add(ends.last().setScale(0, RoundingMode.CEILING).add(BigDecimal.ONE));
        BigDecimal before = ends.first();
        for (BigDecimal end : ends.tailSet(before, false)) {
            BigDecimal whole = before.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
            candidates.add(whole.compareTo(end) < 0 ? whole : before.add(end).divide(TWO));
            before = end;
        }
        return candidates;
    }
}
