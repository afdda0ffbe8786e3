package dev.whittle.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day as written on the command line: {@code 2026-06-01}, its start in UTC, or a time {@code 2026-06-01T12:00:00Z}. */
final class AsOf implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException("`" + text
                    + "` is no day; write one such as `2026-06-01`, or a time such as" + " `2026-06-01T12:00:00Z`");
        }
    }
}
