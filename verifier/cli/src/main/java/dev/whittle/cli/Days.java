package dev.whittle.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of days as written on the command line: {@code 90d}. */
final class Days implements ITypeConverter<Duration> {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,5})d");

    @Override
    public Duration convert(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new TypeConversionException("`" + text + "` is no number of days; write one such as `90d`");
        }
        return Duration.ofDays(Long.parseLong(shape.group(1)));
    }
}
