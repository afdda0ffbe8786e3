package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.util.List;

/**
 * A condition key as one table publishes it.
 *
 * @param name as published, such as {@code s3:prefix}, or with one part that requests fill, such as {@code
 *     aws:RequestTag/${TagKey}}; ASCII
 * @param types rising, each once, never empty
 */
record ConditionKey(String name, List<KeyType> types) {
    private static final String OPEN = "${";

    /** Fails with a {@link CatalogException} where a component has not the shape described above. */
    ConditionKey {
        checkName(name);
        types = List.copyOf(types);
        if (types.isEmpty()) {
            throw new CatalogException("condition key " + quoted(name) + " has no type, but at least one is needed");
        }
        for (int i = 1; i < types.size(); i++) {
            if (types.get(i - 1).compareTo(types.get(i)) >= 0) {
                throw new CatalogException("type " + quoted(types.get(i).title()) + " of condition key " + quoted(name)
                        + " comes after " + quoted(types.get(i - 1).title())
                        + ", but types must rise in the order " + KeyType.titles() + ", each once");
            }
        }
    }

    /** Whether requests fill a part of the name. */
    boolean hasGap() {
        return name.contains(OPEN);
    }

    /** What stands before the part that requests fill. */
    String start() {
        return name.substring(0, name.indexOf(OPEN));
    }

    /** What stands behind it. */
    String end() {
        return name.substring(name.indexOf('}') + 1);
    }

    private static void checkName(String name) {
        int open = name.indexOf(OPEN);
        String fixed = name;
        if (open >= 0) {
            int close = name.indexOf('}', open);
            if (close < 0 || !Spelling.isName(name.substring(open + OPEN.length(), close))) {
                throw shape(name);
            }
            fixed = name.substring(0, open).concat(name.substring(close + 1));
        }
        if (fixed.indexOf(':') <= 0) {
            throw shape(name);
        }
        for (int i = 0; i < fixed.length(); i++) {
            char c = fixed.charAt(i);
            if (!Spelling.isNameChar(c) && ":/.".indexOf(c) < 0) {
                throw shape(name);
            }
        }
    }

    private static CatalogException shape(String name) {
        return new CatalogException(
                "condition key " + quoted(name) + " must be a prefix, a colon and a name of letters,"
                        + " digits and `_-:/.`, with at most one part such as `${TagKey}`");
    }
}
