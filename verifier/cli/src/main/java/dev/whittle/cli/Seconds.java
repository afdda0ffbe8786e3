package dev.whittle.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as written on the command line, in seconds: {@code 30} or {@code 0.5}. */
final class Seconds implements ITypeConverter<Duration> {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,9})?");
    private static final Duration MOST = Duration.ofSeconds(1_000_000);

    @Override
    public Duration convert(String text) {
        Duration time = SHAPE.matcher(text).matches() ? millis(text) : Duration.ZERO;
        if (time.isZero() || time.compareTo(MOST) > 0) {
            throw new TypeConversionException(
                    "`" + text + "` is out of range; write seconds above 0, up to " + MOST.toSeconds());
        }
        return time;
    }

    /** No shorter than asked for. */
    private static Duration millis(String text) {
        return Duration.ofMillis(new BigDecimal(text)
                .movePointRight(3)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact());
    }
}
