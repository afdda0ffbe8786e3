package dev.whittle.smt;

/**
 * Names of variables as symbols. Letters, digits and most punctuation stay; any other character becomes {@code ~} with its
 * code point in braces. Different names have different symbols. What stays is allowed between the bars of an SMT-LIB
 * symbol. Names that solvers make up, and those of their string functions, hold {@code !}, {@code @} or a dot, which no
 * symbol here does.
 */
final class Symbol {
    private static final String ESCAPED = "|\\!@.~";

    private Symbol() {}

    /** The name itself; fails where it is empty. */
    static String require(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a variable needs a name");
        }
        return name;
    }

    static String of(String name) {
        StringBuilder symbol = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (c >= ' ' && c <= '~' && ESCAPED.indexOf(c) < 0) {
                symbol.append((char) c);
            } else {
                symbol.append("~{").append(Integer.toHexString(c)).append('}');
            }
        });
        return symbol.toString();
    }
}
