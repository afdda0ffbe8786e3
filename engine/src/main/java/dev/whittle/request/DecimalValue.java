package dev.whittle.request;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number of a policy or a request, read exactly.
 *
 * <p>Source: IAM User Guide, "Numeric condition operators": integer or decimal values.
 */
// TRUSTED: a text stands for this number.
final class DecimalValue {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,2})?");

    /** Longer ones are refused: nobody compares them, and exact arithmetic would take its time. */
    private static final int MOST_CHARACTERS = 100;

    private DecimalValue() {}

    /** The number that a text is; nothing where it is none, or too long. */
    static Optional<BigDecimal> of(String text) {
        return text.length() <= MOST_CHARACTERS && NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }
}
