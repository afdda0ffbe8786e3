package dev.whittle.request;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of a policy or a request, exact: seconds since 1970-01-01T00:00Z with their fraction. A text that names a day or a
 * month alone is a stretch of time.
 *
 * <p>Source: IAM User Guide, "Date condition operators"; W3C note "Date and Time Formats". A year alone is refused, since it can't
 * be told from an epoch; a time without a zone, since the note does not have it; an epoch beyond the year 5000, since it may be
 * meant in milliseconds.
 *
 * @param start its first instant
 * @param end the first instant after it; the same as {@code start} where the text names one instant
 */
// TRUSTED: a text stands for this time.
record DateValue(BigDecimal start, BigDecimal end) {
    private static final Pattern EPOCH = Pattern.compile("-?\\d{5,}(\\.\\d{1,9})?|-?\\d{1,3}(\\.\\d{1,9})?|0");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?");
    private static final Pattern INSTANT = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}):(\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");
    private static final BigDecimal LAST_EPOCH = new BigDecimal("100000000000");
    private static final int SECONDS_A_DAY = 86_400;

    /** The time that a text is; nothing where it is none of the forms. */
    static Optional<DateValue> of(String text) {
        if (EPOCH.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text))
                    .filter(epoch -> epoch.abs().compareTo(LAST_EPOCH) < 0)
                    .map(epoch -> new DateValue(epoch, epoch));
        }
        try {
            Matcher day = DAY.matcher(text);
            if (day.matches()) {
                return Optional.of(day.group(3) == null ? month(day) : day(day));
            }
            Matcher instant = INSTANT.matcher(text);
            return instant.matches() ? Optional.of(instant(instant)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static DateValue month(Matcher month) {
        YearMonth which = YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)));
        return days(which.atDay(1), which.plusMonths(1).atDay(1));
    }

    private static DateValue day(Matcher day) {
        LocalDate which = date(day);
        return days(which, which.plusDays(1));
    }

    private static LocalDate date(Matcher text) {
        return LocalDate.of(
                Integer.parseInt(text.group(1)), Integer.parseInt(text.group(2)), Integer.parseInt(text.group(3)));
    }

    private static DateValue days(LocalDate first, LocalDate after) {
        return new DateValue(
                BigDecimal.valueOf(first.toEpochDay() * SECONDS_A_DAY),
                BigDecimal.valueOf(after.toEpochDay() * SECONDS_A_DAY));
    }

    private static DateValue instant(Matcher text) {
        int seconds = text.group(6) == null ? 0 : Integer.parseInt(text.group(6));
        LocalDateTime local =
                date(text).atTime(Integer.parseInt(text.group(4)), Integer.parseInt(text.group(5)), seconds);
        BigDecimal whole = BigDecimal.valueOf(local.toEpochSecond(ZoneOffset.of(text.group(8))));
        BigDecimal exact = text.group(7) == null ? whole : whole.add(new BigDecimal("0" + text.group(7)));
        return new DateValue(exact, exact);
    }

    /** Whether it names a day or a month alone. */
    boolean isShortened() {
        return start.compareTo(end) != 0;
    }
}
