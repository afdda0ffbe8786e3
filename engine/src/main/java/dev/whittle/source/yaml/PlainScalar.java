package dev.whittle.source.yaml;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a plain (unquoted) scalar is: a string, unless the core schema calls it a number, a boolean or null.
 *
 * <p>Source: YAML 1.2.2, section 10.3.2. What YAML 1.1 took for more, such as {@code yes}, {@code 1:30} and {@code 2012-10-17}, are
 * strings.
 */
final class PlainScalar {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private PlainScalar() {}

    /**
     * The lexeme of what is no string: {@code null}, {@code true} and {@code false} in JSON's spelling, a number as it is written;
     * nothing for a string.
     */
    static Optional<String> lexeme(String written) {
        return switch (written) {
            case "", "~", "null", "Null", "NULL" -> Optional.of("null");
            case "true", "True", "TRUE" -> Optional.of("true");
            case "false", "False", "FALSE" -> Optional.of("false");
            default -> isNumber(written) ? Optional.of(written) : Optional.empty();
        };
    }

    private static boolean isNumber(String written) {
        return "+-.0123456789".indexOf(written.charAt(0)) >= 0
                && NUMBER.matcher(written).matches();
    }
}
