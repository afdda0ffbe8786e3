package dev.whittle.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What a table says of a condition key.
 *
 * @param type what each value is
 * @param multiplicity how many there are
 */
public record KeyType(ValueType type, Multiplicity multiplicity) implements Comparable<KeyType> {
    private static final String LIST = "ArrayOf";

    /** The published word, such as {@code String} or {@code ArrayOfString}. */
    public String title() {
        return multiplicity == Multiplicity.SINGLE ? type.title() : LIST.concat(type.title());
    }

    /** By value type, then single before multiple. */
    @Override
    public int compareTo(KeyType other) {
        int order = type.compareTo(other.type);
        return order != 0 ? order : multiplicity.compareTo(other.multiplicity);
    }

    /** The type with this published word, or null where there is none. */
    static @Nullable KeyType ofTitle(String title) {
        boolean list = title.startsWith(LIST);
        String word = list ? title.substring(LIST.length()) : title;
        for (ValueType type : ValueType.values()) {
            if (type.title().equals(word)) {
                return new KeyType(type, list ? Multiplicity.MULTIPLE : Multiplicity.SINGLE);
            }
        }
        return null;
    }

    /** The words that {@link #ofTitle} knows, for messages. */
    static String titles() {
        StringBuilder out = new StringBuilder();
        for (ValueType type : ValueType.values()) {
            out.append(out.isEmpty() ? "" : ", ").append(type.title());
        }
        return out.append(", each also with `")
                .append(LIST)
                .append("` before it")
                .toString();
    }
}
