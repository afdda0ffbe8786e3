package dev.whittle.request;

import java.math.BigDecimal;
import java.time.Instant;

/** Texts of a request that stand for points of {@link Intervals}, as {@link DecimalValue} and its like read them. */
public final class PointText {
    private static final long LAST_SECOND = 253_402_300_799L;

    private PointText() {}

    /** A number. */
    public static String number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.signum() == 0
                ? "0"
                : plain.toPlainString().length() > 40 ? plain.toString() : plain.toPlainString();
    }

    /** A time, given in seconds since 1970. */
    public static String date(BigDecimal seconds) {
        boolean isWhole = seconds.stripTrailingZeros().scale() <= 0;
        boolean hasYear = seconds.signum() >= 0 && seconds.compareTo(BigDecimal.valueOf(LAST_SECOND)) <= 0;
        return isWhole && hasYear
                ? Instant.ofEpochSecond(seconds.longValueExact()).toString()
                : number(seconds);
    }

    /** An address, given as {@link AddressValue} counts them. */
    public static String address(BigDecimal point) {
        return AddressValue.text(point.toBigIntegerExact());
    }
}
