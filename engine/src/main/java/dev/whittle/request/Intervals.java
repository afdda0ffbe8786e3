package dev.whittle.request;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Some points of a line, as stretches of it: numbers, times in seconds since 1970, or addresses as {@link AddressValue} has them.
 *
 * @param stretches rising, without a point in common
 */
public record Intervals(List<Interval> stretches) {
    /** The whole line. */
    public static final Intervals EVERYWHERE = new Intervals(List.of(new Interval(Cut.LOWEST, Cut.HIGHEST)));

    /** The addresses of both families. */
    public static final Intervals ADDRESSES = union(List.of(of("0.0.0.0/0"), of("::/0")));

    public Intervals {
        stretches = List.copyOf(stretches);
    }

    /**
     * A place between two points of the line: just before a number or just after it, or beyond all.
     *
     * @param side -1 before the number, 1 after it; -2 and 2 are before and after all numbers
     */
    public record Cut(BigDecimal value, int side) implements Comparable<Cut> {
        static final Cut LOWEST = new Cut(BigDecimal.ZERO, -2);
        static final Cut HIGHEST = new Cut(BigDecimal.ZERO, 2);

        static Cut before(BigDecimal value) {
            return new Cut(value.stripTrailingZeros(), -1);
        }

        static Cut after(BigDecimal value) {
            return new Cut(value.stripTrailingZeros(), 1);
        }

        /** Whether it is next to a number, and not beyond all. */
        public boolean isAtNumber() {
            return Math.abs(side) == 1;
        }

        @Override
        public int compareTo(Cut other) {
            if (!isAtNumber() || !other.isAtNumber()) {
                return Integer.compare(isAtNumber() ? 0 : side, other.isAtNumber() ? 0 : other.side);
            }
            int order = value.compareTo(other.value);
            return order != 0 ? order : Integer.compare(side, other.side);
        }
    }

    /** The points between two cuts. */
    public record Interval(Cut from, Cut to) {
        /** Whether a number is one of them. */
        public boolean holds(BigDecimal number) {
            return from.compareTo(Cut.before(number)) <= 0 && to.compareTo(Cut.after(number)) >= 0;
        }
    }

    /** Whether a number is one of the points. Linear in the stretches. */
    public boolean holds(BigDecimal number) {
        return stretches.stream().anyMatch(each -> each.holds(number));
    }

    private static Interval of(String network) {
        return of(AddressValue.of(network).orElseThrow());
    }

    /** The addresses that a text of a policy names. */
    static Interval of(AddressValue addresses) {
        return new Interval(
                Cut.before(new BigDecimal(addresses.first())),
                Cut.before(new BigDecimal(addresses.last().add(BigInteger.ONE))));
    }

    /** The points of all of these stretches. */
    static Intervals union(List<Interval> some) {
        List<Interval> merged = new ArrayList<>();
        for (Interval next : some.stream()
                .filter(each -> each.from().compareTo(each.to()) < 0)
                .sorted(Comparator.comparing(Interval::from).thenComparing(Interval::to))
                .toList()) {
            int end = merged.size() - 1;
            Interval last = merged.isEmpty() ? next : merged.get(end);
            if (!merged.isEmpty() && last.to().compareTo(next.from()) >= 0) {
                Cut to = last.to().compareTo(next.to()) >= 0 ? last.to() : next.to();
                merged.set(end, new Interval(last.from(), to));
            } else {
                merged.add(next);
            }
        }
        return new Intervals(merged);
    }
}
