package dev.whittle.compare;

import dev.whittle.request.ConditionOperator.View;

/**
 * One of the parts of a request that statements speak of. Dimensions are taken as independent of each other, which only makes for
 * more requests than there are.
 *
 * @param kind which part
 * @param key the folded key, where it is one's values; else empty
 */
record Dimension(Kind kind, String key) implements Comparable<Dimension> {
    static final Dimension ACTION = new Dimension(Kind.ACTION, "");
    static final Dimension RESOURCE = new Dimension(Kind.RESOURCE, "");
    static final Dimension PRINCIPAL = new Dimension(Kind.PRINCIPAL, "");

    /** Which part of a request. */
    enum Kind {
        ACTION("action"),
        RESOURCE("resource"),
        PRINCIPAL("principal"),
        TEXT("text of"),
        NUMBER("number of"),
        DATE("date of"),
        ADDRESS("address of");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** The values of a key, as what they are looked at. */
    static Dimension of(String key, View view) {
        return new Dimension(
                switch (view) {
                    case NUMBER -> Kind.NUMBER;
                    case DATE -> Kind.DATE;
                    case ADDRESS -> Kind.ADDRESS;
                    default -> Kind.TEXT;
                },
                key);
    }

    /** Whether it is the values of a key, which may be absent. */
    boolean isOfKey() {
        return kind.compareTo(Kind.TEXT) >= 0;
    }

    /** Whether its points lie on a line. */
    boolean isOrdered() {
        return kind.compareTo(Kind.NUMBER) >= 0;
    }

    @Override
    public int compareTo(Dimension other) {
        int order = kind.compareTo(other.kind);
        return order != 0 ? order : key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return key.isEmpty() ? kind.words : kind.words + " " + key;
    }
}
