package dev.whittle.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times in what AWS answers: ISO 8601 with an offset, as its command line writes them, or seconds since 1970. In copies by the SDK
 * for Python a space may stand before the time of day.
 */
public final class JsonTime {
    /** Digits of the latest second that is taken for a time, in the year 31688. */
    private static final int MOST_DIGITS = 12;

    private static final Pattern DATE_AND_SPACE = Pattern.compile("^([0-9-]{10}) ");

    private JsonTime() {}

    /** Whether there is no member of that name, or it is null. */
    public static boolean isMissing(Json.Obj object, String name) {
        return object.get(name)
                .filter(value ->
                        !(value instanceof Json.Scalar scalar && scalar.lexeme().equals("null")))
                .isEmpty();
    }

    /**
     * The time under that name. Nothing where it is missing, or is no time; the latter is added to the problems.
     *
     * @param pointer JSON pointer to the object
     */
    public static Optional<Instant> of(Json.Obj object, String name, String pointer, Problems problems) {
        if (isMissing(object, name)) {
            return Optional.empty();
        }
        Json value = object.get(name).orElseThrow();
        try {
            if (value instanceof Json.Str text) {
                return Optional.of(OffsetDateTime.parse(
                                DATE_AND_SPACE.matcher(text.value()).replaceFirst("$1T"))
                        .toInstant());
            }
            if (value instanceof Json.Scalar scalar) {
                return Optional.of(Instant.ofEpochSecond(seconds(new BigDecimal(scalar.lexeme()))));
            }
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            problems.add(value, pointer + "/" + name, "this is no time; write one such as `2026-06-01T00:00:00Z`");
            return Optional.empty();
        }
        problems.add(value, pointer + "/" + name, "this is " + value.kind() + "; write a time");
        return Optional.empty();
    }

    /** Looks at the size first: what is cut to 64 bits would be another time, and digits are not made to be counted. */
    private static long seconds(BigDecimal number) {
        if ((long) number.precision() - number.scale() > MOST_DIGITS) {
            throw new ArithmeticException("no second has so many digits");
        }
        return number.longValue();
    }
}
