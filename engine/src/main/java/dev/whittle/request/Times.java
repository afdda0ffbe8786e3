package dev.whittle.request;

import java.math.BigDecimal;
import java.util.Optional;

/** Texts of a request that stand for a time. */
public final class Times {
    private Times() {}

    /** The first instant that a text stands for, in seconds since 1970; nothing where it stands for no time. */
    public static Optional<BigDecimal> instant(String text) {
        return DateValue.of(text).map(DateValue::start);
    }

    /** The same as a text of seconds. */
    public static Optional<String> epoch(String text) {
        return instant(text).map(PointText::number);
    }

    /** Whether two texts stand for the same instant. */
    public static boolean areSame(String one, String other) {
        Optional<BigDecimal> first = instant(one);
        return first.isPresent()
                && instant(other)
                        .filter(second -> second.compareTo(first.get()) == 0)
                        .isPresent();
    }
}
